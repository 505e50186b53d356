/** Owns which kept questions are worth offering as a script's own: those kept for it, then those like what it answers. Pure. */
import { normalise } from './matching/normalise';
import { knowsQuestion, type Remembered } from './remembered';
import type { Snippet } from './snippet';

const MOST_OFFERED = 6;
/** Share of letter pairs in common: below it two questions only have a word in common. */
const LIKE = 0.4;

/** Questions the script does not know yet, as they were kept; the surest first, each way of asking once. */
export function triggerOffers(snippet: Snippet, kept: readonly Remembered[]): string[] {
  const known = [snippet.title, ...snippet.triggers].map(pairsOf);
  const offers = new Map<string, { text: string; likeness: number }>();
  for (const { snippetId, text } of kept) {
    const isOwn = snippetId === snippet.id;
    if (!isOwn && snippetId !== undefined) continue;
    if (knowsQuestion(snippet, text)) continue;
    const asked = pairsOf(text);
    const likeness = isOwn ? 2 : Math.max(0, ...known.map((pairs) => likenessOf(asked, pairs)));
    const key = normalise(text);
    if (likeness >= LIKE && (offers.get(key)?.likeness ?? 0) < likeness) offers.set(key, { text, likeness });
  }
  return [...offers.values()]
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_OFFERED)
    .map(({ text }) => text);
}

function pairsOf(text: string): Set<string> {
  const letters = [...normalise(text).replace(/[\s\p{P}]/gu, '')];
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
}

/** Dice's coefficient, 0 to 1. */
function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let both = 0;
  for (const pair of a) if (b.has(pair)) both += 1;
  return (2 * both) / (a.size + b.size);
}
