/** The card of 120 points, with its arithmetic open: printable, weights and maxima editable, the superior's points typed in. */
import { useId, useState } from 'react';
import { METRIC_LIST, type MetricId, RANKABLE } from '../../utils/core/metric-list';
import type { Figures } from '../../utils/core/metrics';
import { type ScorecardSettings, type ScoreLine, scoreCard } from '../../utils/core/scorecard';
import { formatMetric, nameOf } from '../figures/metrics';
import { formatShare } from '../format';
import { Scroller } from '../scroller';
import { useText } from '../text';
import { WeightForm } from './weight-form';

export interface ScorecardModel {
  agentName: string;
  /** `2026-11-01 – 2026-11-30`. */
  span: string;
  spanBefore: string;
  recorded?: { days: number; of: number };
  settings: ScorecardSettings;
  now: Figures;
  before?: Figures;
  references: Partial<Record<MetricId, number>>;
  /** What the references are: the trade's where set, else the team's median. */
  referenceKinds: Partial<Record<MetricId, 'industry' | 'median' | 'target'>>;
}

interface ScorecardViewProps {
  model: ScorecardModel;
  onSettings(parts: Partial<ScorecardSettings>): Promise<boolean>;
}

const KIND_WORDS = { industry: 'refIndustry', median: 'refMedian', target: 'leadTarget' } as const;

export function ScorecardView({ model, onSettings }: ScorecardViewProps) {
  const t = useText();
  const id = useId();
  const [superior, setSuperior] = useState('');
  const { settings } = model;
  const points = superior.trim() === '' ? undefined : Number(superior);
  const card = scoreCard(settings, model.now, model.before, model.references, points);
  const parts = [
    { label: t('scoreOwn', model.spanBefore), value: card.own, most: settings.own },
    { label: t('scoreReference'), value: card.reference, most: settings.reference },
    { label: t('scoreSuperior'), value: card.superior, most: settings.superior },
  ];
  return (
    <section className="scorecard" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('scoreTitle', model.agentName, model.span)}</h2>
      <p>
        <span className="big">{card.total.toFixed(1)}</span> {t('scoreOutOf', card.outOf)}
      </p>
      <dl className="references">
        {parts.map(({ label, value, most }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value === undefined ? t('scoreUnknown') : value.toFixed(1)} / {most}
            </dd>
          </div>
        ))}
      </dl>
      <Scroller label={t('scoreTitle', model.agentName, model.span)}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{t('figureName')}</th>
              <th scope="col" className="number">
                {t('scoreWeight')}
              </th>
              <th scope="col" className="number">
                {t('figureValue')}
              </th>
              <th scope="col" className="number">
                {t('scoreBefore')}
              </th>
              <th scope="col" className="number">
                {t('scoreGot')}
              </th>
              <th scope="col" className="number">
                {t('scoreAgainst')}
              </th>
              <th scope="col" className="number">
                {t('scoreGot')}
              </th>
            </tr>
          </thead>
          <tbody>
            {card.lines.map((line) => (
              <Line key={line.metric} line={line} kind={model.referenceKinds[line.metric]} />
            ))}
          </tbody>
        </table>
      </Scroller>
      <p className="foot">
        {model.recorded && `${t('recordedDays', model.recorded.days, model.recorded.of)} · `}
        {t('scoreWhy')}
      </p>
      <div className="no-print">
        <p className="inline">
          <label htmlFor={`${id}-superior`}>{t('scoreSuperiorGive', settings.superior)}</label>
          <input
            id={`${id}-superior`}
            type="number"
            min={0}
            max={settings.superior}
            value={superior}
            onChange={(event) => setSuperior(event.target.value)}
          />
          {(['own', 'reference', 'superior'] as const).map((part) => (
            <MostInput
              key={`${part} ${settings[part]}`}
              label={t(PART_WORDS[part])}
              value={settings[part]}
              onDone={(most) => void onSettings({ [part]: most })}
            />
          ))}
        </p>
        <WeightForm
          key={JSON.stringify(settings.weights)}
          weights={settings.weights}
          among={JUDGED}
          onSave={(weights) => onSettings({ weights })}
        />
        <button type="button" className="plain" onClick={printCard}>
          {t('exportPrint')}
        </button>
      </div>
    </section>
  );
}

/** The card alone, without the plan above it. */
function printCard(): void {
  document.body.classList.add('print-card');
  addEventListener('afterprint', () => document.body.classList.remove('print-card'), { once: true });
  window.print();
}

const JUDGED = RANKABLE.filter((metric) => METRIC_LIST[metric].kind !== 'count');
const PART_WORDS = { own: 'scoreMostOwn', reference: 'scoreMostReference', superior: 'scoreMostSuperior' } as const;

/** Saved when the field is left or Enter is pressed: what is half typed is nobody's word. Anything unsound goes back. */
function MostInput({ label, value, onDone }: { label: string; value: number; onDone(most: number): void }) {
  const [text, setText] = useState(String(value));
  const done = () => {
    const most = Number(text);
    if (text.trim() === '' || !(most >= 0 && most <= 1000)) setText(String(value));
    else if (most !== value) onDone(most);
  };
  return (
    <label className="inline">
      {label}
      <input
        type="number"
        min={0}
        max={1000}
        style={{ width: 76 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={done}
        onKeyDown={(event) => event.key === 'Enter' && done()}
      />
    </label>
  );
}

function Line({ line, kind }: { line: ScoreLine; kind: 'industry' | 'median' | 'target' | undefined }) {
  const t = useText();
  const { metric, weight, value, before, reference, ownShare, referenceShare } = line;
  return (
    <tr>
      <th scope="row">{nameOf(metric, t)}</th>
      <td className="number">{weight}</td>
      <td className="number">{formatMetric(metric, value, t)}</td>
      <td className="number">{formatMetric(metric, before, t)}</td>
      <td className="number">{formatShare(ownShare)}</td>
      <td className="number">
        {kind && <span className="badge badge-before">{t(KIND_WORDS[kind])}</span>}
        {formatMetric(metric, reference, t)}
      </td>
      <td className="number">{formatShare(referenceShare)}</td>
    </tr>
  );
}
