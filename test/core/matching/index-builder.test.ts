import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../utils/core/matching/built-in';
import type { MatchIndex } from '../../../utils/core/matching/match-index';
import { findTerm } from '../../../utils/core/matching/vocabulary';
import { LIBRARY, makeLargeLibrary, makeSnippet } from './sample-library';

/** Documents and weights of a Han pair. */
function postingsOf(index: MatchIndex, pair: string): [number, number][] {
  const term = findTerm(index.vocabulary, ((pair.charCodeAt(0) << 16) | pair.charCodeAt(1)) >>> 0);
  if (term < 0) return [];
  return index.postings.flatMap(({ first, starts, documents, impacts }) => {
    const [from, to] = [starts[term] ?? 0, starts[term + 1] ?? 0];
    return [...documents.slice(from, to)].map((document, at): [number, number] => [
      first + document,
      impacts[from + at] ?? 0,
    ]);
  });
}

describe('buildIndex', () => {
  test('every term lists each document once, in order', () => {
    const index = buildIndex([...LIBRARY, ...makeLargeLibrary(200)]);
    for (let term = 0; term < index.vocabulary.size; term++)
      for (const { starts, documents } of index.postings)
        for (let at = (starts[term] ?? 0) + 1; at < (starts[term + 1] ?? 0); at++)
          expect(documents[at]).toBeGreaterThan(documents[at - 1] ?? Number.NaN);
    for (const { starts, documents } of index.postings) expect(starts.at(-1)).toBe(documents.length);
  });

  test('a word weighs more in the title than in a trigger, there more than in the text, and more when it comes twice', () => {
    const index = buildIndex([
      makeSnippet('title', '竹篮', ['甲乙'], '丙丁'),
      makeSnippet('trigger', '甲乙', ['竹篮'], '丙丁'),
      makeSnippet('text', '甲乙', ['丙丁'], '竹篮'),
      makeSnippet('twice', '甲乙', ['竹篮', '竹篮'], '丙丁'),
      makeSnippet('none', '甲乙', ['戊己'], '丙丁'),
    ]);
    const weights = new Map(postingsOf(index, '竹篮'));
    expect([...weights.keys()]).toEqual([0, 1, 2, 3]);
    const [title = 0, trigger = 0, text = 0, twice = 0] = [...weights.values()];
    expect(title).toBeGreaterThan(trigger);
    expect(trigger).toBeGreaterThan(text);
    expect(twice).toBeGreaterThan(trigger);
  });

  test('a rare word has a higher idf than a common one', () => {
    const index = buildIndex(LIBRARY.map((snippet, at) => ({ ...snippet, body: at === 0 ? '竹篮 木盆' : '木盆' })));
    const idf = (pair: string) => {
      const term = findTerm(index.vocabulary, ((pair.charCodeAt(0) << 16) | pair.charCodeAt(1)) >>> 0);
      return index.idf[term] ?? Number.NaN;
    };
    expect(idf('竹篮')).toBeGreaterThan(idf('木盆'));
  });
});
