/** One person of the ranking: place, number and what it rests on. A number without a page of its own opens below the line. */
import type { ComponentProps } from 'react';
import type { MetricId } from '../../utils/core/metric-list';
import { formatMetric, nameOf } from '../figures/metrics';
import { Opens } from '../figures/opens';
import { formatShare } from '../format';
import { formatCount } from '../format-count';
import { type MessageKey, type Translate, useText } from '../text';
import type { FigureHref } from './numbers-model';
import type { RankBoard, RankRow, RowWish } from './rank-model';
import { RankProof } from './rank-proof';

const UNRANKED: Record<NonNullable<RankRow['unranked']>, MessageKey> = {
  sample: 'unrankedSample',
  coverage: 'unrankedCoverage',
  unknown: 'unrankedUnknown',
};

interface RankLineProps {
  row: RankRow;
  board: RankBoard;
  /** As it may be shown. */
  name: string;
  hrefOf: FigureHref | undefined;
  onOpen: ((wish: RowWish | undefined) => void) | undefined;
  onCopy(text: string): Promise<boolean>;
}

/** Heads of the table: a proof below a line is as wide as all of them. */
const RANK_COLUMNS = 7;

export function RankLine({ row, board, name, hrefOf, onOpen, onCopy }: RankLineProps) {
  const t = useText();
  const { by, minimumSample, proof } = board;
  const { opensAs: agentId } = row;
  const opened = proof?.agentId === row.agentId ? proof : undefined;
  const opening = (metric: MetricId) => {
    // Of colleagues only some hours are looked at then: their whole day is another number.
    const href = board.sameHours && !row.own ? undefined : agentId && hrefOf?.({ metric, agentId });
    const isOpen = opened?.metric === metric;
    const wish = isOpen ? undefined : { agentId: row.agentId, metric };
    return { metric, href, isOpen, ...(onOpen && { onOpen: () => onOpen(wish) }) };
  };
  return (
    <>
      <tr className={row.own ? 'own-row' : undefined} aria-current={row.own}>
        <td className="rank-place">{row.place ?? '·'}</td>
        <th scope="row">
          {name}
          {row.own && <span className="badge badge-own">{t('rankMe')}</span>}
          {row.benchmark && <span className="badge badge-own">{t('rankBenchmark')}</span>}
        </th>
        <td className="number">
          {row.estimated && <span className="badge badge-before badge-estimated">{t('badgeEstimated')}</span>}
          {by === 'composite' ? (
            (row.value?.toFixed(1) ?? '—')
          ) : row.value === undefined ? (
            formatMetric(by, undefined, t)
          ) : (
            <Opens {...opening(by)}>{formatMetric(by, row.value, t)}</Opens>
          )}
        </td>
        <td>{movedWords(row.moved, t)}</td>
        <td className="number">{formatCount(row.sample)}</td>
        <td className="number">{formatShare(row.coverage)}</td>
        <td className="foot">
          {row.unranked ? (
            t(UNRANKED[row.unranked], row.sample, minimumSample)
          ) : by === 'composite' ? (
            <Points points={row.points} opening={opening} />
          ) : row.score !== undefined && row.score !== row.value ? (
            t('rankScore', formatMetric(by, row.score, t))
          ) : (
            ''
          )}
        </td>
      </tr>
      {opened && (
        <tr>
          <td colSpan={RANK_COLUMNS} className="proof-cell">
            <RankProof proof={opened} name={name} onCopy={onCopy} {...(hrefOf && { hrefOf })} />
          </td>
        </tr>
      )}
    </>
  );
}

interface PointsProps {
  points: RankRow['points'];
  opening(metric: MetricId): Omit<ComponentProps<typeof Opens>, 'children'>;
}

/** What a composite is made of: each figure's points, and the way to it. */
function Points({ points = {}, opening }: PointsProps) {
  const t = useText();
  return (Object.entries(points) as [MetricId, number][]).map(([metric, value], at) => (
    <span key={metric}>
      {at > 0 && ' · '}
      {nameOf(metric, t)} <Opens {...opening(metric)}>{value.toFixed(0)}</Opens>
    </span>
  ));
}

function movedWords(moved: number | undefined, t: Translate): string {
  if (moved === undefined) return '—';
  if (moved === 0) return `= ${t('compareSame')}`;
  return moved > 0 ? `▲ ${t('rankUp', moved)}` : `▽ ${t('rankDown', -moved)}`;
}
