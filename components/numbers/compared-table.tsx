/** What came of one sheet: every figure beside theirs; what could not be compared is said too. */
import { Scroller } from '../scroller';
import { useText } from '../text';
import type { FigureHref } from './numbers-model';
import type { Comparison } from './reconcile-model';
import { ReconciledTable } from './reconciled-table';

interface ComparedTableProps {
  comparison: Comparison;
  hrefOf?: FigureHref | undefined;
}

export function ComparedTable({ comparison, hrefOf }: ComparedTableProps) {
  const t = useText();
  const { lines, strangers, unread, left } = comparison;
  const equal = lines.filter(({ reason }) => reason === 'equal' || reason === 'rounding').length;
  return (
    <>
      <h2>{t('reconcileOutcome', equal, lines.length)}</h2>
      {strangers.length > 0 && (
        <p className="foot">{t('reconcileStrangers', strangers.slice(0, 10).join(t('listSeparator')))}</p>
      )}
      {unread > 0 && <p className="foot">{t('reconcileUnread', unread)}</p>}
      {left > 0 && <p className="foot">{t('reconcileLeft', left)}</p>}
      <Scroller label={t('numbersTabReconcile')}>
        <ReconciledTable lines={lines} mixed hrefOf={hrefOf} />
      </Scroller>
    </>
  );
}
