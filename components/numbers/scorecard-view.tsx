/** The card of 120 points, with its arithmetic open: printable, weights and maxima editable, the superior's points typed in. */
import { useId, useState } from 'react';
import { METRIC_LIST, type MetricId, RANKABLE } from '../../utils/core/metric-list';
import type { Figures } from '../../utils/core/metrics';
import { type ScorecardSettings, type ScoreLine, scoreCard } from '../../utils/core/scorecard';
import { formatMetric, nameOf } from '../figures/metrics';
import { Opens } from '../figures/opens';
import { formatShare } from '../format';
import { Scroller } from '../scroller';
import { useText } from '../text';
import type { FigureHref } from './numbers-model';
import { WeightForm } from './weight-form';

export interface ScorecardModel {
  agentName: string;
  /** `2026-11-01 – 2026-11-30`. */
  span: string;
  spanBefore: string;
  recorded?: { days: number; of: number };
  settings: ScorecardSettings;
  /** The superior's points, where any were given. */
  given?: number;
  now: Figures;
  before?: Figures;
  references: Partial<Record<MetricId, number>>;
  /** What the references are: the trade's where set, else the team's median. */
  referenceKinds: Partial<Record<MetricId, 'industry' | 'median' | 'target'>>;
}

interface ScorecardViewProps {
  model: ScorecardModel;
  onSettings(parts: Partial<ScorecardSettings>): Promise<boolean>;
  /** What the superior gives for exactly this card; undefined: taken back. */
  onGiven(points: number | undefined): Promise<boolean>;
  hrefOf?: FigureHref;
}

const KIND_WORDS = { industry: 'refIndustry', median: 'refMedian', target: 'leadTarget' } as const;

export function ScorecardView({ model, onSettings, onGiven, hrefOf }: ScorecardViewProps) {
  const t = useText();
  const id = useId();
  const { settings, given } = model;
  const card = scoreCard(settings, model.now, model.before, model.references, given);
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
              <Line
                key={line.metric}
                line={line}
                kind={model.referenceKinds[line.metric]}
                href={hrefOf?.({ metric: line.metric, period: 'month' })}
              />
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
          <PointsInput
            key={`given ${given}`}
            label={t('scoreSuperiorGive', settings.superior)}
            value={given}
            most={settings.superior}
            onDone={(points) => void onGiven(points)}
          />
          {(['own', 'reference', 'superior'] as const).map((part) => (
            <PointsInput
              key={`${part} ${settings[part]}`}
              label={t(PART_WORDS[part])}
              value={settings[part]}
              most={1000}
              onDone={(most) => most !== undefined && void onSettings({ [part]: most })}
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

interface PointsInputProps {
  label: string;
  value: number | undefined;
  most: number;
  /** undefined: emptied, which only what was optional may be. */
  onDone(points: number | undefined): void;
}

/** Saved when the field is left or Enter is pressed: what is half typed is nobody's word. Anything unsound goes back. */
function PointsInput({ label, value, most, onDone }: PointsInputProps) {
  const before = value === undefined ? '' : String(value);
  const [text, setText] = useState(before);
  const done = () => {
    const points = Number(text);
    if (text.trim() === before) return;
    if (text.trim() === '') {
      onDone(undefined);
      setText(before);
    } else if (points >= 0 && points <= most) onDone(points);
    else setText(before);
  };
  return (
    <label className="inline">
      {label}
      <input
        type="number"
        min={0}
        max={most}
        step="any"
        style={{ width: 76 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={done}
        onKeyDown={(event) => event.key === 'Enter' && done()}
      />
    </label>
  );
}

interface LineProps {
  line: ScoreLine;
  kind: 'industry' | 'median' | 'target' | undefined;
  href: string | undefined;
}

function Line({ line, kind, href }: LineProps) {
  const t = useText();
  const { metric, weight, value, before, reference, ownShare, referenceShare } = line;
  return (
    <tr>
      <th scope="row">{nameOf(metric, t)}</th>
      <td className="number">{weight}</td>
      <td className="number">
        <Opens metric={metric} href={href}>
          {formatMetric(metric, value, t)}
        </Opens>
      </td>
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
