/**
 * Lays what the list told of a conversation against the rows of its thread, both in order, and finds the likeliest match:
 * which row is which arrival, and where the news begin. Pure arithmetic; writes nothing.
 */
import type { MessageReading } from '../readings';
import { type Arrival, isHuman } from './conversation';

export interface Alignment {
  /** First row that the list told of; `rows.length` when none. */
  start: number;
  /** The arrival of each row that one tells of, by the row's index. */
  found: Map<number, Arrival>;
}

export interface AlignOptions {
  /** Every row is news: nothing above the first match is history. */
  allNews: boolean;
  /** By their times alone, `arrival` may tell of `row`. */
  mayTell(arrival: Arrival, row: MessageReading): boolean;
  /** No surprise if nothing tells of this row. */
  needsNoTelling(row: MessageReading): boolean;
}

/** Longer threads are looked at from the bottom. */
const MOST_ROWS = 200;
const FORBIDDEN = Number.NEGATIVE_INFINITY;

/** What each step is worth. A badge counted a message that must be there; a preview alone may speak of anything. */
const WORTH = { countedText: 10, countedWordless: 9, countedOther: 3, hintText: 8, hintMedia: 5 } as const;
const COST = { missingCounted: 30, unusedHint: 1, untoldBuyer: 6, untoldReply: 3 } as const;

export function align(all: readonly MessageReading[], arrivals: readonly Arrival[], options: AlignOptions): Alignment {
  const above = Math.max(0, all.length - MOST_ROWS);
  const rows = all.slice(above);
  const first = arrivals.some(({ factId, counts }) => factId && counts === 'first') ? firstUnanswered(rows) : undefined;
  const uncounted = first !== undefined;
  const worth = (row: number, arrival: number) => {
    const reading = rows[row] as MessageReading;
    const told = arrivals[arrival] as Arrival;
    if (!options.mayTell(told, reading)) return FORBIDDEN;
    if (told.factId && told.counts === 'first' && first !== undefined && first >= 0 && row !== first) return FORBIDDEN;
    return worthOf(told, reading);
  };
  const cost = rows.map((row, index) => {
    // The same words again turn no preview.
    const again = row.text !== '' && rows[index - 1]?.text === row.text;
    return again || options.needsNoTelling(row) ? 0 : costOfRow(row, uncounted);
  });
  const best = table(cost, arrivals, worth);
  let start = rows.length;
  if (options.allNews) start = 0;
  else {
    for (let row = rows.length; row >= 0; row--) {
      if (at(best, row, 0) > at(best, start, 0)) start = row;
    }
  }
  const found = new Map<number, Arrival>();
  for (let row = start, told = 0; row < rows.length && told < arrivals.length; ) {
    const value = at(best, row, told);
    if (value === worth(row, told) + at(best, row + 1, told + 1)) found.set(above + row++, arrivals[told++] as Arrival);
    else if (value === at(best, row, told + 1) - costOfArrival(arrivals[told] as Arrival)) told++;
    else row++;
  }
  return { start: above + start, found };
}

/** `best[row][arrival]`: the most that rows (each with its cost if nothing tells of it) from `row` on and arrivals from `arrival` on are worth together. */
function table(
  cost: readonly number[],
  arrivals: readonly Arrival[],
  worth: (row: number, arrival: number) => number,
): number[][] {
  const best = Array.from({ length: cost.length + 1 }, () => new Array<number>(arrivals.length + 1).fill(0));
  for (let row = cost.length; row >= 0; row--) {
    for (let told = arrivals.length; told >= 0; told--) {
      if (row === cost.length && told === arrivals.length) continue;
      let most = FORBIDDEN;
      if (told < arrivals.length) most = at(best, row, told + 1) - costOfArrival(arrivals[told] as Arrival);
      if (row < cost.length) {
        most = Math.max(most, at(best, row + 1, told) - (cost[row] ?? 0));
        if (told < arrivals.length) most = Math.max(most, worth(row, told) + at(best, row + 1, told + 1));
      }
      (best[row] as number[])[told] = most;
    }
  }
  return best;
}

function at(best: readonly number[][], row: number, told: number): number {
  return best[row]?.[told] ?? FORBIDDEN;
}

function worthOf(arrival: Arrival, row: MessageReading): number {
  const media = row.text === '' && arrival.text !== undefined && /^\[.+\]$/.test(arrival.text);
  if (!arrival.factId) return tells(arrival, row) ? WORTH.hintText : media ? WORTH.hintMedia : FORBIDDEN;
  if (row.role !== 'buyer') return FORBIDDEN;
  if (tells(arrival, row)) return WORTH.countedText;
  return media || arrival.text === undefined || row.recalled ? WORTH.countedWordless : WORTH.countedOther;
}

function costOfArrival({ factId }: Arrival): number {
  return factId ? COST.missingCounted : COST.unusedHint;
}

/** `uncounted`: the list could not count, so more of the buyer's rows than it told of are no surprise. */
function costOfRow(row: MessageReading, uncounted: boolean): number {
  if (row.role === 'buyer') return uncounted ? 0 : COST.untoldBuyer;
  return isHuman(row.role) ? COST.untoldReply : 0;
}

/** The buyer's first row after the last human reply; -1 when there is none. */
function firstUnanswered(rows: readonly MessageReading[]): number {
  const run = rows.findLastIndex(({ role }) => isHuman(role)) + 1;
  return rows.findIndex((row, index) => index >= run && row.role === 'buyer');
}

/** Previews may be cut, and images are shown as a word in brackets: only an equal or cut text tells. */
export function tells(arrival: Arrival, row: MessageReading): boolean {
  return arrival.text !== undefined && row.text !== '' && isPreviewOf(arrival.text, row.text);
}

/** True when a list row's `preview` may stand for `text`. */
export function isPreviewOf(preview: string, text: string): boolean {
  const words = preview.replace(/(\.\.\.|…)$/, '');
  return preview === text || (words !== preview && text.startsWith(words));
}
