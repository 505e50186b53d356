/**
 * The worker that reads and orders the team: thousands of days are added up beside the page, which draws a hundred lines.
 * One wish at a time; a new one takes the place of the one before.
 */
import type { TeamLine } from '../../components/lead/lead-model';
import { boardOf } from '../../components/lead/team-order';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { holdLedger } from '../../utils/db/open';
import type { BoardNews, PlacedWish } from './board-wish';
import { readLines } from './read-board';

const port = self as unknown as { postMessage(news: BoardNews): void };
/** What only time changes (an age, an open turn that ran out) is read again. */
const BEAT_MS = 30_000;
/** A reading may take this share of a core, whatever the team's size. */
const GAP_MS = { least: 1000, times: 5 };

const now = () => Date.now();
const state: {
  wish?: PlacedWish;
  opening?: Promise<Ledger>;
  lines?: readonly TeamLine[];
  tookMs: number;
  stop?: () => void;
} = { tookMs: 0 };

function tell(): void {
  if (state.wish && state.lines) {
    port.postMessage({ board: boardOf(state.lines, state.wish.view) });
  }
}

function read(): void {
  state.stop?.();
  const { opening } = state;
  if (!opening) return;
  const query = async (ledger: Ledger) => {
    const from = performance.now();
    const lines = state.wish ? await readLines(ledger, state.wish.settings, now()) : [];
    state.tookMs = performance.now() - from;
    return lines;
  };
  const onValue = (lines: readonly TeamLine[]) => {
    state.lines = lines;
    tell();
  };
  const gapMs = Math.max(GAP_MS.least, GAP_MS.times * state.tookMs);
  state.stop = follow(opening, query, { onValue, onLost: () => port.postMessage({ lost: true }) }, gapMs);
}

self.addEventListener('message', ({ data }: MessageEvent<PlacedWish>) => {
  const first = state.wish === undefined;
  state.wish = data;
  state.opening ??= holdLedger({ now, place: async () => data.place }).use();
  if (first) read();
  // Another order or name needs no other reading.
  else tell();
});
setInterval(() => state.wish && read(), BEAT_MS);
