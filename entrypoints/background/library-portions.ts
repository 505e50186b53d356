/**
 * Owns a library while it is handed out in portions: read from the packs once, not once a portion. Refuses to keep it any
 * longer: the last portion lets it go, and who asks for an older version begins anew.
 */
import type { Snippet } from '../../utils/core/snippet';
import type { Response } from '../../utils/messaging/protocol';

/** Letters in one message: some milliseconds of reading where they arrive. */
const PORTION_LETTERS = 250_000;
/** What the names of a script's fields weigh, in letters. */
const FRAME = 120;

export interface LibraryPortions {
  hold(version: string, snippets: readonly Snippet[]): void;
  /** Scripts from this place on; undefined when that version is not held. */
  take(version: string, from: number): Response<'library/read'> | undefined;
}

export function createLibraryPortions(): LibraryPortions {
  let held: { version: string; snippets: readonly Snippet[] } | undefined;
  return {
    hold(version, snippets) {
      held = { version, snippets };
    },
    take(version, from) {
      if (held?.version !== version) return undefined;
      const { snippets } = held;
      let next = from;
      for (let letters = 0; next < snippets.length && letters < PORTION_LETTERS; next += 1)
        letters += lettersOf(snippets[next] as Snippet);
      const portion = snippets.slice(from, next);
      if (next < snippets.length) return { version, snippets: portion, next };
      held = undefined;
      return { version, snippets: portion };
    },
  };
}

function lettersOf({ title, triggers, body }: Snippet): number {
  return triggers.reduce((sum, trigger) => sum + trigger.length, FRAME + title.length + body.length);
}
