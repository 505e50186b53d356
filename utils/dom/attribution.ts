/**
 * Whose thread is on the screen? After a click the row lights up at once; header and thread follow when they can, and
 * the old thread may stay a while. A reading is given to nobody while that is in doubt.
 */
import type { Fact } from '../core/facts';
import type { ConversationId } from '../core/ids';
import { showsBottom } from '../core/track/thread-rows';
import { bearsName } from './header-lit';
import type { RawMessage } from './message-reader';
import type { RawRow } from './row-reader';
import type { Surroundings } from './surroundings';

export type Verdict =
  | { whose: ConversationId }
  /** In doubt; `still`: every known row belongs to this conversation, which is no longer the lit one. */
  | { whose: undefined; still?: ConversationId };

/** An unknown thread must stand this long under the same row and header before it is believed without other proof. */
export const SETTLE_MS = 300;
/** A thread that came before its header is followed by it sooner than this. */
const HEADER_LAG_MS = 100;
const REMEMBERED_KEYS = 20_000;

export interface AttributionPorts {
  hash(key: string): ConversationId | undefined;
  activeId(key: string): ConversationId | undefined;
  /** A fresh id for another buyer who looks the same in the list; none that `isMet`. */
  another(key: string, isMet: (id: ConversationId) => boolean): ConversationId | undefined;
  keyOf(id: ConversationId): string | undefined;
}

/** An unknown thread under a lit row, while nobody can say yet whose it is. */
interface Stranger {
  key: string;
  /** Whom the list takes the lit row for. */
  listed: ConversationId;
  rows: readonly RawMessage[];
  keys: ReadonlySet<string>;
  /** The page itself said that this was the row's thread, down to its last message, and that it was read. */
  whole: boolean;
  since: number;
}

/** A thread that was left before anything else could prove whose it was. */
export interface Left {
  key: string;
  listed: ConversationId;
  whose: ConversationId;
  rows: readonly RawMessage[];
}

export class Attribution {
  private readonly ownerOf = new Map<string, ConversationId>();
  private readonly met = new Set<ConversationId>();
  private doubt: { sign: string; since: number } | undefined;
  private previousPreview: string | undefined;
  /** What rows said whose threads nobody has read since they were lit: those may still stand. */
  private readonly passed = new Set<string>();
  private lit: RawRow | undefined;
  private current: ConversationId | undefined;
  private currentKey: string | undefined;
  private stranger: Stranger | undefined;

  /** `known`: message keys recorded earlier, of sites whose keys are unique over all conversations. */
  constructor(
    private readonly ports: AttributionPorts,
    known: Iterable<readonly [string, ConversationId]> = [],
  ) {
    for (const [key, id] of known) this.remember(key, id);
  }

  judge(rows: readonly RawMessage[], around: Surroundings, now: number): Verdict {
    this.pass(around.active);
    if (rows.length === 0) return { whose: undefined };
    const owners = new Set<string>();
    const known = new Set<ConversationId>();
    const fresh: RawMessage[] = [];
    for (const one of rows) {
      const { owner, key } = one;
      if (owner) owners.add(owner);
      const id = this.ownerOf.get(key);
      if (id) known.add(id);
      else fresh.push(one);
    }
    if (owners.size > 1) return { whose: undefined };
    const [owner] = owners;
    if (owner !== undefined) {
      const whose = this.ports.hash(owner);
      return whose ? this.accept(fresh, whose, around) : { whose: undefined };
    }
    if (known.size > 1) return { whose: undefined };
    const [id] = known;
    if (id !== undefined) return this.judgeKnown(fresh, id, around, now);
    return this.judgeUnknown(rows, around, now);
  }

  private pass(active: RawRow | undefined): void {
    if (!active) return;
    if (this.lit?.preview !== undefined && this.lit.key !== active.key) this.passed.add(this.lit.preview);
    this.lit = active;
  }

  /**
   * Another row is lit than the one under which an unknown thread stood: whose it was, if the page said enough. Nothing
   * that could prove more will come any more, and what was said there would be lost.
   */
  left({ active, byHeader }: Surroundings, now: number): Left | undefined {
    const { stranger } = this;
    if (!stranger || !active) return undefined;
    if (active.key === stranger.key && this.ports.activeId(active.key) === stranger.listed) return undefined;
    this.stranger = undefined;
    const { key, listed, rows, whole, since } = stranger;
    const whose = whole && !(byHeader && now - since < HEADER_LAG_MS) ? this.buyerOf(key, listed) : undefined;
    if (!whose) return undefined;
    for (const row of rows) this.remember(row.key, whose);
    // It may stand a while longer, under the row of another who looks the same.
    this.current = whose;
    this.currentKey = key;
    return { key, listed, whose, rows };
  }

  /** Rows were met before. Under another lit row, the old thread still stands; two buyers who look the same need time. */
  private judgeKnown(fresh: readonly RawMessage[], id: ConversationId, around: Surroundings, now: number): Verdict {
    const { active } = around;
    const key = this.ports.keyOf(id);
    if (!active || key === undefined) return this.accept(fresh, id, around);
    if (key !== active.key) return { whose: undefined, still: id };
    // The thread of a row that looks otherwise stood there before: this one cannot be a look-alike's that stayed.
    const sure = this.ports.activeId(key) === id || this.currentKey !== key;
    if (sure || this.standsLong(`${key}|${id}`, now)) return this.accept(fresh, id, around);
    return { whose: undefined, still: id };
  }

  private standsLong(sign: string, now: number): boolean {
    if (this.doubt?.sign !== sign) this.doubt = { sign, since: now };
    return now - this.doubt.since >= SETTLE_MS;
  }

  /** No row was ever met: row, header and time must agree, or the list's preview must name the last row. */
  private judgeUnknown(rows: readonly RawMessage[], around: Surroundings, now: number): Verdict {
    const { active, header, byHeader } = around;
    if (!active || (header !== undefined && !bearsName(active.name, header))) return this.doubtful(undefined);
    const last = rows.at(-1);
    // Buyers are greeted alike: words that other lit rows had, or that stood there before this row was lit, prove nothing.
    const stood = last?.changedAt !== undefined && around.litAt !== undefined && last.changedAt < around.litAt;
    const isOwn = !stood && active.preview !== undefined && !this.passed.has(active.preview);
    const told = isOwn && !byHeader && last !== undefined && last.text !== '' && last.text === active.preview;
    const listed = this.ports.activeId(active.key);
    if (!listed) return this.doubtful(undefined);
    const sameRow = this.currentKey === active.key && this.current === listed;
    const whose = this.buyerOf(active.key, listed);
    // Bottom rows may be painted first, and known ones follow: another buyer is not assumed in a hurry.
    const another = whose !== listed;
    if (!told || another || sameRow || active.preview === this.previousPreview) {
      const sign = `${active.key}|${rows[0]?.key}|${last?.key}|${told}`;
      const answered = another && this.isAnswered(rows, active.key, listed);
      // Under a header whose own thread stood there, another one is the next one's.
      this.meet(rows, active, listed, isOwn && !(byHeader && sameRow), now);
      if (!answered && !this.standsLong(sign, now)) return { whose: undefined };
    }
    // The same row, other rows: scrolled far away, unless the list says that these are the last ones.
    if (sameRow && !told && this.current) return this.accept(rows, this.current, around);
    return whose ? this.accept(rows, whose, around) : this.doubtful(undefined);
  }

  /** Whose an unknown thread under this row is: the listed buyer's first, else another's who looks the same. */
  private buyerOf(key: string, listed: ConversationId): ConversationId | undefined {
    return this.met.has(listed) ? this.ports.another(key, (id) => this.met.has(id)) : listed;
  }

  /** A person's words came below an unknown thread: who wrote them had it whole, and nothing known stood there. */
  private isAnswered(rows: readonly RawMessage[], key: string, listed: ConversationId): boolean {
    const { stranger } = this;
    const last = rows.at(-1);
    if (stranger?.key !== key || stranger.listed !== listed || last?.role !== 'agent') return false;
    return !stranger.keys.has(last.key) && rows.some((row) => stranger.keys.has(row.key));
  }

  private meet(rows: readonly RawMessage[], active: RawRow, listed: ConversationId, isOwn: boolean, now: number): void {
    const { stranger } = this;
    const before = stranger?.key === active.key && stranger.listed === listed ? stranger : undefined;
    const stays = before !== undefined && rows.some(({ key }) => before.keys.has(key));
    // The next one's thread may come before its header: what was whole stands there no longer.
    if (before?.whole && !stays) return;
    // Nothing of a buyer's is unread, and yet his words are new: they are not the listed buyer's, or all of them stand there.
    const read = active.unread === 0 && rows.some(({ role }) => role === 'buyer');
    const whole = before?.whole === true || (read && isOwn && showsBottom(rows, active.preview));
    const since = stays ? before.since : now;
    this.stranger = { key: active.key, listed, rows, keys: new Set(rows.map(({ key }) => key)), whole, since };
  }

  private doubtful(doubt: { sign: string; since: number } | undefined): Verdict {
    this.doubt = doubt;
    return { whose: undefined };
  }

  private accept(fresh: readonly RawMessage[], whose: ConversationId, { active }: Surroundings): Verdict {
    for (const { key } of fresh) this.remember(key, whose);
    this.doubt = undefined;
    this.stranger = undefined;
    this.current = whose;
    this.currentKey = active?.key;
    this.previousPreview = active?.preview;
    this.passed.clear();
    this.lit = undefined;
    return { whose };
  }

  private remember(key: string, id: ConversationId): void {
    if (this.ownerOf.has(key)) return;
    this.ownerOf.set(key, id);
    this.met.add(id);
    if (this.ownerOf.size <= REMEMBERED_KEYS) return;
    const [oldest] = this.ownerOf.keys();
    if (oldest !== undefined) this.ownerOf.delete(oldest);
  }

  /** The conversation a message key belongs to, if it was met. */
  ownerOfKey(key: string): ConversationId | undefined {
    return this.ownerOf.get(key);
  }
}

/** Which conversation each recorded message key belongs to. */
export function knownKeys(facts: readonly Fact[]): [string, ConversationId][] {
  return facts.flatMap((fact) => {
    const key = fact.id.slice(`${fact.siteId}:${fact.conversationId}:`.length);
    return fact.kind === 'message' && !key.startsWith('~')
      ? [[key, fact.conversationId] as [string, ConversationId]]
      : [];
  });
}
