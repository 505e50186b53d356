import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId, type SnippetId } from '../../../utils/core/ids';
import { buildIndex, learnPick } from '../../../utils/core/matching/built-in';
import { createIndexBuilder } from '../../../utils/core/matching/index-builder';
import { EMPTY_MEMORY } from '../../../utils/core/matching/memory';
import { rankTurn, suggest } from '../../../utils/core/matching/suggest';
import { SYNONYM_GROUPS } from '../../../utils/core/matching/synonym-groups';
import { NASTY } from './nasty-strings';
import { asks, LIBRARY, makeLargeLibrary, makeSnippet } from './sample-library';

const index = buildIndex(LIBRARY);
const first = (...messages: string[]) => rankTurn(index, asks(...messages), EMPTY_MEMORY, 3)[0]?.snippetId;

describe('rankTurn', () => {
  test.each([
    ['什么时候能发货呀', 'ship'],
    ['到现在都没寄出', 'ship'],
    ['我的包裹到哪里了', 'where'],
    ['穿多大碼合適', 'size'],
    ['可以开票吗', 'invoice'],
    ['收到的时候都碎了', 'broken'],
    ['ＷＨＥＲＥ is the PARCEL', 'track-en'],
    ['when will I be refunded', 'refund-en'],
    ['在吗', 'hello'],
  ])('%s -> %s', (message, id) => {
    expect(first(message)).toBe(id);
  });

  test('a greeting beside a question does not win over the question', () => {
    expect(first('在不在呀', '能给开个发票不')).toBe('invoice');
    expect(first('在不在呀，能给开个发票不')).toBe('invoice');
  });

  test('a bare number beside a question takes nothing from it', () => {
    const [alone] = rankTurn(index, asks('有没有优惠券可以领'), EMPTY_MEMORY, 1);
    for (const knock of ['有没有优惠券可以领？11', '11，有没有优惠券可以领', '有没有优惠券可以领 1'])
      expect(rankTurn(index, asks(knock), EMPTY_MEMORY, 1)[0]).toMatchObject({
        snippetId: alone?.snippetId,
        shown: true,
        sure: true,
      });
  });

  test('one clause of a long turn is enough', () => {
    expect(first('昨天跟我老公逛街看见邻居也买了这个', '想把东西退掉', '她说她家猫特别喜欢趴在上面睡')).toBe('return');
  });

  test('what was said before gives a bare follow-up its subject', () => {
    const context = [{ role: 'buyer' as const, text: '能给开个发票不' }];
    expect(rankTurn(index, { messages: ['那公司的呢'], context }, EMPTY_MEMORY, 1)[0]?.snippetId).toBe('invoice');
  });

  test('names the phrase that fitted, as the script has it', () => {
    expect(rankTurn(index, asks('券在哪儿拿呀'), EMPTY_MEMORY, 1)[0]?.matched).toEqual(['券在哪儿拿']);
  });

  test("a team's own synonyms count", () => {
    const own = buildIndex(LIBRARY, ['裂了 拉胯']);
    expect(rankTurn(own, asks('这也太拉胯'), EMPTY_MEMORY, 1)[0]?.snippetId).toBe('broken');
    expect(first('这也太拉胯')).not.toBe('broken');
  });

  test('the stage of the conversation decides between equals', () => {
    const twins = buildIndex([
      makeSnippet('a', '说明', ['怎么弄']),
      makeSnippet('b', '说明', ['怎么弄'], '', { stage: 'aftersale' }),
    ]);
    expect(rankTurn(twins, { ...asks('怎么弄'), stage: 'aftersale' }, EMPTY_MEMORY, 1)[0]?.snippetId).toBe('b');
    expect(rankTurn(twins, asks('怎么弄'), EMPTY_MEMORY, 1)[0]?.snippetId).toBe('a');
  });
});

describe('suggest', () => {
  test('the trigger itself is shown and sure', () => {
    expect(suggest(index, asks('有没有优惠券可以领'), EMPTY_MEMORY, 3)[0]).toMatchObject({
      snippetId: 'coupon',
      sure: true,
    });
  });

  test.each(['今天天气真热啊', '哈哈哈', '', '🐱', '12345678901', 'qwertyuiop'])('stays quiet at %j', (message) => {
    expect(suggest(index, asks(message), EMPTY_MEMORY, 3)).toEqual([]);
  });

  test('much use never makes a script shown that the turn does not speak of', () => {
    let memory = EMPTY_MEMORY;
    for (let at = 0; at < 500; at++)
      memory = learnPick(memory, asks('想把东西退掉'), asId<SnippetId>('return'), at * 1000);
    expect(suggest(index, asks('今天天气真热啊'), memory, 3)).toEqual([]);
  });

  test('an empty turn, library or limit gives nothing', () => {
    expect(suggest(index, { messages: [], context: [] }, EMPTY_MEMORY, 3)).toEqual([]);
    expect(suggest(buildIndex([]), asks('发货'), EMPTY_MEMORY, 3)).toEqual([]);
    expect(suggest(index, asks('查个物流'), EMPTY_MEMORY, 0)).toEqual([]);
  });
});

describe('robustness', () => {
  test.each(NASTY.map((text) => [text]))('nasty %#', (text) => {
    const odd = buildIndex([makeSnippet('odd', text, [text, ''], text), ...LIBRARY.slice(0, 2)]);
    for (const { score } of rankTurn(odd, asks(text, '发货'), EMPTY_MEMORY, 5))
      expect(Number.isFinite(score)).toBe(true);
  });

  test('scores are finite, ordered and within the limit for any turn', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 4 }),
        fc.nat(6),
        (messages, limit) => {
          const found = rankTurn(index, asks(...messages), EMPTY_MEMORY, limit);
          expect(found.length).toBeLessThanOrEqual(limit);
          for (let at = 1; at < found.length; at++)
            expect(found[at - 1]?.score).toBeGreaterThanOrEqual(found[at]?.score ?? Number.NaN);
        },
      ),
    );
  });

  test('one call leaves nothing behind for the next', () => {
    const before = rankTurn(index, asks('查个物流'), EMPTY_MEMORY, 5);
    rankTurn(index, asks('想把东西退掉', '券在哪儿拿', '在不在呀'), EMPTY_MEMORY, 5);
    expect(rankTurn(index, asks('查个物流'), EMPTY_MEMORY, 5)).toEqual(before);
  });
});

describe('createIndexBuilder', () => {
  test('a library of several segments finds what stands in any of them', () => {
    const large = makeLargeLibrary(8192 + 3000);
    const marks = [0, 8191, 8192, large.length - 1];
    for (const at of marks) large[at] = makeSnippet(`mark${at}`, `磁悬浮${at}号猫爬架`, []);
    const index = buildIndex(large);
    expect(index.postings).toHaveLength(2);
    for (const at of marks)
      expect(rankTurn(index, asks(`磁悬浮${at}号猫爬架`), EMPTY_MEMORY, 1)[0]?.snippetId).toBe(`mark${at}`);
  });

  test('a question asked twice is no less sure than asked once', () => {
    const index = buildIndex([...LIBRARY, ...makeLargeLibrary(200)]);
    const [once] = rankTurn(index, asks('想把东西退掉'), EMPTY_MEMORY, 1);
    expect(rankTurn(index, asks('想把东西退掉', '想把东西退掉？'), EMPTY_MEMORY, 1)).toEqual([once]);
    expect(once?.sure).toBe(true);
  });

  test('slices give the same index as one go, and respect the clock', () => {
    const library = makeLargeLibrary(300);
    const builder = createIndexBuilder(library, { synonyms: SYNONYM_GROUPS });
    let now = 0;
    let slices = 1;
    expect(() => builder.finish()).toThrow();
    while (!builder.step(now + 3, () => now++)) slices++;
    expect(slices).toBeGreaterThan(10);
    const { snippets, ...sliced } = builder.finish();
    const { snippets: same, ...whole } = buildIndex(library);
    expect(sliced).toEqual(whole);
    expect(snippets).toBe(same);
    expect(builder.progress()).toBe(1);
  });

  test('a turn at 10,000 scripts stays far below the time a person notices', () => {
    const large = buildIndex(makeLargeLibrary(10_000));
    const turn = asks('早上好 水壶坏了怎么办', '保修多长时间，急用', '能不能退呀'.repeat(300));
    const took = Array.from({ length: 20 }, () => {
      const start = performance.now();
      rankTurn(large, turn, EMPTY_MEMORY, 5);
      return performance.now() - start;
    }).sort((a, b) => a - b);
    console.log(`suggest at 10,000: median ${took[10]?.toFixed(2)} ms, p95 ${took[18]?.toFixed(2)} ms`);
    expect(took[10]).toBeLessThan(60);
  });
});
