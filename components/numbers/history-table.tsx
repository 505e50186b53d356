/** How far off each figure was in earlier sheets: how often equal, by how much, and the last ones. */
import { nameOf } from '../figures/metrics';
import { formatShare } from '../format';
import { useText } from '../text';
import type { FigureHref } from './numbers-model';
import type { MetricHistory } from './reconcile-model';
import { ReconciledTable } from './reconciled-table';

interface HistoryTableProps {
  history: readonly MetricHistory[];
  hrefOf?: FigureHref | undefined;
}

export function HistoryTable({ history, hrefOf }: HistoryTableProps) {
  const t = useText();
  return (
    <section aria-labelledby="reconcile-history">
      <h2 id="reconcile-history">{t('reconcileHistory')}</h2>
      {history.map(({ metric, compared, equal, meanError, last }) => (
        <details key={metric}>
          <summary>
            {nameOf(metric, t)} · {t('reconcileHistoryLine', equal, compared, formatShare(meanError))}
          </summary>
          <ReconciledTable lines={last} mixed={false} hrefOf={hrefOf} />
        </details>
      ))}
    </section>
  );
}
