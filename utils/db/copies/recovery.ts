/**
 * Owns bringing back what a database lost: facts out of the journal, older days and small things out of the mirror.
 * Deletes nothing, may be killed at any moment and begun again; recording goes on meanwhile.
 */
import type { Fact } from '../../core/facts';
import type { BusinessDay, FactId } from '../../core/ids';
import type { DayRow } from '../../core/turn';
import { addCoverageDay } from '../coverage';
import type { Ledger, StoredPack } from '../ledger';
import { canonical } from '../merge-facts';
import { countCommit, type MetaRecords, readMeta, writeMeta } from '../meta';
import { type Commit, restoreFacts } from '../record';
import type { Folding } from '../refold';
import { readJournal } from './journal';
import type { KeptLoss } from './losses';
import {
  dayKey,
  type MirroredDay,
  type MirroredSmall,
  type MirrorIndex,
  nameOf,
  packIds,
  packKey,
  readIndex,
  SMALL_KEY,
  SMALL_RECORDS,
  SMALL_STORES,
} from './mirror';
import { type Outside, readSealed } from './outside';
import type { Testimony } from './testimony';

const BATCH = 200;

export interface RecoverySeams {
  ledger: Ledger;
  outside: Outside;
  folding: Folding;
  now(): number;
  /** Writes the journal for what came back. */
  recorded(commit: Commit, facts: readonly Fact[]): Promise<unknown>;
}

/** @returns what came back; `factsGone` is what the witness knew of and nobody has any more */
export async function recoverRecords(seams: RecoverySeams, loss: KeptLoss): Promise<KeptLoss> {
  const { testimony } = loss;
  const index = await readIndex(seams.outside);
  const packsBack = index ? await restorePacks(seams, index) : 0;
  await restoreSmall(seams);
  if (!testimony) return { ...loss, state: 'done', packsBack };
  const factsBack = await replayJournal(seams, testimony, loss.lostCommits);
  // Days of which the journal had not every fact have their figures of the mirror. Today must stay open, whatever is known.
  const today = seams.folding.calendar.dayOf(seams.now());
  const daysBack = index ? await restoreDays(seams, index, today) : 0;
  const factsGone = Math.max(0, loss.factsGone - factsBack);
  const { testimony: _, ...told } = loss;
  return { ...told, state: 'done', packsBack, daysBack, factsBack, factsGone };
}

/** First business day of which the journal has every fact. */
export function wholeFrom({ since }: Testimony, { calendar }: Folding): BusinessDay | undefined {
  if (since === 0) return undefined;
  const day = calendar.dayOf(since);
  const { from, to } = calendar.rangeOf(day);
  return from === since ? day : calendar.dayOf(to);
}

async function restorePacks({ ledger, outside }: RecoverySeams, index: MirrorIndex): Promise<number> {
  let back = 0;
  for (const id of packIds(index)) {
    const read = await readSealed<StoredPack>(outside, packKey(id));
    if (read.state !== 'sound') continue;
    const kept = read.value;
    back += await ledger.transaction('rw', ledger.packs, async () => {
      const there = await ledger.packs.get(id);
      // The starter pack is put in again at once; what the person chose after the loss stays.
      if (there && (there.pack.version > kept.pack.version || nameOf(there) === nameOf(kept))) return 0;
      await ledger.packs.put(kept);
      return 1;
    });
  }
  return back;
}

async function restoreSmall({ ledger, outside }: RecoverySeams): Promise<void> {
  const read = await readSealed<MirroredSmall>(outside, SMALL_KEY);
  if (read.state !== 'sound') return;
  const { stores, records } = read.value;
  await ledger.transaction('rw', [ledger.meta, ...SMALL_STORES.map((name) => ledger.table(name))], async () => {
    for (const name of SMALL_STORES) {
      const table = ledger.table(name);
      const keys = new Set(await table.toCollection().primaryKeys());
      const missing = (stores[name] ?? []).filter((row) => !keys.has((row as { id: string }).id));
      if (missing.length > 0) await table.bulkAdd(missing);
    }
    for (const name of SMALL_RECORDS) {
      if (records[name] === undefined || (await ledger.meta.get(name))) continue;
      await ledger.meta.put({ name, value: records[name] });
    }
  });
}

/**
 * Days before `today` that cannot be folded again get their rows back as they were, and are frozen: the facts behind them
 * are gone, so they must not be folded from the few that are not. A day after such a one may have lost its beginning.
 */
async function restoreDays(
  { ledger, outside, folding }: RecoverySeams,
  index: MirrorIndex,
  today: BusinessDay,
): Promise<number> {
  const { calendar } = folding;
  let back = 0;
  let last: BusinessDay | undefined;
  for (const day of index.days) {
    const read = await readSealed<MirroredDay>(outside, dayKey(day));
    if (read.state !== 'sound') continue;
    for (const covered of read.value.coverage) await addCoverageDay(ledger, covered);
    if (day >= today) continue;
    const isNext = last !== undefined && calendar.dayOf(calendar.rangeOf(last).to) === day;
    if (!(await isBehind(ledger, read.value)) && !(isNext && !(await hasRows(ledger, read.value)))) continue;
    await restoreRows(ledger, read.value);
    back += 1;
    last = day;
  }
  if (last !== undefined) await freezeThrough(ledger, last, folding);
  return back;
}

async function hasRows(ledger: Ledger, { day, rows }: MirroredDay): Promise<boolean> {
  return sameRows(await ledger.rows.where('day').equals(day).toArray(), rows);
}

export function sameRows(rows: readonly DayRow[], others: readonly DayRow[]): boolean {
  const byId = (a: DayRow, b: DayRow) => (a.id < b.id ? -1 : 1);
  return canonical([...rows].sort(byId)) === canonical([...others].sort(byId));
}

/** The rows of a day as the mirror has them. */
export function restoreRows(ledger: Ledger, { day, rows }: MirroredDay): Promise<void> {
  return ledger.transaction('rw', ledger.rows, ledger.days, ledger.meta, async () => {
    const before = await ledger.rows.where('day').equals(day).primaryKeys();
    const kept = new Set(rows.map(({ id }) => id));
    await ledger.rows.bulkDelete(before.filter((id) => !kept.has(id)));
    await ledger.rows.bulkPut(rows);
    const there = await ledger.days.get(day);
    const { commits } = await countCommit(ledger, 0);
    await ledger.days.put({ day, facts: there?.facts ?? 0, sum: there?.sum ?? 0, stamp: commits });
  });
}

async function isBehind(ledger: Ledger, mirrored: MirroredDay): Promise<boolean> {
  const tally = await ledger.days.get(mirrored.day);
  if (!tally) return true;
  if (tally.facts !== mirrored.facts) return tally.facts < mirrored.facts;
  if (tally.sum !== mirrored.sum) return mirrored.stamp > tally.stamp;
  // A frozen day has no facts any more, so that its tally cannot tell whether its rows are there.
  return (await ledger.rows.where('day').equals(mirrored.day).count()) < mirrored.rows.length;
}

export async function freezeThrough(ledger: Ledger, day: BusinessDay, { calendar }: Folding): Promise<void> {
  const next = calendar.dayOf(calendar.rangeOf(day).to);
  await ledger.transaction('rw', ledger.meta, async () => {
    const before: MetaRecords['frozenBefore'] | undefined = await readMeta(ledger, 'frozenBefore');
    if (before === undefined || before < next) await writeMeta(ledger, 'frozenBefore', next);
  });
}

/** @returns how many facts of lost commits are there again, whichever life of the worker brought them back */
async function replayJournal(
  { ledger, outside, folding, now, recorded }: RecoverySeams,
  testimony: Testimony,
  lostCommits: number,
): Promise<number> {
  const lost = new Set<FactId>();
  let back = 0;
  for await (const entries of readJournal(outside, testimony)) {
    const known = lost.size;
    for (const { commit, facts } of entries)
      if (commit > testimony.commits - lostCommits) for (const { id } of facts) lost.add(id);
    const facts = entries.flatMap((entry) => entry.facts);
    for (let at = 0; at < facts.length; at += BATCH) {
      const batch = facts.slice(at, at + BATCH);
      const { commit } = await restoreFacts(ledger, batch, folding, now());
      // Known facts too: a life that died between the commit and the copy left them in this journal alone, which is dropped.
      await recorded(commit, batch);
    }
    // Facts of a frozen day are not taken in again.
    back += (await ledger.facts.bulkGet([...lost].slice(known))).filter((fact) => fact !== undefined).length;
  }
  return back;
}
