/** Owns keeping a draft through the background: only what differs from what is kept already is written. */
import type { PackId, SnippetId } from '../../utils/core/ids';
import { type DraftRow, draftRows, rowsToSave } from '../../utils/core/pack-draft';
import type { Snippets } from '../../utils/core/pack-edit';
import { ask } from '../../utils/messaging/client';
import type { OpenedPack } from './pack-source';

/** Rows a message carries at most (utils/schema/draft.ts). */
const ROWS_AT_ONCE = 400;

export function draftSaver(packId: PackId, { start, rows }: OpenedPack): (snippets: Snippets) => Promise<boolean> {
  const stored = new Map<SnippetId, DraftRow>(rows.map((row) => [row.snippetId, row]));
  return async (snippets) => {
    const change = rowsToSave(stored, draftRows(packId, start.base, snippets));
    let settled = change.settled;
    for (let at = 0; at === 0 || at < change.rows.length; at += ROWS_AT_ONCE) {
      const part = change.rows.slice(at, at + ROWS_AT_ONCE);
      const reply = await ask('draft/save', { packId, rows: part, settled });
      if (!reply.ok) return false;
      for (const row of part) stored.set(row.snippetId, row);
      for (const id of settled) stored.delete(id);
      settled = [];
    }
    return true;
  };
}
