/**
 * Which row of now is which of before, among rows of one name and picture. Pure: rows and what was seen of them go in,
 * pairs come out. Knows no ids and keeps nothing.
 */
import type { RawRow } from './row-reader';

/** A row in its list: what it says and between which it stands. */
export interface PlacedRow {
  row: RawRow;
  /** Keys of the rows next to it, whoever's they are; undefined at the ends. */
  above: string | undefined;
  under: string | undefined;
  /** Since when it waits by its own counter, epoch ms; undefined where it shows none. */
  since: number | undefined;
}

/** What is known of a buyer's row: how it was when it was last there. */
export interface SeenRow {
  last?: PlacedRow;
  /** Its place from the top among its likes at that reading. */
  place: number;
  /** The reading in which it was last there. */
  round: number;
}

export interface Match<Seen extends SeenRow> {
  row: PlacedRow;
  seen: Seen;
  /** Others may be meant as well: nothing but a likelihood speaks for it. */
  guess: boolean;
  /** Another has as much in common with the row, and then the row would tell something else. */
  tied: boolean;
}

const WORDS = 8;
const UNREAD = 4;
const WAITING = 2;
const LIT = 1;
/** Less than anything a row says: neighbours only decide between equals. New rows come from above, so that below tells more. */
const UNDER = 0.5;
const ABOVE = 0.25;
/** Its counter goes on from where it was. */
const SINCE = 1;
/** Counters step late, and a row is not read at every step. */
const STEP_MS = 2000;
/** It was there a moment ago: rows leave the list, or come back into it, seldom. */
const PRESENT = 8;
/** One row is lit at a time, and stays so until somebody clicks. */
const STAYS_LIT = 6;
const LIKELY_STEP = 4;

/**
 * Each of `seen` gets one row at most and each row one of `seen`. `before` is the last reading's round. Rows that say what
 * they said keep their order, whatever came to the top; the others go to those who are left, the likeliest first.
 */
export function matchRows<Seen extends SeenRow>(
  rows: readonly PlacedRow[],
  seen: readonly Seen[],
  before: number,
): Match<Seen>[] {
  const present = seen.filter(({ round }) => round === before).sort((a, b) => a.place - b.place);
  const answered = answeredInPlace(rows, present);
  const unchanged = inOrder(
    rows.filter((row) => row !== answered?.row),
    present.filter((one) => one !== answered?.seen),
  );
  const matches: Match<Seen>[] = unchanged.map(([row, one]) => {
    const others = present.filter((other) => other !== one && sameWords(other.last, row));
    const worth = sameness(one.last, row);
    const guess = others.some((other) => Math.abs(worth - sameness(other.last, row)) < SINCE);
    return { row, seen: one, guess, tied: false };
  });
  if (answered) matches.push({ ...answered, guess: false, tied: false });
  const left = new Set(rows);
  // Of equals, the one further up: it is the last row that a list renders no longer.
  const free = new Set([...present, ...seen]);
  let unsure = matches.some(({ guess }) => guess);
  for (const { row, seen } of matches) {
    left.delete(row);
    free.delete(seen);
  }
  while (left.size > 0 && free.size > 0) {
    const match = likeliest(left, free, before);
    unsure ||= match.guess;
    matches.push({ ...match, guess: unsure });
    left.delete(match.row);
    free.delete(match.seen);
  }
  return matches;
}

/**
 * The lit row says what nobody's row said before, nobody waits there, and no row is as the lit one was: it was answered,
 * and an answer comes in the thread that is open. Another's row may well come to say the words that the lit one said.
 */
function answeredInPlace<Seen extends SeenRow>(
  rows: readonly PlacedRow[],
  present: readonly Seen[],
): { row: PlacedRow; seen: Seen } | undefined {
  const row = rows.find((one) => one.row.active);
  const seen = present.find(({ last }) => last?.row.active);
  if (!row || !seen || row.row.waiting !== false) return undefined;
  const isNew = present.every(({ last }) => last?.row.preview !== row.row.preview);
  return isNew && !rows.some((one) => sameWords(seen.last, one)) ? { row, seen } : undefined;
}

/** The pairs that say the same words, in the same order in both, that have most in common together. */
function inOrder<Seen extends SeenRow>(rows: readonly PlacedRow[], seen: readonly Seen[]): [PlacedRow, Seen][] {
  const best = Array.from({ length: rows.length + 1 }, () => new Array<number>(seen.length + 1).fill(0));
  const at = (row: number, one: number) => best[row]?.[one] ?? 0;
  const both = (row: number, one: number) => {
    const worth = sameness(seen[one]?.last, rows[row] as PlacedRow);
    return worth >= WORDS ? worth + at(row + 1, one + 1) : 0;
  };
  for (let row = rows.length - 1; row >= 0; row--) {
    for (let one = seen.length - 1; one >= 0; one--)
      (best[row] as number[])[one] = Math.max(at(row + 1, one), at(row, one + 1), both(row, one));
  }
  const pairs: [PlacedRow, Seen][] = [];
  for (let row = 0, one = 0; row < rows.length && one < seen.length; ) {
    const value = at(row, one);
    if (value > 0 && value === both(row, one)) pairs.push([rows[row++] as PlacedRow, seen[one++] as Seen]);
    else if (value === at(row + 1, one)) row++;
    else one++;
  }
  return pairs;
}

/** How much a row shows of what it showed: a click moves the light, and the words stay. */
function sameness(last: PlacedRow | undefined, placed: PlacedRow): number {
  if (!last) return 0;
  const { row, above, under } = placed;
  const same = (field: 'preview' | 'unread' | 'waiting' | 'active') => Number(last.row[field] === row[field]);
  const said = WORDS * same('preview') + UNREAD * same('unread') + WAITING * same('waiting') + LIT * same('active');
  const counter = sameStart(last, placed) ? SINCE : 0;
  return said + counter + UNDER * Number(last.under === under) + ABOVE * Number(last.above === above);
}

function sameStart(last: PlacedRow, { since, row }: PlacedRow): boolean {
  if (since === undefined || last.since === undefined) return since === last.since;
  return Math.abs(since - last.since) <= Math.max(STEP_MS, row.counterResolutionMs ?? 0);
}

/** Same words, and as many of them unread. */
export function sameWords(last: PlacedRow | undefined, { row }: PlacedRow): boolean {
  return last !== undefined && last.row.preview === row.preview && last.row.unread === row.unread;
}

/** Nothing that rows show tells them apart. */
export function looksSame(a: RawRow, b: RawRow): boolean {
  return a.preview === b.preview && a.unread === b.unread && a.active === b.active && a.waiting === b.waiting;
}

function likeliest<Seen extends SeenRow>(
  rows: ReadonlySet<PlacedRow>,
  free: ReadonlySet<Seen>,
  before: number,
): Match<Seen> {
  let best: { row: PlacedRow; seen: Seen; value: number } | undefined;
  for (const row of rows) {
    for (const seen of free) {
      const value = likelihood(seen, row, before);
      if (!best || value > best.value) best = { row, seen, value };
    }
  }
  const { row, seen, value } = best as { row: PlacedRow; seen: Seen; value: number };
  const others = [...free].filter((one) => one !== seen);
  const tied = rows.size > 1 && others.some((one) => differ(one, seen) && value - likelihood(one, row, before) < LIT);
  const sure = seen.round === before && (staysLit(seen.last, row) || (rows.size === 1 && free.size === 1));
  return { row, seen, guess: !sure, tied };
}

function likelihood({ last, round }: SeenRow, row: PlacedRow, before: number): number {
  const there = round === before;
  const step = last && last.row.preview !== row.row.preview && isLikely(last.row, row.row);
  return (
    sameness(last, row) +
    (there ? PRESENT : 0) +
    (there && staysLit(last, row) ? STAYS_LIT : 0) +
    (step ? LIKELY_STEP : 0)
  );
}

function staysLit(last: PlacedRow | undefined, { row }: PlacedRow): boolean {
  return last?.row.active === true && row.active;
}

/** Other words: the buyer wrote, or the agent did in the thread that is or was open. */
function isLikely(last: RawRow, row: RawRow): boolean {
  const more = typeof row.unread === 'number' && typeof last.unread === 'number' && row.unread > last.unread;
  if (more || (row.waiting === true && last.waiting !== true)) return true;
  return row.waiting !== true && (last.active || row.active);
}

/** A row that is the one's would tell of other news than if it were the other's. */
function differ({ last: one }: SeenRow, { last: other }: SeenRow): boolean {
  return one?.row.unread !== other?.row.unread || one?.row.waiting !== other?.row.waiting;
}
