import { describe, expect, it } from 'vitest';
import { findDuplicates } from '../../utils/core/pack-duplicates';
import type { Snippet } from '../../utils/core/snippet';
import { makeSnippet } from '../library/sample-pack';

const of = (snippets: Snippet[]) => findDuplicates(snippets).map(({ reason, ids }) => `${reason} ${ids.join('+')}`);
const one = (id: string, body: string, changes: Partial<Snippet> = {}) =>
  makeSnippet(id, { title: `t${id}`, triggers: [], body, ...changes });

describe('findDuplicates', () => {
  it('same title or question, whatever width, case, script and punctuation', () => {
    const snippets = [
      one('a', '一', { title: '退款 时效', triggers: ['ABC怎麼退？', '怎么退'] }),
      one('b', '二', { title: '退款时效！' }),
      one('c', '三', { triggers: ['ａｂｃ怎么退'] }),
    ];
    expect(of(snippets)).toEqual(['title a+b', 'trigger a+c']);
  });

  it('a question twice in one script is no group', () => {
    expect(of([one('a', '一', { triggers: ['在吗', '在吗？'] })])).toEqual([]);
  });

  it('bodies that are equal, or differ by a word in a long text', () => {
    const long =
      '您好，您的退款已经提交成功，一般在一到三个工作日内会原路退回到您的付款账户，请您耐心等待一下，有问题随时联系我们。';
    expect(
      of([
        one('a', long),
        one('b', '好的'),
        one('c', long.replace('随时', '及时')),
        one('d', '好的！'),
        one('e', '这件衣服偏小，建议您拍大一码，如果收到不合适我们支持七天无理由退换。'),
      ]),
    ).toEqual(['body a+c', 'body b+d']);
  });

  it('agrees with comparing every pair', () => {
    const words = ['退款', '发货', '今天', '明天', '您好', '尺码', '偏小', '请稍等', '查一下', '马上', '仓库', '快递'];
    let state = 7;
    const next = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
      return (state >>> 8) % below;
    };
    const bodies = Array.from({ length: 120 }, () => Array.from({ length: 30 }, () => words[next(12)]));
    for (let copy = 0; copy < 60; copy += 1) {
      const source = bodies[next(120)] as string[];
      bodies.push(source.map((word, index) => (index === next(40) ? '改' : word)));
    }
    const texts = bodies.map((body) => body.join(''));
    const pairs = (text: string) => new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)));
    const root = texts.map((_, index) => index);
    const find = (index: number): number => (root[index] === index ? index : find(root[index] as number));
    for (let i = 0; i < texts.length; i += 1) {
      for (let j = 0; j < i; j += 1) {
        const [x, y] = [pairs(texts[i] as string), pairs(texts[j] as string)];
        const both = [...x].filter((pair) => y.has(pair)).length;
        if (both / (x.size + y.size - both) >= 0.85) root[Math.max(find(i), find(j))] = Math.min(find(i), find(j));
      }
    }
    const slow = new Map<number, number[]>();
    for (const index of texts.keys()) slow.set(find(index), [...(slow.get(find(index)) ?? []), index]);
    const expected = [...slow.values()].filter((ids) => ids.length > 1).map((ids) => `body ${ids.join('+')}`);
    expect(expected.length).toBeGreaterThan(20);
    expect(of(texts.map((body, index) => one(String(index), body))).sort()).toEqual(expected.sort());
  });
});
