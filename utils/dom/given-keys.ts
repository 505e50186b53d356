/**
 * Keys for the rows of a thread whose page gives them none. A thread is remembered as the sequence of what its rows say; a
 * reading is laid against it (`row-signs.ts`), and what fits keeps its key. Owns the sequences.
 */
import { SETTLE_MS } from './attribution';
import { NO_KEY, type RawMessage } from './message-reader';
import { goesOn, isSure, LEAST_FITS, MOST_ADDED, overlapOf, placeOf, signOf } from './row-signs';
import { withKey } from './timed-keys';

interface Sequence {
  keys: string[];
  signs: string[];
  /** The visit in which it was begun, and when. */
  visit: number;
  since: number;
  /** Somebody answered in it while it stood there. */
  answered?: true;
}

/** A thread that came before its name is followed by it sooner than this. */
const NAME_LAG_MS = 100;
const REMEMBERED = 300;
/** Rows kept of one thread. */
const LONGEST = 2000;

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
  /** None of the rows stood there before. */
  private anew = false;
  private next = 1;

  /**
   * @param prefix tells the keys of one page life from those of another
   * @param early a thread may come before the name it is lit by
   */
  constructor(
    private readonly prefix: string,
    private readonly early = false,
  ) {}

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
    this.anew = !stands && elements.length > 0;
    this.elements = new Set(elements);
    if (lit !== this.lit.key) {
      if (this.early) this.leave(now);
      this.lit = { key: lit, since: now, visit: this.lit.visit + 1 };
    }
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
    this.loose = this.loose && this.placeIn(this.loose, signs) === undefined ? undefined : this.loose;
    // A busy page is read late: rows count from when they came.
    const touched = Math.max(...rows.map(({ changedAt = 0 }) => changedAt));
    const came = touched > 0 ? Math.min(now, Math.max(this.lit.since, touched)) : now;
    if (this.current === undefined) return this.takeLoose(rows, signs, came);
    return this.place(this.current, rows, signs, now, came);
  }

  /** Another name stands there: what came a moment ago may be its own, what stood longer, or was answered, was the last one's. */
  private leave(now: number): void {
    const { loose, current } = this;
    if (current === undefined || current !== this.lit.key) return;
    const begun = this.sequences.get(current);
    const isBegun = begun?.visit === this.lit.visit;
    const stood = loose ?? (isBegun ? begun : undefined);
    if (!stood) return;
    const isOwn = stood.answered || now - stood.since >= NAME_LAG_MS;
    if (isOwn && loose && isBegun) this.remember(current, loose);
    if (!isOwn && !loose) this.sequences.delete(current);
    this.loose = isOwn ? undefined : stood;
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

  private place(
    key: string,
    rows: readonly RawMessage[],
    signs: readonly string[],
    now: number,
    came: number,
  ): RawMessage[] {
    const { visit, since } = this.lit;
    const settled = now - since >= SETTLE_MS;
    let sequence = this.sequences.get(key);
    if (!sequence) {
      sequence = { keys: [], signs: [], visit, since: came };
      this.remember(key, sequence);
    }
    const begun = sequence.visit === visit;
    const placed = this.placedIn === visit;
    let place = placed ? this.placeIn(sequence, signs) : placeOf(sequence.signs, signs);
    if (sequence.signs.length === 0) place = 0;
    if (place === undefined && begun && this.isAnew(now)) {
      // It was begun a moment ago with rows that stand there no longer: they were somebody else's.
      const { keys, signs } = this.loose ?? { keys: [], signs: [] };
      Object.assign(sequence, { keys, signs });
      place = 0;
    }
    if (!begun && !placed) {
      // The first rows of a thread met before: a part of it, painted first, may fit in more than one place.
      if (!settled && !(place !== undefined && isSure(sequence.signs, signs, place))) return [];
      // Too much came in between: what is known stays known, and what stands here comes after it.
      place ??= sequence.signs.length - overlapOf(sequence.signs, signs);
    }
    if (place === undefined) return this.takeLoose(rows, signs, came);
    this.placedIn = visit;
    this.loose = undefined;
    this.last = signs;
    this.passed.clear();
    return this.take(sequence, place, rows, signs);
  }

  /** Buyers ask alike: a few rows made anew where a long thread stood are no part out of the middle of it. */
  private placeIn({ signs: known }: Sequence, signs: readonly string[]): number | undefined {
    const place = placeOf(known, signs);
    if (place === undefined || !this.anew || place + signs.length >= known.length) return place;
    return isSure(known, signs, place) ? place : undefined;
  }

  /** What stands there is the lit one's, and not what stood there when it lit up. */
  private isAnew(now: number): boolean {
    const { loose, lit } = this;
    if (!this.early) return now - lit.since < SETTLE_MS;
    // It may be the next one's, whose name would have come by now.
    const isFirst = loose?.visit === lit.visit && loose.since - lit.since < SETTLE_MS;
    return isFirst && now - loose.since >= SETTLE_MS;
  }

  /** Another thread under the old name, or another part of the past: that will be seen. */
  private takeLoose(rows: readonly RawMessage[], signs: readonly string[], came: number): RawMessage[] {
    this.loose ??= { keys: [], signs: [], visit: this.lit.visit, since: came };
    const place = this.loose.signs.length === 0 ? 0 : (this.placeIn(this.loose, signs) ?? 0);
    return this.take(this.loose, place, rows, signs);
  }

  /** The header followed the thread: these rows are the new one's, if it was never read before. */
  private bind(lit: string, { keys, signs }: Sequence): void {
    const { visit, since } = this.lit;
    if (!this.sequences.has(lit)) this.remember(lit, { keys, signs, visit, since });
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
    const added = sequence.signs.length === 0 ? [] : rows.slice(Math.max(0, sequence.signs.length - from));
    if (added.length <= MOST_ADDED && added.some(({ role }) => role === 'agent')) sequence.answered = true;
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
