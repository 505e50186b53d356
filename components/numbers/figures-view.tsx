/** Every figure of the span beside its references, in groups; each opens. Beside them the proof of the one that is open. */

import { memo, type ReactNode, useCallback, useRef } from 'react';
import {
  isEstimatedMetric,
  METRIC_IDS,
  METRIC_LIST,
  type MetricGroup,
  type MetricId,
} from '../../utils/core/metric-list';
import type { References } from '../../utils/core/references';
import { WaitChart } from '../charts/wait-chart';
import { Delta } from '../figures/delta';
import { compareFigure, formatMetric, nameOf, whyOf } from '../figures/metrics';
import { clockFormat } from '../figures/turn-words';
import { formatShare, formatWait } from '../format';
import { Scroller } from '../scroller';
import { type MessageKey, type Translate, useText } from '../text';
import type { NumberDay } from './numbers-model';
import { PartsChart } from './parts-chart';
import { WatchedList } from './watched-list';

const GROUPS: readonly [MetricGroup, MessageKey][] = [
  ['speed', 'groupSpeed'],
  ['volume', 'groupVolume'],
  ['words', 'groupWords'],
  ['sales', 'groupSales'],
];
/** Below this the page says that part of the shift was not watched. */
const GOOD_COVERAGE = 0.8;

export interface ImportedFigures {
  /** What the platform's own sheet said, by metric. */
  [metric: string]: number;
}

interface FiguresViewProps {
  numbers: NumberDay;
  chosen: MetricId;
  zone: string;
  imported: ImportedFigures;
  /** The proof of the chosen number; undefined while it is read. */
  proof: ReactNode;
  /** The hour that is looked at. */
  hour?: number | undefined;
  onChoose(metric: MetricId): void;
  onDay(day: string): void;
  onHour(hour: number | undefined): void;
}

export function FiguresView(props: FiguresViewProps) {
  const { numbers, chosen, zone, imported, proof, hour, onChoose, onDay, onHour } = props;
  const t = useText();
  const beside = useRef<HTMLElement>(null);
  const choose = useCallback(
    (metric: MetricId) => {
      onChoose(metric);
      // In a narrow window the proof stands below all figures, and would open out of sight.
      if (beside.current && getComputedStyle(beside.current).position === 'static') beside.current.scrollIntoView();
    },
    [onChoose],
  );
  const before: keyof References = numbers.isToday ? 'yesterday' : 'previous';
  return (
    <div className="figures">
      <div className="figures-list">
        <Notes numbers={numbers} zone={zone} onHour={onHour} />
        {GROUPS.map(([group, label]) => (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{t(label)}</h2>
            {group === 'sales' && numbers.figures.inquiries === undefined ? (
              <p className="foot">{t('groupSalesNone')}</p>
            ) : (
              <Scroller label={t(label)}>
                <table className="grid figures-table">
                  <thead>
                    <tr>
                      <th scope="col">{t('figureName')}</th>
                      <th scope="col" className="number">
                        {t('figureValue')}
                      </th>
                      <th scope="col">{t(numbers.isToday ? 'refYesterday' : 'refPrevious')}</th>
                      <th scope="col">{t('refOwn')}</th>
                      <th scope="col">{t('refMedian')}</th>
                      <th scope="col">{t('refBest')}</th>
                      <th scope="col">{t('refIndustry')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {METRIC_IDS.filter((metric) => METRIC_LIST[metric].group === group).map((metric) => (
                      <FigureRow
                        key={metric}
                        metric={metric}
                        value={numbers.figures[METRIC_LIST[metric].key]}
                        estimated={isEstimatedMetric(metric, numbers.figures)}
                        imported={imported[metric]}
                        references={numbers.references[metric] ?? {}}
                        before={before}
                        open={chosen === metric}
                        t={t}
                        onChoose={choose}
                      />
                    ))}
                  </tbody>
                </table>
              </Scroller>
            )}
          </section>
        ))}
      </div>
      <aside className="figures-proof" ref={beside}>
        <PartsChart numbers={numbers} metric={chosen} hour={hour} onDay={onDay} onHour={onHour} />
        {proof ?? <WaitChart waits={numbers.waits} limitMs={numbers.rule.limitMs} />}
      </aside>
    </div>
  );
}

type NotesProps = Pick<FiguresViewProps, 'numbers' | 'zone' | 'onHour'>;

function Notes({ numbers, zone, onHour }: NotesProps) {
  const t = useText();
  const { coverage, load, rule, figures } = numbers;
  const peakAt = load?.peakAt === undefined ? undefined : clockFormat(zone)(load.peakAt).slice(0, 5);
  const over = load?.cap !== undefined && figures.receptions > load.cap;
  return (
    <div className="notes">
      <p className="foot">{t('explainSince', rule.name, rule.validFrom, rule.note)}</p>
      <p className="foot">
        {coverage === undefined ? t('explainCoverageNone') : t('explainCoverage', formatShare(coverage))}
        {numbers.activeMs !== undefined && ` · ${t('activeTime', formatWait(numbers.activeMs, t))}`}
        {coverage !== undefined && coverage < GOOD_COVERAGE && ` · ${t('dayCoverageLow')}`}
        {numbers.recorded && ` · ${t('recordedDays', numbers.recorded.days, numbers.recorded.of)}`}
        {numbers.agentsCompared < 2 && ` · ${t('dayAlone')}`}
      </p>
      {numbers.watched && numbers.watched.pieces.length > 0 && <WatchedList watched={numbers.watched} zone={zone} />}
      {load && load.peak > 0 && (
        <p className="foot">
          {peakAt === undefined ? (
            t('loadPeak', load.peak, '—')
          ) : (
            <button type="button" className="figure-button" onClick={() => onHour(Number(peakAt.slice(0, 2)))}>
              {t('loadPeak', load.peak, peakAt)}
            </button>
          )}
          {load.now !== undefined && ` · ${t('loadNow', load.now)}`}
        </p>
      )}
      {load?.cap !== undefined && (
        <p className={over ? 'warning' : 'foot'}>{t(over ? 'loadOver' : 'loadCap', figures.receptions, load.cap)}</p>
      )}
    </div>
  );
}

interface FigureRowProps {
  metric: MetricId;
  value: number | undefined;
  estimated: boolean;
  imported: number | undefined;
  references: References;
  before: keyof References;
  open: boolean;
  t: Translate;
  onChoose(metric: MetricId): void;
}

const FigureRow = memo(function FigureRow(props: FigureRowProps) {
  const { metric, value, estimated, imported, references, before, open, t, onChoose } = props;
  const columns: readonly (keyof References)[] = [before, 'own', 'median', 'best', 'industry'];
  return (
    <tr className={open ? 'figure-open' : undefined}>
      <th scope="row" title={whyOf(metric, t)}>
        <button type="button" className="figure-button" aria-pressed={open} onClick={() => onChoose(metric)}>
          {nameOf(metric, t)}
        </button>
      </th>
      <td className="number figure-cell">
        <button type="button" className="figure-button" tabIndex={-1} onClick={() => onChoose(metric)}>
          {formatMetric(metric, value, t)}
        </button>
        {value !== undefined && estimated && <span className="badge badge-estimated">{t('badgeEstimated')}</span>}
        {imported !== undefined && (
          <span className="badge badge-own" title={t('badgeImportedWhy', formatMetric(metric, imported, t))}>
            {t('badgeImported')} {formatMetric(metric, imported, t)}
          </span>
        )}
      </td>
      {columns.map((kind) => {
        const reference = references[kind];
        const comparison = compareFigure(metric, value, reference, t);
        return (
          <td key={kind}>
            <span className="reference">{formatMetric(metric, reference, t)}</span>
            <Delta comparison={comparison} />
          </td>
        );
      })}
    </tr>
  );
});
