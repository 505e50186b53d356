/**
 * Owns what would happen when a pack takes another's place: what is new, changed, moved, gone, and where both sides changed.
 * Pure and linear. Refuses to decide a conflict: `mergePacks` does what it is told, and keeps what is here where it is not.
 */
import type { SnippetId } from './ids';
import type { Pack, Snippet } from './snippet';

/** All fields but the id, in the order in which people read them. */
export const SNIPPET_FIELDS = [
  'title',
  'body',
  'triggers',
  'category',
  'stage',
  'tags',
  'shortcut',
  'activeFrom',
  'activeTo',
  'weekdays',
  'hours',
  'shops',
  'goods',
  'mandatory',
  'picture',
] as const satisfies readonly (keyof Snippet)[];
export type SnippetField = (typeof SNIPPET_FIELDS)[number];

export interface SnippetChange {
  id: SnippetId;
  before: Snippet;
  after: Snippet;
  /** Never empty. */
  fields: SnippetField[];
}

/** Both sides left the version they have in common, in different ways. An absent side deleted the script. */
export interface SnippetConflict {
  id: SnippetId;
  base?: Snippet;
  mine?: Snippet;
  theirs?: Snippet;
}

export interface PackDiff {
  added: Snippet[];
  changed: SnippetChange[];
  /** Only the category differs. */
  moved: SnippetChange[];
  gone: Snippet[];
  /** Not counted among the others. Always empty without a base. */
  conflicts: SnippetConflict[];
  /** Changed here alone since the base: taking the pack whole would undo it, merging keeps it. */
  kept: SnippetChange[];
  unchanged: number;
}

export type PackSide = 'mine' | 'theirs';

/** The fields in which two versions of a script differ. */
export function changedFields(before: Snippet, after: Snippet): SnippetField[] {
  return SNIPPET_FIELDS.filter((field) => !isSame(before[field], after[field]));
}

/**
 * @param mine what is in the library, absent for a new pack
 * @param theirs what would take its place
 * @param base the version that `mine` was edited from; without it every difference counts as theirs
 */
export function diffPacks(mine: Pack | undefined, theirs: Pack, base?: Pack): PackDiff {
  const diff: PackDiff = { added: [], changed: [], moved: [], gone: [], conflicts: [], kept: [], unchanged: 0 };
  const here = byId(mine);
  const there = byId(theirs);
  const before = base === undefined ? here : byId(base);
  for (const id of new Set([...here.keys(), ...there.keys()])) {
    placeSnippet(diff, id, here.get(id), there.get(id), before.get(id));
  }
  return diff;
}

/**
 * Theirs, with what was changed here alone kept. A conflict is decided by `choices`; without a choice mine stays, for it is
 * the one nobody could get back. Order and everything outside the scripts are theirs, their signature is not.
 */
export function mergePacks(
  mine: Pack,
  theirs: Pack,
  base: Pack,
  choices: ReadonlyMap<SnippetId, PackSide> = new Map(),
): Pack {
  const here = byId(mine);
  const there = byId(theirs);
  const before = byId(base);
  const merged: Snippet[] = [];
  const take = (id: SnippetId) => {
    const [own, other, old] = [here.get(id), there.get(id), before.get(id)];
    const kind = judge(own, other, old);
    const side =
      kind === 'theirs' || kind === 'same' ? 'theirs' : kind === 'mine' ? 'mine' : (choices.get(id) ?? 'mine');
    const winner = side === 'mine' ? own : other;
    if (winner) merged.push(winner);
  };
  for (const { id } of theirs.snippets) take(id);
  for (const { id } of mine.snippets) if (!there.has(id)) take(id);
  const { signature: _dropped, ...rest } = theirs;
  return { ...rest, snippets: merged };
}

function placeSnippet(
  diff: PackDiff,
  id: SnippetId,
  mine: Snippet | undefined,
  theirs: Snippet | undefined,
  base: Snippet | undefined,
): void {
  const kind = judge(mine, theirs, base);
  if (kind === 'same') {
    if (mine) diff.unchanged += 1;
  } else if (kind === 'conflict') {
    diff.conflicts.push({ id, ...(base && { base }), ...(mine && { mine }), ...(theirs && { theirs }) });
  } else if (kind === 'mine') {
    // Their side is as it was: an addition or an edit of ours; a script we deleted and they left alone stays deleted.
    if (mine && theirs) diff.kept.push({ id, before: theirs, after: mine, fields: changedFields(theirs, mine) });
    else diff.unchanged += 1;
  } else if (mine && theirs) {
    const fields = changedFields(mine, theirs);
    const list = fields.length === 1 && fields[0] === 'category' ? diff.moved : diff.changed;
    list.push({ id, before: mine, after: theirs, fields });
  } else if (theirs) diff.added.push(theirs);
  else if (mine) diff.gone.push(mine);
}

function judge(
  mine: Snippet | undefined,
  theirs: Snippet | undefined,
  base: Snippet | undefined,
): 'same' | 'mine' | 'theirs' | 'conflict' {
  if (isSameSnippet(mine, theirs)) return 'same';
  if (isSameSnippet(mine, base)) return 'theirs';
  if (isSameSnippet(theirs, base)) return 'mine';
  return 'conflict';
}

function isSameSnippet(a: Snippet | undefined, b: Snippet | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && SNIPPET_FIELDS.every((field) => isSame(a[field], b[field])));
}

function isSame(a: Snippet[SnippetField], b: Snippet[SnippetField]): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((entry, index) => entry === b[index]);
  }
  if (Array.isArray(b)) return false;
  if ('data' in a) return 'data' in b && a.data === b.data && a.type === b.type && a.alt === b.alt;
  return !('data' in b) && a.from === b.from && a.to === b.to;
}

function byId(pack: Pack | undefined): Map<SnippetId, Snippet> {
  return new Map((pack?.snippets ?? []).map((snippet) => [snippet.id, snippet]));
}
