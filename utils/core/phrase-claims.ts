/**
 * Owns who claims a question or a shortcut: two scripts with the same one stand in each other's way. Brought up to date in
 * slices, script by script, so that an edit among thousands costs one script.
 */
import type { SnippetId } from './ids';
import { normalise } from './matching/normalise';
import type { Snippet } from './snippet';

export interface PhraseClaims {
  /** Works until `clock()` passes `deadlineMs` or all is done; returns whether all is done. A new list starts anew. */
  sync(snippets: readonly Snippet[], deadlineMs: number, clock: () => number): boolean;
  /** Other scripts that claim the question. */
  othersWithTrigger(text: string, own: SnippetId): SnippetId[];
  othersWithShortcut(text: string, own: SnippetId): SnippetId[];
}

const SCRIPTS_PER_LOOK = 32;

export function createPhraseClaims(): PhraseClaims {
  const held = new Map<SnippetId, Snippet>();
  const triggers = new Map<string, Set<SnippetId>>();
  const shortcuts = new Map<string, Set<SnippetId>>();
  let list: readonly Snippet[] | undefined;
  let at = 0;

  function mark(snippet: Snippet, isClaimed: boolean): void {
    for (const trigger of snippet.triggers) claim(triggers, foldTrigger(trigger), snippet.id, isClaimed);
    if (snippet.shortcut !== undefined) claim(shortcuts, foldShortcut(snippet.shortcut), snippet.id, isClaimed);
  }

  function sync(snippets: readonly Snippet[], deadlineMs: number, clock: () => number): boolean {
    if (snippets !== list) {
      list = snippets;
      at = 0;
    }
    for (; at < snippets.length; at += 1) {
      const snippet = snippets[at] as Snippet;
      const old = held.get(snippet.id);
      if (old === snippet) continue;
      if (old) mark(old, false);
      mark(snippet, true);
      held.set(snippet.id, snippet);
      if (at % SCRIPTS_PER_LOOK === 0 && clock() >= deadlineMs) return false;
    }
    if (held.size === snippets.length) return true;
    const present = new Set(snippets.map(({ id }) => id));
    for (const [id, old] of held) {
      if (present.has(id)) continue;
      mark(old, false);
      held.delete(id);
    }
    return true;
  }

  return {
    sync,
    othersWithTrigger: (text, own) => others(triggers.get(foldTrigger(text)), own),
    othersWithShortcut: (text, own) => others(shortcuts.get(foldShortcut(text)), own),
  };
}

function claim(claims: Map<string, Set<SnippetId>>, text: string, id: SnippetId, isClaimed: boolean): void {
  if (text === '') return;
  const owners = claims.get(text);
  if (isClaimed) {
    if (owners) owners.add(id);
    else claims.set(text, new Set([id]));
  } else if (owners?.delete(id) && owners.size === 0) claims.delete(text);
}

function others(owners: ReadonlySet<SnippetId> | undefined, own: SnippetId): SnippetId[] {
  return [...(owners ?? [])].filter((id) => id !== own);
}

const foldTrigger = (text: string) => normalise(text).replaceAll(' ', '');
const foldShortcut = (text: string) => text.trim().toLowerCase();
