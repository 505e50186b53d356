import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId, type SnippetId } from '../../../utils/core/ids';
import { BUILT_IN_CONCEPTS, buildIndex, learnPick } from '../../../utils/core/matching/built-in';
import { bucketsOf, EMPTY_MEMORY, frecencyOf, MAX_PICKS, MAX_USES } from '../../../utils/core/matching/memory';
import { rankTurn } from '../../../utils/core/matching/suggest';
import { asks, LIBRARY } from './sample-library';

const DAY_MS = 24 * 3600 * 1000;
const id = (name: string) => asId<SnippetId>(name);

describe('learnPick', () => {
  test('the same question finds the picked script afterwards, and a like one too', () => {
    const index = buildIndex(LIBRARY);
    const odd = asks('浇花的时候壶嘴往外滋');
    expect(rankTurn(index, odd, EMPTY_MEMORY, 1)[0]?.snippetId).not.toBe('broken');
    const memory = learnPick(EMPTY_MEMORY, odd, id('broken'), 1000);
    expect(rankTurn(index, odd, memory, 1)[0]?.snippetId).toBe('broken');
    expect(rankTurn(index, asks('一浇花壶嘴就往外滋'), memory, 1)[0]?.snippetId).toBe('broken');
  });

  test('changes nothing in the memory it is given', () => {
    const before = learnPick(EMPTY_MEMORY, asks('查个物流'), id('where'), 1);
    const copy = structuredClone(before);
    learnPick(before, asks('想退'), id('return'), 2);
    expect(before).toEqual(copy);
    expect(EMPTY_MEMORY).toEqual({ version: 1, uses: {}, picks: [] });
  });

  test('is plain JSON without a word of what was said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }), (text) => {
        const memory = learnPick(EMPTY_MEMORY, asks(text, '王小明住在青石巷 电话13800001111 wx tomcat99'), id('x'), 5);
        const stored = JSON.stringify(memory);
        expect(JSON.parse(stored)).toEqual(memory);
        expect(stored).toMatch(/^[\x20-\x7e]*$/);
        expect(stored).not.toMatch(/1380000|tomcat/);
        for (const pick of memory.picks) for (const bucket of pick.buckets) expect(bucket).toBeLessThan(1 << 14);
      }),
    );
  });

  test('digits and Latin words leave no trace at all', () => {
    expect(bucketsOf(asks('13800001111 tomcat99 zhangsan'), BUILT_IN_CONCEPTS)).toEqual([]);
  });

  test('stays bounded', () => {
    const uses: Record<string, [number, number]> = {};
    for (let at = 0; at < MAX_USES; at++) uses[`old${at}`] = [1, at];
    const picks = Array.from({ length: MAX_PICKS }, (_, at) => ({ snippetId: id('old1'), at, buckets: [at] }));
    let memory = { ...EMPTY_MEMORY, uses, picks };
    for (let at = 0; at < 20; at++) memory = learnPick(memory, asks(`第${at}个问题呢`), id(`s${at % 9}`), 1e9 + at);
    expect(memory.picks).toHaveLength(MAX_PICKS);
    expect(memory.picks.at(-1)?.at).toBe(1e9 + 19);
    expect(memory.picks[0]?.at).toBe(20);
    expect(Object.keys(memory.uses)).toHaveLength(MAX_USES);
    expect(memory.uses.s3).toBeDefined();
    expect(memory.uses.old0).toBeUndefined();
    expect(memory.uses.old9).toBeDefined();
  });

  test('use is halved in fourteen days', () => {
    const memory = learnPick(learnPick(EMPTY_MEMORY, asks('a'), id('x'), 0), asks('a'), id('x'), 14 * DAY_MS);
    expect(frecencyOf(memory.uses, 'x', 14 * DAY_MS)).toBeCloseTo(1.5);
    expect(frecencyOf(memory.uses, 'x', 28 * DAY_MS)).toBeCloseTo(0.75);
    expect(frecencyOf(memory.uses, 'toString', 0)).toBe(0);
  });
});
