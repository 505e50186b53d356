/**
 * Owns what the last commit of this worker left in the ledger, so that the next one need not read it again: of a live
 * conversation its facts and what it adds to which rows, those rows, the day's tally, the watermark. Good only as long as
 * nobody else has written: the count of commits says so, which every transaction reads, and the watch on this handle's
 * writers. Whoever folds a commit takes a `HeldWork`; everybody else needs to know nothing of it.
 */
import Dexie, { type DBCore } from 'dexie';
import type { BusinessDay, ConversationId } from '../core/ids';
import type { DayRow } from '../core/turn';
import type { Contribution, DayTally, Ledger, RunningTurn, StoredFact } from './ledger';
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

/** Whole lists, where somebody has read them since. */
interface Lists {
  /** All rows of an agent's day on a site, by `agentDayKey`. */
  agentDays: Map<string, Map<string, DayRow>>;
  /** All open turns that could still be answered in time at `from`. */
  running?: { from: number; turns: Map<string, RunningTurn> };
}

interface Records extends Lists {
  talks: Map<ConversationId, HeldTalk>;
  rows: Map<string, DayRow>;
  days: Map<BusinessDay, DayTally>;
  watermarks: Map<string, number>;
}

/** What is held of each kind, the latest used; a console has some dozens of conversations open. */
const MOST = { talks: 64, rows: 256, days: 8, watermarks: 32, agentDays: 16 };
/** A conversation longer than this is read again each time. */
const MOST_FACTS = 400;
/** What is held is made of these. */
const SOURCES = new Set(['facts', 'contributions', 'running', 'rows', 'sessions', 'days', 'links']);

const HELD = new WeakMap<Ledger, { commit: Commit; foldedWith: string; records: Records }>();
/** Grows with every writer of the handle that is not a `HeldWork`; of a handle that nobody watches nothing is held. */
const STRANGERS = new WeakMap<Ledger, number>();
const OWN = new WeakSet<object>();
const SEEN = new WeakSet<object>();

const nothing = (): Records => ({
  talks: new Map(),
  rows: new Map(),
  days: new Map(),
  watermarks: new Map(),
  agentDays: new Map(),
});

export const agentDayKey = ({ agentId, siteId, day }: Pick<DayRow, 'agentId' | 'siteId' | 'day'>): string =>
  `${siteId}|${agentId}|${day}`;

/** What one transaction may go on from, and what it leaves; told with `keep` once the transaction has ended well. */
export class HeldWork {
  private readonly base: Records;
  private readonly strangers: number | undefined;
  private readonly next = { ...nothing(), running: new Map<string, RunningTurn | undefined>() };
  private readonly goneTalks = new Set<ConversationId>();
  private readonly goneRows = new Set<string>();

  /**
   * Inside the transaction, after its first reading.
   * @param commit as this transaction has read it; @param foldedWith name of the folding, undefined when rows are not of it
   */
  constructor(
    private readonly ledger: Ledger,
    private readonly commit: Commit | undefined,
    private readonly foldedWith: string | undefined,
  ) {
    const { idbtrans } = Dexie.currentTransaction;
    OWN.add(idbtrans);
    this.strangers = STRANGERS.get(ledger);
    const held = HELD.get(ledger);
    this.base = held && isSame(held.commit, commit) && held.foldedWith === foldedWith ? held.records : nothing();
  }

  /** For a transaction that folds nothing. */
  static of(ledger: Ledger, commit: Commit | undefined): HeldWork {
    return new HeldWork(ledger, commit, HELD.get(ledger)?.foldedWith);
  }

  talk(id: ConversationId): HeldTalk | undefined {
    return this.goneTalks.has(id) ? undefined : this.base.talks.get(id);
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
    this.goneTalks.add(id);
  }

  leaveRow(row: DayRow): void {
    this.next.rows.set(row.id, row);
  }

  dropRow(id: string): void {
    this.goneRows.add(id);
  }

  /** @param turn undefined: none is open any more */
  leaveRunning(key: string, turn: RunningTurn | undefined): void {
    this.next.running.set(key, turn);
  }

  leaveDay(tally: DayTally): void {
    this.next.days.set(tally.day, tally);
  }

  leaveWatermark(sessionId: string, watermark: number): void {
    this.next.watermarks.set(sessionId, watermark);
  }

  /** After the transaction, never before: `commit` is what it counted. */
  keep(commit: Commit): void {
    if (this.strangers === undefined || this.strangers !== STRANGERS.get(this.ledger)) return;
    if (this.foldedWith === undefined) {
      HELD.delete(this.ledger);
      return;
    }
    const held = HELD.get(this.ledger);
    // Another transaction may have ended in between: then only what this one left is known.
    const records = held && held.records === this.base && isSame(held.commit, this.commit) ? this.base : nothing();
    for (const id of this.goneTalks) {
      records.talks.delete(id);
      this.next.talks.delete(id);
    }
    for (const kind of ['talks', 'rows', 'days', 'watermarks'] as const)
      renew<unknown, unknown>(records[kind], this.next[kind], MOST[kind]);
    this.keepLists(records);
    HELD.set(this.ledger, { commit, foldedWith: this.foldedWith, records });
  }

  private keepLists({ rows, agentDays, running }: Records): void {
    for (const row of this.next.rows.values()) agentDays.get(agentDayKey(row))?.set(row.id, row);
    for (const id of this.goneRows) {
      rows.delete(id);
      for (const day of agentDays.values()) day.delete(id);
    }
    for (const [key, turn] of running ? this.next.running : []) {
      if (turn) running?.turns.set(key, turn);
      else running?.turns.delete(key);
    }
  }
}

export interface AgentDay {
  rows: DayRow[];
  running: RunningTurn[];
}

/**
 * An agent's day with every open turn, from memory where nothing was written since it was last read.
 * @param read the same from the ledger: of all turns that can still be answered at `now`
 */
export async function heldAgentDay(
  ledger: Ledger,
  key: string,
  now: number,
  read: () => Promise<AgentDay>,
): Promise<AgentDay> {
  const held = HELD.get(ledger);
  const rows = held?.records.agentDays.get(key);
  const running = held?.records.running;
  if (rows && running && now >= running.from)
    return { rows: [...rows.values()], running: [...running.turns.values()].filter(({ until }) => until >= now) };
  const found = await read();
  // Whoever has written meanwhile has left another one, or none.
  if (held && HELD.get(ledger) === held) {
    renew(held.records.agentDays, [[key, new Map(found.rows.map((row) => [row.id, row]))]], MOST.agentDays);
    held.records.running = { from: now, turns: new Map(found.running.map((turn) => [turn.key, turn])) };
  }
  return found;
}

/**
 * Lets this handle hold things, before it is opened. Whoever else writes through it to what is held ends that: when they
 * begin to write, and when it is done.
 */
export function watchWriters(ledger: Ledger): Ledger {
  STRANGERS.set(ledger, 0);
  const forget = () => {
    HELD.delete(ledger);
    STRANGERS.set(ledger, (STRANGERS.get(ledger) ?? 0) + 1);
  };
  const create = (core: DBCore): DBCore => ({
    ...core,
    table(name) {
      const table = core.table(name);
      if (!SOURCES.has(name)) return table;
      return {
        ...table,
        mutate(request) {
          const { trans } = request;
          if (!OWN.has(trans) && !SEEN.has(trans)) {
            SEEN.add(trans);
            forget();
            (trans as unknown as IDBTransaction).addEventListener('complete', forget);
          }
          return table.mutate(request);
        },
      };
    },
  });
  ledger.use({ stack: 'dbcore', name: 'held', create });
  return ledger;
}

/** The latest stand last, the oldest go first. */
function renew<Key, Value>(held: Map<Key, Value>, news: Iterable<readonly [Key, Value]>, most: number): void {
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
