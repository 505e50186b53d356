/**
 * Keys for the rows of a thread whose page gives them none. A thread is remembered as the sequence of what its rows say; a
 * reading is laid against it, and what fits keeps its key. Owns the sequences; refuses to guess between two places that fit.
 */
import { NO_KEY, type RawMessage } from './message-reader';
import { withKey } from './timed-keys';

interface Sequence {
  keys: string[];
  signs: string[];
}

const REMEMBERED = 300;
/** Rows kept of one thread. */
const LONGEST = 2000;
/** In a place that fits, one row in so many may say something else, and one more: messages are withdrawn. */
const CHANGED_ONE_IN = 8;
/** So many rows must fit, where there are so many. */
const LEAST_FITS = 3;

export class GivenKeys {
  /** By the site's key of the conversation that was lit when the thread was first read. */
  private readonly sequences = new Map<string, Sequence>();
  private current: string | undefined;
  /** Rows that stand there and belong to no thread that is known yet. */
  private loose: Sequence | undefined;
  private elements = new Set<Element>();
  private next = 1;

  /** @param prefix tells the keys of one page life from those of another */
  constructor(private readonly prefix: string) {}

  /**
   * The rows with their keys. `lit`: the conversation that list and header name now; the rows may still be the one's before.
   * None when it is not known whose rows these are: nothing may be told of them.
   */
  give(rows: readonly RawMessage[], elements: readonly Element[], lit: string | undefined): RawMessage[] {
    const same = elements.some((element) => this.elements.has(element));
    this.elements = new Set(elements);
    if (rows.length === 0) return [];
    const signs = rows.map(signOf);
    if (same && this.loose && lit !== undefined && lit !== this.current) this.bind(lit, this.loose);
    if (same || lit === undefined || lit === this.current) {
      const before = this.current === undefined ? undefined : this.sequences.get(this.current);
      for (const sequence of [before, this.loose]) {
        const place = sequence && placeOf(sequence.signs, signs);
        if (!sequence || place === undefined) continue;
        if (sequence === before) this.loose = undefined;
        return this.take(sequence, place, rows, signs);
      }
      // Another thread under the old name, or another part of the past: that will be seen.
      if (lit === undefined || lit === this.current) {
        this.loose = { keys: [], signs: [] };
        return this.take(this.loose, 0, rows, signs);
      }
    }
    this.loose = undefined;
    this.current = lit;
    let sequence = this.sequences.get(lit);
    if (!sequence) {
      sequence = { keys: [], signs: [] };
      this.remember(lit, sequence);
    }
    // Where nothing fits, too much came in between: what is known stays known, and what stands here comes after it.
    const place = sequence.signs.length === 0 ? 0 : (placeOf(sequence.signs, signs) ?? sequence.signs.length);
    return this.take(sequence, place, rows, signs);
  }

  /** The header followed the thread: these rows are the new one's, if it was never read before. */
  private bind(lit: string, loose: Sequence): void {
    if (!this.sequences.has(lit)) this.remember(lit, loose);
    this.current = lit;
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

function signOf({ role, media, text, shownAt, recalled }: RawMessage): string {
  // Rows of one second are told apart by milliseconds of our own.
  const second = shownAt === undefined ? '' : Math.floor(shownAt / 1000);
  return recalled ? `recalled|${second}` : `${role}|${media}|${second}|${text}`;
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
    if (fits < Math.min(LEAST_FITS, known.length, window.length)) continue;
    if (!best || fits > best.fits || (fits === best.fits && place >= best.place)) best = { place, fits };
  }
  return best?.place;
}
