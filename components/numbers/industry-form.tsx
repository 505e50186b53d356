/** Figures of the trade, each with its source: shown beside every number of that kind, taken away when they are wrong. */
import { type FormEvent, useId, useRef, useState } from 'react';
import { METRIC_IDS, METRIC_LIST, type MetricId } from '../../utils/core/metric-list';
import { readReferences, writeReferences } from '../../utils/core/reconcile/pasted-references';
import { formatMetric, nameOf } from '../figures/metrics';
import { useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';
import type { TargetRule, TargetsCallbacks } from './targets-view';

/** As people type it: seconds, per cent, yuan. */
const TYPED: Record<string, number> = { wait: 1000, length: 1000, share: 0.01, money: 100 };

interface IndustryFormProps {
  rule: TargetRule;
  onIndustry: TargetsCallbacks['onIndustry'];
  onCopy: TargetsCallbacks['onCopy'];
}

export function IndustryForm({ rule, onIndustry, onCopy }: IndustryFormProps) {
  const t = useText();
  const id = useId();
  const { outcome, run } = useOutcome();
  const [metric, setMetric] = useState<MetricId>('average');
  const [value, setValue] = useState('');
  const [source, setSource] = useState('');
  const unit = TYPED[METRIC_LIST[metric].kind] ?? 1;
  const add = (event: FormEvent) => {
    event.preventDefault();
    void run(() => onIndustry(rule.id, metric, { value: Number(value) * unit, source: source.trim() }));
  };
  const set = METRIC_IDS.filter((each) => rule.industry[each]);
  return (
    <details open={set.length > 0}>
      <summary>{t('industryTitle')}</summary>
      <p className="foot">{t('industryWhy')}</p>
      <ul>
        {set.map((each) => (
          <li key={each} className="inline">
            {nameOf(each, t)} {formatMetric(each, rule.industry[each]?.value, t)}
            <span className="foot">{rule.industry[each]?.source}</span>
            <button
              type="button"
              className="link"
              aria-label={t('industryRemove', nameOf(each, t))}
              onClick={() => void run(() => onIndustry(rule.id, each, undefined))}
            >
              {t('packRemove')}
            </button>
          </li>
        ))}
      </ul>
      <form className="inline" onSubmit={add}>
        <select
          aria-label={t('figureName')}
          value={metric}
          onChange={(event) => setMetric(event.target.value as MetricId)}
        >
          {METRIC_IDS.map((each) => (
            <option key={each} value={each}>
              {nameOf(each, t)}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-value`}>{t(UNIT_WORDS[METRIC_LIST[metric].kind] ?? 'industryCount')}</label>
        <input
          id={`${id}-value`}
          type="number"
          min={0}
          step="any"
          required
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
        <label htmlFor={`${id}-source`}>{t('industrySource')}</label>
        <input
          id={`${id}-source`}
          type="text"
          required
          maxLength={80}
          value={source}
          onChange={(event) => setSource(event.target.value)}
        />
        <button type="submit" className="plain" disabled={outcome === 'busy'}>
          {t('industryAdd')}
        </button>
        <OutcomeNote outcome={outcome} />
      </form>
      <IndustryPaste rule={rule} onIndustry={onIndustry} onCopy={onCopy} />
    </details>
  );
}

/** A lead posts them in the team's chat, everybody pastes them: many at once, each with its source. */
function IndustryPaste({ rule, onIndustry, onCopy }: IndustryFormProps) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const name = (metric: MetricId) => nameOf(metric, t);
  const add = async () => {
    const { found, left } = readReferences(text, name);
    let added = 0;
    for (const { metric, value, source } of found)
      if (await onIndustry(rule.id, metric, { value, source: source || t('industryPasted') })) added += 1;
    setText(left.join('\n'));
    field.current?.focus();
    setSaid(
      [t('industryPasteFound', added), left.length > 0 && t('industryPasteLeft', left.length)]
        .filter(Boolean)
        .join(t('sentenceGap')),
    );
  };
  const copy = async () => {
    const own = METRIC_IDS.flatMap((metric) => {
      const entry = rule.industry[metric];
      return entry ? [{ metric, ...entry }] : [];
    });
    setSaid(t((await onCopy(writeReferences(own, name))) ? 'explainCopied' : 'explainCopyFailed'));
  };
  return (
    <details>
      <summary>{t('industryPaste')}</summary>
      <p className="foot" id={`${id}-why`}>
        {t('industryPasteWhy')}
      </p>
      <textarea
        ref={field}
        aria-label={t('industryPaste')}
        aria-describedby={`${id}-why`}
        rows={4}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="actions">
        <button type="button" className="plain" disabled={text.trim() === ''} onClick={() => void add()}>
          {t('industryPasteDo')}
        </button>
        {Object.keys(rule.industry).length > 0 && (
          <button type="button" className="plain" onClick={() => void copy()}>
            {t('industryCopy')}
          </button>
        )}
        <span role="status">{said}</span>
      </div>
    </details>
  );
}

const UNIT_WORDS = {
  wait: 'industrySeconds',
  length: 'industrySeconds',
  share: 'industryPercent',
  money: 'industryYuan',
  ratio: 'industryCount',
  count: 'industryCount',
} as const;
