/**
 * Owns what a lead has changed in a pack and not published: one row per script, with the script as it was and as it is
 * wanted. Pure. Refuses to lose a change when the pack moves on underneath: what both sides changed is a conflict.
 */
import type { PackId, SnippetId } from './ids';
import { changedFields, type SnippetConflict } from './pack-diff';
import type { Snippet } from './snippet';

export interface DraftRow {
  packId: PackId;
  snippetId: SnippetId;
  /** Where a new script stands in the list. */
  place: number;
  /** Absent: the script is new. */
  before?: Snippet;
  /** Absent: the script is to go. */
  after?: Snippet;
}

export interface AppliedDraft {
  snippets: Snippet[];
  /** Scripts that were changed here and, since, in the pack as well. Mine is in `snippets` until someone decides. */
  conflicts: SnippetConflict[];
}

/** The rows that lead from `base` to `now`; a script that is the same object, or reads the same, has none. */
export function draftRows(packId: PackId, base: readonly Snippet[], now: readonly Snippet[]): DraftRow[] {
  const before = new Map(base.map((snippet) => [snippet.id, snippet]));
  const rows: DraftRow[] = [];
  for (const [place, after] of now.entries()) {
    const was = before.get(after.id);
    before.delete(after.id);
    if (was === undefined) rows.push({ packId, snippetId: after.id, place, after });
    else if (!isSame(was, after)) rows.push({ packId, snippetId: after.id, place, before: was, after });
  }
  for (const was of before.values()) rows.push({ packId, snippetId: was.id, place: 0, before: was });
  return rows;
}

/** What has to be written and what has to be forgotten so that the stored rows become `rows`. */
export function rowsToSave(
  stored: ReadonlyMap<SnippetId, DraftRow>,
  rows: readonly DraftRow[],
): { rows: DraftRow[]; settled: SnippetId[] } {
  const wanted = new Set(rows.map(({ snippetId }) => snippetId));
  return {
    rows: rows.filter((row) => {
      const kept = stored.get(row.snippetId);
      if (kept === undefined || kept.after !== row.after) return true;
      // Where a script stands matters only while the pack itself does not say.
      return row.before === undefined && kept.place !== row.place;
    }),
    settled: [...stored.keys()].filter((id) => !wanted.has(id)),
  };
}

/** Puts the rows on top of the pack as it is now, which may be newer than the one they were written on. */
export function applyDraft(current: readonly Snippet[], rows: readonly DraftRow[]): AppliedDraft {
  const byId = new Map(rows.map((row) => [row.snippetId, row]));
  const conflicts: SnippetConflict[] = [];
  const snippets: Snippet[] = [];
  for (const theirs of current) {
    const row = byId.get(theirs.id);
    if (!row) {
      snippets.push(theirs);
      continue;
    }
    byId.delete(theirs.id);
    const { before: base, after: mine } = row;
    const isUntouched = base !== undefined && isSame(base, theirs);
    const isAgreed = mine !== undefined && isSame(mine, theirs);
    if (!isUntouched && !isAgreed) {
      conflicts.push({ id: theirs.id, ...(base && { base }), ...(mine && { mine }), theirs });
    }
    if (mine) snippets.push(isAgreed ? theirs : mine);
  }
  const left = [...byId.values()].filter((row) => row.after !== undefined).sort((a, b) => a.place - b.place);
  for (const { snippetId, place, before: base, after: mine } of left) {
    if (!mine) continue;
    if (base) conflicts.push({ id: snippetId, base, mine });
    snippets.splice(Math.min(place, snippets.length), 0, mine);
  }
  return { snippets, conflicts };
}

function isSame(a: Snippet, b: Snippet): boolean {
  return a === b || changedFields(a, b).length === 0;
}
