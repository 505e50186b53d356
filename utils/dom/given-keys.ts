/**
 * Keys for the rows of a thread whose page gives them none. A thread is remembered as the sequence of what its rows say; a
 * reading is laid against it, and what fits keeps its key. Owns the sequences; refuses to guess between two places that fit.
 */
import { SETTLE_MS } from './attribution';
import { NO_KEY, type RawMessage } from './message-reader';
import { withKey } from './timed-keys';

interface Sequence {
  keys: string[];
  signs: string[];
  /** The visit in which it was begun. */
  visit: number;
}

const REMEMBERED = 300;
/** Rows kept of one thread. */
const LONGEST = 2000;
/** In a place that fits, one row in so many may say something else, and one more: messages are withdrawn. */
const CHANGED_ONE_IN = 8;
/** So many rows must fit, where there are so many. */
const LEAST_FITS = 3;
/** No more rows come in a thread that is about to go. */
const MOST_ADDED = 3;

export class GivenKeys {
  /** By the site's key of the conversation that was lit when the thread was first read. */
  private readonly sequences = new Map<string, Sequence>();
  private current: string | undefined;
  /** What the current one's rows said at the last reading. */
  private last: readonly string[] = [];
  /** The conversation that list and header name, since when, and how many there were before. */
  private lit: { key: string | undefined; since: number; visit: number } = { key: undefined, since: 0, visit: 0 };
  /** Lit since the current one's thread was read: any of theirs may stand there for a moment. */
  private readonly passed = new Set<string>();
  /** The visit in which the current one's rows were last found in its sequence. */
  private placedIn = 0;
  /** Rows that stand there and belong to no thread that is known yet. */
  private loose: Sequence | undefined;
  private elements = new Set<Element>();
  private next = 1;

  /** @param prefix tells the keys of one page life from those of another */
  constructor(private readonly prefix: string) {}

  /**
   * The rows with their keys. `lit`: the conversation that list and header name now; the rows may still be the one's before.
   * None when it is not known whose rows these are, or where they stand in what is known: nothing may be told of them yet.
   */
  give(
    rows: readonly RawMessage[],
    lit: string | undefined,
    now: number,
    elements: readonly Element[] = [],
  ): RawMessage[] {
    const stands = elements.some((element) => this.elements.has(element));
    this.elements = new Set(elements);
    if (lit !== this.lit.key) this.lit = { key: lit, since: now, visit: this.lit.visit + 1 };
    if (rows.length === 0) return [];
    const signs = rows.map(signOf);
    const settled = now - this.lit.since >= SETTLE_MS;
    if (lit !== undefined && lit !== this.current) {
      // A page that waits for its server may leave the old rows for long: they are not made anew.
      const stale = settled && !stands ? undefined : this.staleOf(signs, lit, settled);
      this.passed.add(lit);
      if (stale?.place !== undefined) return this.take(stale.sequence, stale.place, rows, signs);
      if (stale) return [];
      if (this.loose && placeOf(this.loose.signs, signs) !== undefined) this.bind(lit, this.loose);
      this.current = lit;
      this.last = [];
    }
    this.loose = this.loose && placeOf(this.loose.signs, signs) === undefined ? undefined : this.loose;
    if (this.current === undefined) return this.takeLoose(rows, signs);
    return this.place(this.current, rows, signs, settled);
  }

  /** The thread of the one before, or of one that was lit in between, still stands there; with no place, if it does at all. */
  private staleOf(
    signs: readonly string[],
    lit: string,
    settled: boolean,
  ): { sequence: Sequence; place?: number } | undefined {
    for (const key of [this.current, ...this.passed]) {
      const sequence = key === undefined || key === lit ? undefined : this.sequences.get(key);
      if (!sequence) continue;
      const known = key === this.current ? this.last : sequence.signs.slice(-signs.length);
      const place = known.length > 0 && goesOn(known, signs) ? placeOf(sequence.signs, signs) : undefined;
      if (place === undefined) continue;
      // More below a row or two, or after so long: it may as well be another's that begins so.
      const unclear = known.length < (settled ? signs.length : Math.min(LEAST_FITS, signs.length));
      return unclear ? { sequence } : { sequence, place };
    }
    return undefined;
  }

  private place(key: string, rows: readonly RawMessage[], signs: readonly string[], settled: boolean): RawMessage[] {
    const { visit } = this.lit;
    let sequence = this.sequences.get(key);
    if (!sequence) {
      sequence = { keys: [], signs: [], visit };
      this.remember(key, sequence);
    }
    let place = sequence.signs.length === 0 ? 0 : placeOf(sequence.signs, signs);
    const begun = sequence.visit === visit;
    if (!settled && place === undefined && begun) {
      // It was begun a moment ago with rows that stand there no longer: they were somebody else's.
      [sequence.keys, sequence.signs, place] = [[], [], 0];
    }
    const placed = this.placedIn === visit;
    if (!begun && !placed) {
      // The first rows of a thread met before: a part of it, painted first, may fit in more than one place.
      if (!settled && !(place !== undefined && isSure(sequence.signs, signs, place))) return [];
      // Too much came in between: what is known stays known, and what stands here comes after it.
      place ??= sequence.signs.length - overlapOf(sequence.signs, signs);
    }
    if (place === undefined) return this.takeLoose(rows, signs);
    this.placedIn = visit;
    this.loose = undefined;
    this.last = signs;
    this.passed.clear();
    return this.take(sequence, place, rows, signs);
  }

  /** Another thread under the old name, or another part of the past: that will be seen. */
  private takeLoose(rows: readonly RawMessage[], signs: readonly string[]): RawMessage[] {
    this.loose ??= { keys: [], signs: [], visit: this.lit.visit };
    const place = this.loose.signs.length === 0 ? 0 : (placeOf(this.loose.signs, signs) ?? 0);
    return this.take(this.loose, place, rows, signs);
  }

  /** The header followed the thread: these rows are the new one's, if it was never read before. */
  private bind(lit: string, loose: Sequence): void {
    if (!this.sequences.has(lit)) this.remember(lit, loose);
    this.loose = undefined;
  }

  /** `place` may be negative: older rows were loaded above. */
  private take(sequence: Sequence, place: number, rows: readonly RawMessage[], signs: readonly string[]): RawMessage[] {
    if (place < 0) {
      const older = signs.slice(0, -place);
      sequence.signs.unshift(...older);
      sequence.keys.unshift(...older.map(() => this.fresh()));
    }
    const from = Math.max(0, place);
    const keyed = rows.map((row, index) => {
      const at = from + index;
      sequence.keys[at] ??= this.fresh();
      sequence.signs[at] = signs[index] ?? '';
      return withKey(row, sequence.keys[at] ?? NO_KEY);
    });
    const over = sequence.keys.length - LONGEST;
    if (over > 0) {
      sequence.keys.splice(0, over);
      sequence.signs.splice(0, over);
    }
    return keyed;
  }

  /** The same for a look that must change nothing: rows that do not fit what was read last have no key. */
  peek(rows: readonly RawMessage[]): RawMessage[] {
    const sequence = this.loose ?? (this.current === undefined ? undefined : this.sequences.get(this.current));
    const place = sequence && placeOf(sequence.signs, rows.map(signOf));
    if (!sequence || place === undefined) return [];
    return rows.map((row, index) => withKey(row, sequence.keys[place + index] ?? NO_KEY));
  }

  private fresh(): string {
    return `${this.prefix}.${this.next++}`;
  }

  private remember(key: string, sequence: Sequence): void {
    this.sequences.set(key, sequence);
    if (this.sequences.size <= REMEMBERED) return;
    const [oldest] = this.sequences.keys();
    if (oldest !== undefined) this.sequences.delete(oldest);
  }
}

function signOf({ role, from = '', media, text, shownAt, recalled }: RawMessage): string {
  // Rows of one second are told apart by milliseconds of our own.
  const second = shownAt === undefined ? '' : Math.floor(shownAt / 1000);
  return recalled ? `recalled|${second}` : `${role}|${from}|${media}|${second}|${text}`;
}

/**
 * Where a window of rows lies in a remembered sequence: the place at which most of it fits and nearly nothing differs. Of two
 * places that fit alike, the later one: rows are added at the end.
 */
export function placeOf(known: readonly string[], window: readonly string[]): number | undefined {
  let best: { place: number; fits: number } | undefined;
  for (let place = -window.length + 1; place < known.length; place++) {
    const from = Math.max(0, place);
    const to = Math.min(known.length, place + window.length);
    let fits = 0;
    let changed = 0;
    const most = 1 + Math.floor((to - from) / CHANGED_ONE_IN);
    for (let at = from; at < to && changed <= most; at++) {
      if (known[at] === window[at - place]) fits++;
      else changed++;
    }
    if (changed > most || fits <= changed) continue;
    // Two threads that meet in a common phrase are not one.
    if (fits + changed < Math.min(LEAST_FITS, known.length, window.length)) continue;
    if (!best || fits > best.fits || (fits === best.fits && place >= best.place)) best = { place, fits };
  }
  return best?.place;
}

/**
 * The rows that stood there stand there still, a few more below them; those above left only for these. One may have been
 * withdrawn.
 */
function goesOn(before: readonly string[], now: readonly string[]): boolean {
  for (let shift = 0; shift <= MOST_ADDED; shift++) {
    const stayed = before.length - shift;
    const added = now.length - stayed;
    if (stayed < Math.min(LEAST_FITS, before.length) || added < 0 || added > MOST_ADDED) continue;
    if (shift > 0 && shift !== added) continue;
    let changed = 0;
    for (let at = 0; at < stayed; at++) if (before[at + shift] !== now[at]) changed++;
    if (changed < stayed && changed <= (stayed > LEAST_FITS ? 1 : 0)) return true;
  }
  return false;
}

/** Nothing but this place can be meant: it begins in what is known, and enough of it fits, or all that is known. */
function isSure(known: readonly string[], window: readonly string[], place: number): boolean {
  if (place < 0) return false;
  const stretch = Math.min(known.length - place, window.length);
  const fits = window.slice(0, stretch).filter((sign, at) => sign === known[place + at]).length;
  return fits >= LEAST_FITS || (place === 0 && fits === stretch);
}

/** How many of the last known rows the window begins with. */
function overlapOf(known: readonly string[], window: readonly string[]): number {
  for (let size = Math.min(known.length, window.length); size > 0; size--)
    if (window.slice(0, size).every((sign, at) => sign === known[known.length - size + at])) return size;
  return 0;
}
