/** Owns what an editor does to a list of scripts. Pure: a script that stays as it was stays the same object. */
import type { SnippetId } from './ids';
import type { Snippet, Stage } from './snippet';
import { categoryPath } from './snippet-conditions';

export type Snippets = readonly Snippet[];

export const STAGES = [
  'greeting',
  'presale',
  'order',
  'shipping',
  'aftersale',
  'complaint',
  'closing',
] as const satisfies readonly Stage[];

export function newSnippet(id: SnippetId, category: string, stage: Stage = 'presale'): Snippet {
  return { id, title: '', triggers: [], body: '', stage, category, tags: [] };
}

/** Puts a script in place of the one with its id. */
export function replaceSnippet(snippets: Snippets, next: Snippet): Snippets {
  return snippets.map((snippet) => (snippet.id === next.id ? next : snippet));
}

/** After `after`, or at the end. */
export function insertSnippet(snippets: Snippets, next: Snippet, after?: SnippetId): Snippets {
  const at = after === undefined ? -1 : snippets.findIndex(({ id }) => id === after);
  if (at < 0) return [...snippets, next];
  return [...snippets.slice(0, at + 1), next, ...snippets.slice(at + 1)];
}

export function removeSnippets(snippets: Snippets, ids: ReadonlySet<SnippetId>): Snippets {
  const left = snippets.filter(({ id }) => !ids.has(id));
  return left.length === snippets.length ? snippets : left;
}

/** What is done to many scripts at once. */
export type BulkEdit =
  | { kind: 'category'; category: string }
  | { kind: 'stage'; stage: Stage }
  | { kind: 'add-tag' | 'drop-tag'; tag: string }
  | { kind: 'remove' };

export function applyBulk(snippets: Snippets, ids: ReadonlySet<SnippetId>, edit: BulkEdit): Snippets {
  if (edit.kind === 'remove') return removeSnippets(snippets, ids);
  let changed = false;
  const next = snippets.map((snippet) => {
    const after = ids.has(snippet.id) ? editOne(snippet, edit) : snippet;
    if (after !== snippet) changed = true;
    return after;
  });
  return changed ? next : snippets;
}

/** Moves everything in a category, nested ones included, to another name. */
export function renameCategory(snippets: Snippets, from: string, to: string): Snippets {
  const old = categoryPath(from);
  const wanted = categoryPath(to);
  if (old.length === 0 || wanted.length === 0) return snippets;
  return snippets.map((snippet) => {
    const path = categoryPath(snippet.category);
    if (!old.every((part, depth) => path[depth] === part)) return snippet;
    const category = [...wanted, ...path.slice(old.length)].join('/');
    return category === snippet.category ? snippet : { ...snippet, category };
  });
}

/** Copies with ids of their own, behind their originals. */
export function duplicateSnippets(
  snippets: Snippets,
  ids: ReadonlySet<SnippetId>,
  makeId: () => SnippetId,
): { snippets: Snippets; made: SnippetId[] } {
  const made: SnippetId[] = [];
  const next = snippets.flatMap((snippet) => {
    if (!ids.has(snippet.id)) return [snippet];
    const { shortcut: _once, ...rest } = snippet;
    const id = makeId();
    made.push(id);
    return [snippet, { ...rest, id }];
  });
  return { snippets: made.length > 0 ? next : snippets, made };
}

function editOne(snippet: Snippet, edit: Exclude<BulkEdit, { kind: 'remove' }>): Snippet {
  switch (edit.kind) {
    case 'category':
      return snippet.category === edit.category ? snippet : { ...snippet, category: edit.category };
    case 'stage':
      return snippet.stage === edit.stage ? snippet : { ...snippet, stage: edit.stage };
    case 'add-tag':
      return snippet.tags.includes(edit.tag) ? snippet : { ...snippet, tags: [...snippet.tags, edit.tag] };
    case 'drop-tag':
      return snippet.tags.includes(edit.tag)
        ? { ...snippet, tags: snippet.tags.filter((tag) => tag !== edit.tag) }
        : snippet;
  }
}

/** Keeps one script, with the questions of the others that then go. `most`: how many questions a script may have. */
export function mergeSnippets(
  snippets: Snippets,
  keep: SnippetId,
  others: readonly SnippetId[],
  most: number,
): Snippets {
  const gone = new Set(others);
  const asked = snippets.filter(({ id }) => gone.has(id)).flatMap(({ triggers }) => triggers);
  return removeSnippets(
    snippets.map((snippet) =>
      snippet.id === keep
        ? { ...snippet, triggers: [...new Set([...snippet.triggers, ...asked])].slice(0, most) }
        : snippet,
    ),
    gone,
  );
}
