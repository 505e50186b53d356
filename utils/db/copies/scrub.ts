/**
 * Owns looking for damage that no opening shows: every day against its tally and its copy, every pack against its checksum.
 * What can be brought back is; what cannot is told, once. Refuses to delete: a day it cannot trust is frozen as it was.
 */
import type { Fact } from '../../core/facts';
import type { BusinessDay, ConversationId, PackId } from '../../core/ids';
import { addSums, factSum } from '../fact-sum';
import { type DayTally, type Ledger, type StoredPack, withoutDay } from '../ledger';
import { isSameFact, mergeTwins } from '../merge-facts';
import { countCommit, readMeta } from '../meta';
import { foldStores } from '../record';
import { type Folding, refoldConversations, wholeOf } from '../refold';
import { countDay, startTally, writeTally } from '../tally';
import { readJournal } from './journal';
import { type KeptLoss, newLoss } from './losses';
import { dayKey, type MirroredDay, packIds, packKey, readIndex } from './mirror';
import { type Outside, readSealed } from './outside';
import { freezeThrough, restoreRows, sameRows, wholeFrom } from './recovery';
import type { Testimony } from './testimony';

export interface ScrubSeams {
  ledger: Ledger;
  outside: Outside;
  folding: Folding;
  testimony: Testimony | undefined;
  checksumOf(pack: StoredPack['pack']): Promise<string>;
  now(): number;
}

/** The cheap half: counts by index. False: something is missing or too much, and days should be looked at one by one. */
export async function countsFit(ledger: Ledger): Promise<boolean> {
  return ledger.transaction('r', ledger.facts, ledger.days, ledger.meta, async () => {
    const [facts, commits, days] = await Promise.all([
      ledger.facts.count(),
      readMeta(ledger, 'commits'),
      ledger.days.toArray(),
    ]);
    return facts === (commits?.facts ?? 0) && facts === days.reduce((sum, day) => sum + day.facts, 0);
  });
}

/** Every day and every pack. @returns what was found, for the list of losses */
export async function scrub(seams: ScrubSeams): Promise<KeptLoss[]> {
  const { ledger } = seams;
  const found = { ...newLoss('day', seams.now()) };
  let harmed = 0;
  for (const day of await daysThereAre(ledger)) {
    const outcome = await scrubDay(seams, day);
    harmed += outcome.harmed ? 1 : 0;
    found.factsBack += outcome.factsBack;
    found.factsGone += outcome.factsGone;
    found.daysBack += outcome.daysBack;
  }
  const packsBack = await scrubPacks(seams);
  const losses = harmed > 0 ? [found] : [];
  return packsBack > 0 ? [...losses, newLoss('packs', seams.now(), { packsBack })] : losses;
}

interface Outcome {
  harmed: boolean;
  factsBack: number;
  factsGone: number;
  daysBack: number;
}

async function daysThereAre(ledger: Ledger): Promise<BusinessDay[]> {
  const names = await Promise.all([ledger.days.toCollection().primaryKeys(), ledger.facts.orderBy('day').uniqueKeys()]);
  return [...new Set(names.flat() as BusinessDay[])].sort();
}

async function scrubDay(seams: ScrubSeams, day: BusinessDay): Promise<Outcome> {
  const { ledger, testimony, folding } = seams;
  const outcome: Outcome = { harmed: false, factsBack: 0, factsGone: 0, daysBack: 0 };
  const before = await tallyAndCount(ledger, day);
  const mirror = await readSealed<MirroredDay>(seams.outside, dayKey(day));
  const mirrored = mirror.state === 'sound' ? mirror.value : undefined;
  if (!before.fits) {
    outcome.harmed = true;
    const whole = testimony && wholeFrom(testimony, folding);
    if (testimony && (whole === undefined || day >= whole)) outcome.factsBack = await replayDay(seams, testimony, day);
    const after = await tallyAndCount(ledger, day);
    if (!after.fits) {
      outcome.factsGone = Math.max(0, after.tally.facts - after.facts);
      await acceptDay(ledger, day);
      if (mirrored && day < folding.calendar.dayOf(seams.now())) await freezeThrough(ledger, day, folding);
    }
  }
  if (mirrored && (await restoreHarmedRows(ledger, mirrored, outcome.factsGone > 0))) {
    outcome.harmed = true;
    outcome.daysBack = 1;
  }
  return outcome;
}

/** Rows that differ from a copy of the same commit. @param anyway the day's facts are gone, so that the copy is all there is */
function restoreHarmedRows(ledger: Ledger, mirrored: MirroredDay, anyway: boolean): Promise<boolean> {
  return ledger.transaction('rw', ledger.rows, ledger.days, ledger.meta, async () => {
    const tally = await ledger.days.get(mirrored.day);
    if (tally?.stamp !== mirrored.stamp && !anyway) return false;
    const rows = await ledger.rows.where('day').equals(mirrored.day).toArray();
    if (sameRows(rows, mirrored.rows)) return false;
    await restoreRows(ledger, mirrored);
    return true;
  });
}

async function tallyAndCount(ledger: Ledger, day: BusinessDay) {
  return ledger.transaction('r', ledger.facts, ledger.days, async () => {
    const tally: DayTally = (await ledger.days.get(day)) ?? { day, facts: 0, sum: 0, stamp: 0 };
    const { facts, sum } = await countDay(ledger, day);
    return { tally, facts, fits: tally.facts === facts && tally.sum === sum };
  });
}

/** Facts of a day out of the journal, put back where they are missing or differ. @returns how many */
async function replayDay(seams: ScrubSeams, testimony: Testimony, day: BusinessDay): Promise<number> {
  const { ledger, folding, outside, now } = seams;
  const truth = new Map<string, Fact>();
  for await (const entries of readJournal(outside, testimony)) {
    for (const fact of entries.flatMap((entry) => entry.facts)) {
      const twin = truth.get(fact.id);
      truth.set(fact.id, twin ? mergeTwins(twin, fact) : fact);
    }
  }
  const facts = [...truth.values()].filter((fact) => folding.calendar.dayOf(fact.at) === day);
  if (facts.length === 0) return 0;
  return ledger.transaction('rw', foldStores(ledger), async () => {
    const there = await ledger.facts.bulkGet(facts.map(({ id }) => id));
    const wrong = facts.filter((fact, index) => {
      const stored = there[index];
      return !stored || stored.day !== day || !isSameFact(withoutDay(stored), fact);
    });
    if (wrong.length === 0) return 0;
    await ledger.facts.bulkPut(wrong.map((fact) => ({ ...fact, day })));
    const touched = new Set<ConversationId>(wrong.map(({ conversationId }) => conversationId));
    const tally = startTally();
    for (const changed of await refoldConversations(ledger, folding, wholeOf(touched), now())) tally.touch(changed);
    await writeTally(ledger, tally, (await countCommit(ledger, 0)).commits);
    return wrong.length;
  });
}

/** The tally as the facts stand: told once, it is not told every day. */
function acceptDay(ledger: Ledger, day: BusinessDay): Promise<void> {
  return ledger.transaction('rw', ledger.facts, ledger.days, ledger.meta, async () => {
    const before = await ledger.days.get(day);
    let sum = 0;
    let facts = 0;
    await ledger.facts
      .where('day')
      .equals(day)
      .each((stored) => {
        sum = addSums(sum, factSum(withoutDay(stored)));
        facts += 1;
      });
    const { commits } = await countCommit(ledger, facts - (before?.facts ?? 0));
    await ledger.days.put({ day, facts, sum, stamp: commits });
  });
}

async function scrubPacks({ ledger, outside, checksumOf }: ScrubSeams): Promise<number> {
  const index = await readIndex(outside);
  const ids = new Set<PackId>([...(await ledger.packs.toCollection().primaryKeys()), ...(index ? packIds(index) : [])]);
  let back = 0;
  for (const id of ids) {
    const row = await ledger.packs.get(id).catch(() => undefined);
    if (row && (await checksumOf(row.pack)) === row.checksum) continue;
    const kept = await readSealed<StoredPack>(outside, packKey(id));
    if (kept.state !== 'sound' || (await checksumOf(kept.value.pack)) !== kept.value.checksum) continue;
    await ledger.packs.put(kept.value);
    back += 1;
  }
  return back;
}
