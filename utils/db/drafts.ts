/** Owns the unpublished changes of a lead, one row per script. Refuses to grow without end. */
import type { PackId, SnippetId } from '../core/ids';
import type { DraftRow } from '../core/pack-draft';
import type { Ledger } from './ledger';

/** Over all packs; far above what a person writes, far below what a disk holds. */
const MAX_ROWS = 60_000;

export class DraftsFullError extends Error {
  override name = 'DraftsFullError';
}

/** Writes and forgets in one transaction. @throws DraftsFullError, and nothing is changed */
export function saveDraft(
  ledger: Ledger,
  packId: PackId,
  rows: readonly DraftRow[],
  settled: readonly SnippetId[],
): Promise<void> {
  return ledger.transaction('rw', ledger.drafts, async () => {
    if (settled.length > 0) await ledger.drafts.bulkDelete(settled.map((id) => [packId, id]));
    if (rows.length === 0) return;
    if ((await ledger.drafts.count()) + rows.length > MAX_ROWS) throw new DraftsFullError('drafts are full');
    await ledger.drafts.bulkPut(rows.map((row) => ({ ...row, packId })));
  });
}

export function readDraft(ledger: Ledger, packId: PackId): Promise<DraftRow[]> {
  return ledger.drafts.where('packId').equals(packId).toArray();
}

export async function dropDraft(ledger: Ledger, packId: PackId): Promise<void> {
  await ledger.drafts.where('packId').equals(packId).delete();
}

/** How many scripts of each pack are changed and not published. */
export async function countDrafts(ledger: Ledger): Promise<Map<PackId, number>> {
  const counts = new Map<PackId, number>();
  for (const id of (await ledger.drafts.orderBy('packId').keys()) as PackId[])
    counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
