/** What travels in a pack, counted: for the one line that says so before it goes out. Pure. */
import { isRest } from './site-patch';
import type { Pack } from './snippet';

export interface PackHolds {
  scripts: number;
  /** Groups of words to point out. */
  words: number;
  coach: boolean;
  patches: number;
  rests: number;
  /** Suggestions of what to set. */
  settings: number;
}

/** @param parts of one library: what is no script is said by the first */
export function packHolds(
  parts: readonly Pick<Pack, 'snippets' | 'banned' | 'coach' | 'sites' | 'settings'>[],
): PackHolds {
  const { banned = [], coach, sites = [], settings = [] } = parts[0] ?? {};
  const rests = sites.filter(isRest).length;
  return {
    scripts: parts.reduce((sum, { snippets }) => sum + snippets.length, 0),
    words: banned.length,
    coach: coach !== undefined,
    patches: sites.length - rests,
    rests,
    settings: settings.length,
  };
}
