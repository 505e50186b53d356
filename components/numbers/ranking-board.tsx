/** Everybody by one figure or by a weighted score: own row and neighbours always in sight, each place with what it rests on. */
import { useState } from 'react';
import type { AgentId } from '../../utils/core/ids';
import { METRIC_LIST, type MetricId, RANKABLE } from '../../utils/core/metric-list';
import { formatMetric, nameOf } from '../figures/metrics';
import { shownName } from '../figures/rank-names';
import { rowsInSight, WHOLE_LIST } from '../in-sight';
import { useHeld } from '../popup/use-held';
import { Scroller } from '../scroller';
import { type Translate, useText } from '../text';
import type { FigureHref } from './numbers-model';
import { RankExtras } from './rank-extras';
import { RankLine } from './rank-line';
import type { RankBoard, RankBy, RowWish } from './rank-model';
import { WeightForm } from './weight-form';

export interface RankCallbacks {
  onBy(by: RankBy): void;
  onWeights(weights: Partial<Record<MetricId, number>>): Promise<boolean>;
  onPrivate(isPrivate: boolean): void;
  onSameHours(sameHours: boolean): void;
  onCopy(text: string): Promise<boolean>;
  /** What a number that has no page of its own rests on; undefined closes it. */
  onOpen?(wish: RowWish | undefined): void;
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
                hrefOf={hrefOf}
                onOpen={callbacks.onOpen}
                onCopy={callbacks.onCopy}
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
