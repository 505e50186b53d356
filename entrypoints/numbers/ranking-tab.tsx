/** Joins the ranking tab to the ledger and to its settings. */
import { useCallback, useState } from 'react';
import type { FigureHref, NumberScope } from '../../components/numbers/numbers-model';
import type { RankBoard, RankBy, RowWish } from '../../components/numbers/rank-model';
import { RankingBoard } from '../../components/numbers/ranking-board';
import { Placeholder } from '../../components/placeholder';
import { useText } from '../../components/text';
import { useBeat, useFollowed } from '../../components/use-followed';
import { type MetricId, RANKABLE } from '../../utils/core/metric-list';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { copyText } from '../../utils/platform/copy-text';
import type { Settings } from '../../utils/settings/settings';
import type { ChangeSetting } from './live-settings';
import { emptyState, openBooks, type ReadScope, settleScope } from './number-source';
import { readBoard } from './team-source';

const BEAT_MS = 30_000;

interface RankingTabProps {
  opening: Promise<Ledger>;
  settings: Settings;
  scope: NumberScope;
  now(): number;
  change: ChangeSetting;
  hrefOf: FigureHref;
  /** The figure that was looked at before. */
  metric: MetricId;
}

export function RankingTab({ opening, settings, scope, now, change, hrefOf, metric }: RankingTabProps) {
  const t = useText();
  const [by, setBy] = useState<RankBy>(RANKABLE.includes(metric) ? metric : 'average');
  const [opened, setOpened] = useState<RowWish>();
  const beat = useBeat(BEAT_MS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beat reads again what only time changes
  const subscribe = useCallback(
    (onValue: (reading: { read: ReadScope; board: RankBoard } | undefined) => void, onLost: () => void) =>
      follow(
        openBooks(opening),
        async (books) => {
          const read = await settleScope(books, settings, scope);
          return read && { read, board: await readBoard(books.ledger, read, by, now(), t, opened) };
        },
        { onValue, onLost },
      ),
    [opening, settings, scope, by, now, t, beat, opened],
  );
  const reading = useFollowed(subscribe);
  if (reading.state !== 'ready') return <Placeholder state={reading.state} />;
  if (!reading.value) return <Placeholder state="first-run" />;
  const { read, board } = reading.value;
  if (board.rows.length === 0) return <Placeholder state={emptyState(read, now())} />;
  return (
    <RankingBoard
      board={board}
      hrefOf={hrefOf}
      callbacks={{
        onBy: (wanted) => {
          // What stood open was of the figure before.
          setOpened(undefined);
          setBy(wanted);
        },
        onOpen: setOpened,
        onCopy: copyText,
        onWeights: (weights) => change('ranking', (ranking) => ({ ...ranking, weights })),
        onPrivate: (isPrivate) => void change('ranking', (ranking) => ({ ...ranking, isPrivate })),
        onSameHours: (sameHours) => void change('ranking', (ranking) => ({ ...ranking, sameHours })),
      }}
    />
  );
}
