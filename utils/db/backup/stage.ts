/**
 * Owns taking a document in: into a store beside the one in use, which becomes the one in use only when all of it is there.
 * Killed at any moment, what was kept before is untouched.
 */
import type { BackupHead, BackupSection } from '../../core/backup';
import type { Calendar } from '../../core/business-day';
import type { Fact } from '../../core/facts';
import { asId, type BusinessDay } from '../../core/ids';
import { noteFarLinks } from '../far-links';
import type { Ledger, StoredFact } from '../ledger';
import { countCommit, dropMeta, readMeta, writeMeta } from '../meta';
import { rebuildRows } from '../rebuild';
import type { Folding } from '../refold';
import { totalsOf } from './write-backup';

/** Rows that the door has checked. */
export async function stageRows(
  staged: Ledger,
  section: BackupSection,
  rows: readonly object[],
  calendar: Calendar,
): Promise<void> {
  if (section !== 'facts') {
    await staged.table(section === 'records' ? 'meta' : section).bulkPut([...rows]);
    return;
  }
  const facts = (rows as Fact[]).map((fact): StoredFact => ({ ...fact, day: calendar.dayOf(fact.at) }));
  await staged.transaction('rw', staged.facts, staged.links, staged.meta, async () => {
    await staged.facts.bulkPut(facts);
    await noteFarLinks(staged, new Map(facts.map((fact) => [fact.id, fact])), []);
    await countCommit(staged, facts.length);
  });
}

/**
 * Folds what was staged.
 * @returns false when it is not what the document says: rows are missing, or its figures are not what its facts give
 */
export async function finishStage(staged: Ledger, head: BackupHead, folding: Folding, now: number): Promise<boolean> {
  if (head.salt !== undefined) await writeMeta(staged, 'salt', head.salt);
  if (head.frozenBefore !== undefined) await writeMeta(staged, 'frozenBefore', asId<BusinessDay>(head.frozenBefore));
  // Looked at once: a life that died while folding has changed rows since, where they were folded with other rules.
  if ((await readMeta(staged, 'stagedSum')) !== head.sum) {
    if ((await totalsOf(staged)).sum !== head.sum) return false;
    await writeMeta(staged, 'stagedSum', head.sum);
  }
  await rebuildRows(staged, folding, now);
  await dropMeta(staged, 'stagedSum');
  // Rows folded under other rules or another calendar are rightly different afterwards.
  if (head.foldedWith !== folding.name) return true;
  return (await totalsOf(staged)).sum === head.sum;
}
