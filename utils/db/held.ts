/**
 * Owns what the last commit of this worker left in the ledger, so that the next one need not read it again: of a live
 * conversation its facts and what it adds to which rows, those rows, the day's tally, the watermark. Good only as long as
 * nobody else has committed since, which the count of commits tells: it is read in every transaction, and whoever changes
 * facts, rows or tallies counts. Whoever changes without counting calls `forgetHeld`.
 */
import type { BusinessDay, ConversationId } from '../core/ids';
import type { DayRow } from '../core/turn';
import type { Contribution, DayTally, Ledger, StoredFact } from './ledger';
import type { MetaRecords } from './meta';

type Commit = MetaRecords['commits'];

/** A conversation as it was last folded. */
export interface HeldTalk {
  facts: readonly StoredFact[];
  /** As in `stretch.ts`; undefined: these are all its facts. */
  cutAt: number | undefined;
  /** Of the days from `cutAt` on. */
  contributions: readonly Contribution[];
  /** Keys of open turns of which none is stored. */
  idle: ReadonlySet<string>;
}

interface Records {
  talks: Map<ConversationId, HeldTalk>;
  rows: Map<string, DayRow>;
  days: Map<BusinessDay, DayTally>;
  watermarks: Map<string, number>;
}

/** What is held of each kind, the latest used; a console has some dozens of conversations open. */
const MOST: Record<keyof Records, number> = { talks: 64, rows: 256, days: 8, watermarks: 32 };
/** A conversation longer than this is read again each time. */
const MOST_FACTS = 400;

const HELD = new WeakMap<Ledger, { commit: Commit; foldedWith: string; records: Records }>();

const nothing = (): Records => ({ talks: new Map(), rows: new Map(), days: new Map(), watermarks: new Map() });

/** What one transaction may go on from, and what it leaves; told with `keep` once the transaction has ended well. */
export class HeldWork {
  private readonly base: Records;
  private readonly next = nothing();
  private readonly gone = new Set<ConversationId>();

  /** @param commit as this transaction has read it; @param foldedWith name of the folding, undefined when rows are not of it */
  constructor(
    private readonly ledger: Ledger,
    private readonly commit: Commit | undefined,
    private readonly foldedWith: string | undefined,
  ) {
    const held = HELD.get(ledger);
    this.base = held && isSame(held.commit, commit) && held.foldedWith === foldedWith ? held.records : nothing();
  }

  /** For a transaction that folds nothing. */
  static of(ledger: Ledger, commit: Commit | undefined): HeldWork {
    return new HeldWork(ledger, commit, HELD.get(ledger)?.foldedWith);
  }

  talk(id: ConversationId): HeldTalk | undefined {
    return this.gone.has(id) ? undefined : this.base.talks.get(id);
  }

  row(id: string): DayRow | undefined {
    return this.base.rows.get(id);
  }

  day(day: BusinessDay): DayTally | undefined {
    return this.base.days.get(day);
  }

  watermark(sessionId: string): number | undefined {
    return this.base.watermarks.get(sessionId);
  }

  leaveTalk(id: ConversationId, talk: HeldTalk): void {
    if (talk.facts.length <= MOST_FACTS) this.next.talks.set(id, talk);
    else this.dropTalk(id);
  }

  /** It is to be read from the ledger, by this transaction and the next. */
  dropTalk(id: ConversationId): void {
    this.gone.add(id);
  }

  leaveRow(row: DayRow): void {
    this.next.rows.set(row.id, row);
  }

  leaveDay(tally: DayTally): void {
    this.next.days.set(tally.day, tally);
  }

  leaveWatermark(sessionId: string, watermark: number): void {
    this.next.watermarks.set(sessionId, watermark);
  }

  /** Rows that were merged anew. */
  dropRows(ids: Iterable<string>): void {
    for (const id of ids) this.base.rows.delete(id);
  }

  /** After the transaction, never before: `commit` is what it counted. */
  keep(commit: Commit): void {
    if (this.foldedWith === undefined) {
      HELD.delete(this.ledger);
      return;
    }
    const held = HELD.get(this.ledger);
    // Another transaction may have ended in between: then only what this one left is known.
    const records = held && held.records === this.base && isSame(held.commit, this.commit) ? this.base : nothing();
    for (const id of this.gone) records.talks.delete(id);
    for (const kind of ['rows', 'days', 'watermarks'] as const)
      renew<unknown>(records[kind], this.next[kind], MOST[kind]);
    for (const id of this.gone) this.next.talks.delete(id);
    renew(records.talks, this.next.talks, MOST.talks);
    HELD.set(this.ledger, { commit, foldedWith: this.foldedWith, records });
  }
}

export function forgetHeld(ledger: Ledger): void {
  HELD.delete(ledger);
}

/** The latest stand last, the oldest go first. */
function renew<Value>(held: Map<string, Value>, news: ReadonlyMap<string, Value>, most: number): void {
  for (const [key, value] of news) {
    held.delete(key);
    held.set(key, value);
  }
  for (const key of held.keys()) {
    if (held.size <= most) return;
    held.delete(key);
  }
}

function isSame(a: Commit, b: Commit | undefined): boolean {
  return b !== undefined && a.epoch === b.epoch && a.commits === b.commits && a.facts === b.facts;
}
