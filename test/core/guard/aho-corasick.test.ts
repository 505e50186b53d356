import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton } from '../../../utils/core/guard/aho-corasick';
import { createGuard } from '../../../utils/core/guard/findings';

import { OUR_WORDS } from '../../../utils/core/guard/lists';
import { asId, type ConversationId } from '../../../utils/core/ids';

const codesOf = (word: string) => Uint16Array.from(word, (letter) => letter.charCodeAt(0));

function scan(words: readonly string[], text: string): string[] {
  const hits: string[] = [];
  buildAutomaton(words.map(codesOf)).scan(codesOf(text), text.length, (word, end) =>
    hits.push(`${words[word]}@${end}`),
  );
  return hits;
}

/** The obvious way. */
function search(words: readonly string[], text: string): string[] {
  const hits: string[] = [];
  const once = [...new Set(words)].filter((word) => word !== '');
  for (let end = 1; end <= text.length; end++) {
    for (const word of once) if (text.slice(0, end).endsWith(word)) hits.push(`${word}@${end}`);
  }
  return hits;
}

describe('automaton', () => {
  it('finds what a plain search finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '微', '信'), maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 12 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '微', '信', '。'), maxLength: 60 }),
        (words, text) => {
          expect(scan(words, text).sort()).toEqual(search(words, text).sort());
        },
      ),
      { numRuns: 1000, seed: 7 },
    );
  });

  it('finds words inside words, and none across a break', () => {
    expect(scan(['she', 'he', 'hers'], 'ushers')).toEqual(['she@4', 'he@4', 'hers@6']);
    expect(scan(['ab'], 'a\0b')).toEqual([]);
    expect(scan(['', 'x'.repeat(41)], 'x'.repeat(50))).toEqual([]);
  });
});

const CHOICES = {
  variable: true,
  buyer: true,
  banned: true,
  contact: true,
  money: true,
  repeated: true,
  moneyLimitYuan: null,
};

/** The quickest of 15 runs, ms: the machine may be busy with other things. */
function quickest(work: () => void): number {
  const times = Array.from({ length: 15 }, () => {
    const since = performance.now();
    work();
    return performance.now() - since;
  });
  return Math.min(...times);
}

it('10,000 words, a draft of 2,000 characters: within 5 ms', () => {
  const letter = (n: number) => String.fromCharCode(0x4e00 + (n % 997));
  const words = Array.from(
    { length: 10_000 },
    (_, n) => letter(n) + letter(n * 7 + 3) + letter(n * 13 + 5) + letter(n >> 3),
  );
  const context = { buyers: [], ownersOf: () => undefined, values: {} };
  const since = performance.now();
  const guard = createGuard(
    [...OUR_WORDS, { words }, { words: Array.from({ length: 40 }, (_, n) => '阿'.repeat(n + 1)) }],
    'pdd',
  );
  const built = performance.now() - since;
  const drafts = {
    ordinary: '您好，已经帮您查过物流了，明天应该能到，请您留意电话。'.repeat(80).slice(0, 2000),
    hits: Array.from({ length: 500 }, (_, n) => words[n * 17] ?? '')
      .join('')
      .slice(0, 2000),
    worst: '阿'.repeat(2000),
    digits: '1 '.repeat(1000),
    latin: 'a-'.repeat(1000),
  };
  const spent = Object.entries(drafts).map(
    ([name, draft]) => [name, quickest(() => guard.look(draft, context, CHOICES))] as const,
  );
  console.log(
    `guard: 10,040 words built in ${built.toFixed(0)} ms; ${spent.map(([name, ms]) => `${name} ${ms.toFixed(2)} ms`).join(', ')}`,
  );
  for (const [name, ms] of spent) expect(ms, name).toBeLessThan(5);
});

it('three hundred buyers, an ordinary draft: within 1 ms for all but a few looks', () => {
  const guard = createGuard(OUR_WORDS, 'pdd');
  const buyers = Array.from({ length: 300 }, (_, n) => ({
    conversationId: asId<ConversationId>(`c${n}`),
    name: n % 2 ? `买家小店第${n}号` : `云**${n}`,
    open: n === 0,
  }));
  const draft = '您好，已经帮您查过物流了，明天应该能到，请您留意电话，有问题随时找我。'.repeat(4);
  const context = { buyers, ownersOf: () => undefined, values: {}, lastAgentText: draft.slice(5) };
  const times = Array.from({ length: 300 }, (_, n) => {
    const since = performance.now();
    guard.look(draft.slice(0, 1 + (n % draft.length)), context, CHOICES);
    return performance.now() - since;
  }).sort((a, b) => a - b);
  console.log(`guard: a look with 300 buyers, median ${times[150]?.toFixed(2)} ms, p95 ${times[285]?.toFixed(2)} ms`);
  expect(times[150]).toBeLessThan(1);
});
