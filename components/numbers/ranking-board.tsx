/** Everybody by one figure or by a weighted score: own row and neighbours always in sight, each place with what it rests on. */
import { useState } from 'react';
import type { AgentId } from '../../utils/core/ids';
import { METRIC_LIST, type MetricId, RANKABLE } from '../../utils/core/metric-list';
import { formatMetric, nameOf } from '../figures/metrics';
import { Opens } from '../figures/opens';
import { shownName } from '../figures/rank-names';
import { formatShare } from '../format';
import { formatCount } from '../format-count';
import { rowsInSight, WHOLE_LIST } from '../in-sight';
import { useHeld } from '../popup/use-held';
import { Scroller } from '../scroller';
import { type MessageKey, type Translate, useText } from '../text';
import type { FigureHref } from './numbers-model';
import { RankExtras } from './rank-extras';
import type { RankBoard, RankBy, RankRow } from './rank-model';
import { WeightForm } from './weight-form';

const UNRANKED: Record<NonNullable<RankRow['unranked']>, MessageKey> = {
  sample: 'unrankedSample',
  coverage: 'unrankedCoverage',
  unknown: 'unrankedUnknown',
};
export interface RankCallbacks {
  onBy(by: RankBy): void;
  onWeights(weights: Partial<Record<MetricId, number>>): Promise<boolean>;
  onPrivate(isPrivate: boolean): void;
  onSameHours(sameHours: boolean): void;
  onCopy(text: string): Promise<boolean>;
}

interface RankingBoardProps {
  board: RankBoard;
  callbacks: RankCallbacks;
  hrefOf?: FigureHref;
}

export function RankingBoard({ board, callbacks, hrefOf }: RankingBoardProps) {
  const t = useText();
  const [all, setAll] = useState(false);
  const [said, setSaid] = useState('');
  const { shown, moved, holders } = useHeld(board.rows, (row) => row.agentId);
  const visible = all ? shown : rowsInSight(shown);
  const hidden = shown.length - visible.length;
  const index = new Map<AgentId, number>(board.rows.map((row, at) => [row.agentId, at]));
  const isComposite = board.by === 'composite';
  return (
    <div className="view">
      <div className="toolbar">
        <label>
          {t('rankBy')}{' '}
          <select value={board.by} onChange={(event) => callbacks.onBy(event.target.value as RankBy)}>
            <option value="composite">{t('rankComposite')}</option>
            {RANKABLE.map((metric) => (
              <option key={metric} value={metric}>
                {nameOf(metric, t)}
              </option>
            ))}
          </select>
        </label>
        <label className="choice">
          <input
            type="checkbox"
            checked={board.sameHours}
            onChange={(event) => callbacks.onSameHours(event.target.checked)}
          />
          {t('rankSameHours')}
        </label>
        <label className="choice">
          <input
            type="checkbox"
            checked={board.isPrivate}
            onChange={(event) => callbacks.onPrivate(event.target.checked)}
          />
          {t('rankPrivate')}
        </label>
        <button
          type="button"
          className="plain small no-print"
          onClick={() =>
            void callbacks
              .onCopy(boardText(board, t))
              .then((ok) => setSaid(t(ok ? 'explainCopied' : 'explainCopyFailed')))
          }
        >
          {t('exportText')}
        </button>
        <span className="hint" role="status">
          {moved ? t('rankHeld') : said}
        </span>
      </div>
      {isComposite && (
        <WeightForm key={JSON.stringify(board.weights)} weights={board.weights} onSave={callbacks.onWeights} />
      )}
      <Scroller label={t('tabRanking')} {...holders}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col" className="rank-place">
                {t('rankPlace')}
              </th>
              <th scope="col">{t('leadAgent')}</th>
              <th scope="col" className="number">
                {isComposite ? t('rankComposite') : nameOf(board.by as MetricId, t)}
              </th>
              <th scope="col">{t('rankMoved')}</th>
              <th scope="col" className="number">
                {t('rankSample')}
              </th>
              <th scope="col" className="number">
                {t('leadCoverage')}
              </th>
              <th scope="col">{t('rankNote')}</th>
            </tr>
          </thead>
          <tbody>
            {visible.map((row) => (
              <RankLine
                key={row.agentId}
                row={row}
                board={board}
                name={shownName(row, board.isPrivate, index.get(row.agentId) ?? 0, t)}
                // Of colleagues only some hours are looked at then: their whole day is another number.
                hrefOf={board.sameHours && !row.own ? undefined : hrefOf}
              />
            ))}
          </tbody>
        </table>
      </Scroller>
      {shown.length > WHOLE_LIST && (
        <button type="button" className="plain" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('rankFewer') : t('rankAll', hidden)}
        </button>
      )}
      {board.rows.length < 2 && <p className="foot">{t(board.inTeam ? 'rankAloneTeam' : 'rankAlone')}</p>}
      <p className="foot">{t('rankRule', board.ruleName, board.minimumSample)}</p>
      <p className="foot">{isComposite ? t('rankCompositeWhy') : formulaOf(board, t)}</p>
      <RankExtras board={board} />
    </div>
  );
}

interface RankLineProps {
  row: RankRow;
  board: RankBoard;
  /** As it may be shown. */
  name: string;
  hrefOf: FigureHref | undefined;
}

function RankLine({ row, board: { by, minimumSample }, name, hrefOf }: RankLineProps) {
  const t = useText();
  const { opensAs: agentId } = row;
  return (
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
        ) : (
          <Opens metric={by} href={agentId && hrefOf?.({ metric: by, agentId })}>
            {formatMetric(by, row.value, t)}
          </Opens>
        )}
      </td>
      <td>{movedWords(row.moved, t)}</td>
      <td className="number">{formatCount(row.sample)}</td>
      <td className="number">{formatShare(row.coverage)}</td>
      <td className="foot">
        {row.unranked ? (
          t(UNRANKED[row.unranked], row.sample, minimumSample)
        ) : by === 'composite' ? (
          <Points row={row} hrefOf={hrefOf} />
        ) : row.score !== undefined && row.score !== row.value ? (
          t('rankScore', formatMetric(by, row.score, t))
        ) : (
          ''
        )}
      </td>
    </tr>
  );
}

/** What a composite is made of: each figure's points, and the way to it. */
function Points({ row: { points = {}, opensAs: agentId }, hrefOf }: Pick<RankLineProps, 'row' | 'hrefOf'>) {
  const t = useText();
  return (Object.entries(points) as [MetricId, number][]).map(([metric, value], at) => (
    <span key={metric}>
      {at > 0 && ' · '}
      {nameOf(metric, t)}{' '}
      <Opens metric={metric} href={agentId && hrefOf?.({ metric, agentId })}>
        {value.toFixed(0)}
      </Opens>
    </span>
  ));
}

/** For a chat group: places, names as they are shown, values; who has no place is left out. */
export function boardText(board: RankBoard, t: Translate): string {
  const { by, from, to, ruleName, isPrivate } = board;
  const title = by === 'composite' ? t('rankComposite') : nameOf(by, t);
  const lines = board.rows.flatMap((row, index) => {
    if (row.place === undefined) return [];
    const value = by === 'composite' ? (row.value?.toFixed(1) ?? '') : formatMetric(by, row.value, t);
    return [`${row.place} ${shownName(row, isPrivate, index, t)} ${value}`];
  });
  return [`${title} ${from === to ? from : `${from} – ${to}`}`, ...lines, t('overlayRule', ruleName)].join('\n');
}

function formulaOf({ by, mean }: RankBoard, t: Translate): string {
  if (by === 'composite') return '';
  if (METRIC_LIST[by].kind === 'count') return t('rankBare');
  return t('rankShrunk', formatMetric(by, mean, t));
}

function movedWords(moved: number | undefined, t: Translate): string {
  if (moved === undefined) return '—';
  if (moved === 0) return `= ${t('compareSame')}`;
  return moved > 0 ? `▲ ${t('rankUp', moved)}` : `▽ ${t('rankDown', -moved)}`;
}
