/** Owns the ids of scripts that come without one: the same row gets the same id again, today and in next month's sheet. */
import { asId, type SnippetId } from '../../core/ids';
import type { Snippet } from '../../core/snippet';

type Content = Pick<Snippet, 'category' | 'title' | 'body'>;

/**
 * Gives each row an id of its own: the one written beside it, that of the known script it is (same place and title, else
 * same body), or one made from what it says.
 */
export function createIdGiver(known: readonly Snippet[]): (snippet: Content, written: string) => SnippetId {
  const byTitle = new Map(known.map((snippet) => [placeOf(snippet), snippet.id]));
  const byBody = new Map(known.map((snippet) => [snippet.body, snippet.id]));
  const given = new Set<string>();
  return (snippet, written) => {
    const candidates = [
      /^[!-~]{1,100}$/.test(written) ? written : undefined,
      byTitle.get(placeOf(snippet)),
      byBody.get(snippet.body),
    ];
    const found = candidates.find((id) => id !== undefined && !given.has(id)) ?? madeUp(placeOf(snippet), given);
    given.add(found);
    return asId<SnippetId>(found);
  };
}

function placeOf({ category, title }: Content): string {
  return JSON.stringify([category, title]);
}

function madeUp(text: string, given: ReadonlySet<string>): string {
  const id = `s-${fingerprint(text, 0x811c9dc5)}${fingerprint(text, 0x1b873593)}`;
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? id : `${id}-${copy}`;
    if (!given.has(name)) return name;
  }
}

/** FNV-1a, for telling rows apart; not for anything that must not be forged. */
function fingerprint(text: string, seed: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, '0');
}
