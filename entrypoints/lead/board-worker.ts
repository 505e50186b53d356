/**
 * The worker that reads and orders the team: thousands of days are added up beside the page, which draws a hundred lines.
 * One wish at a time; a new one takes the place of the one before.
 */
import { boardOf } from '../../components/lead/team-order';
import { totalsOf } from '../../components/lead/team-totals';
import { calendarFor } from '../../utils/core/business-day';
import type { BusinessDay } from '../../utils/core/ids';
import { follow } from '../../utils/db/follow';
import type { Ledger, StoredTeamDay } from '../../utils/db/ledger';
import { readMeta } from '../../utils/db/meta';
import { holdLedger } from '../../utils/db/open';
import { memberDaysOf } from '../../utils/db/team';
import { readFormerDays, seatsOf } from '../../utils/db/team-seats';
import type { BoardNews, PlacedWish } from './board-wish';
import { type BoardReading, readBoard } from './read-board';

const port = self as unknown as { postMessage(news: BoardNews): void };
/** What only time changes (an age, an open turn that ran out) is read again. */
const BEAT_MS = 30_000;
/** A reading may take this share of a core, whatever the team's size. */
const GAP_MS = { least: 1000, times: 5 };

const now = () => Date.now();
const state: {
  wish?: PlacedWish;
  opening?: Promise<Ledger>;
  reading?: BoardReading;
  former?: { day: BusinessDay; days: StoredTeamDay[] };
  tookMs: number;
  stop?: () => void;
} = { tookMs: 0 };

function tell(): void {
  const { wish, reading } = state;
  if (!wish || !reading) return;
  const { view, settings } = wish;
  const firstHour = Number.parseInt(settings.calendar.dayCut, 10);
  const totals = view.totals && totalsOf(reading.parts, view.totals, firstHour);
  const shops = new Set(reading.parts.flatMap(({ rows }) => rows.map(({ shopId }) => shopId)));
  const seats = seatsOf(reading.today ?? [], state.former?.days ?? [], shops, now());
  port.postMessage({ board: { ...boardOf(reading.lines, view), ...(totals && { totals }) }, seats });
  if (reading.today) void readFormer();
}

/** Browsers that told nothing today, once a day: after the first board, which does not wait for them. */
async function readFormer(): Promise<void> {
  const { opening, wish } = state;
  const day = wish && calendarFor(wish.settings.calendar.zone, wish.settings.calendar.dayCut).dayOf(now());
  if (!opening || !day || state.former?.day === day) return;
  state.former = { day, days: [] };
  const ledger = await opening;
  const seat = await readMeta(ledger, 'team');
  if (!seat) return;
  const groups = await memberDaysOf(ledger, seat, await readFormerDays(ledger, seat.team, day));
  groups.delete(seat.member);
  state.former = { day, days: [...groups.values()].flatMap(({ days }) => days) };
  tell();
}

function read(): void {
  state.stop?.();
  const { opening } = state;
  if (!opening) return;
  const query = async (ledger: Ledger) => {
    const from = performance.now();
    const reading = state.wish ? await readBoard(ledger, state.wish.settings, now()) : { lines: [], parts: [] };
    state.tookMs = performance.now() - from;
    return reading;
  };
  const onValue = (reading: BoardReading) => {
    state.reading = reading;
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
