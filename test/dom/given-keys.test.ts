// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GivenKeys, placeOf } from '../../utils/dom/given-keys';
import { NO_KEY, type RawMessage } from '../../utils/dom/message-reader';

const row = (text: string, more: Partial<RawMessage> = {}): RawMessage => ({
  key: NO_KEY,
  role: 'buyer',
  media: 'text',
  text,
  ...more,
});
const read = (...texts: string[]) => texts.map((text) => row(text));
const nodes = (count: number) => Array.from({ length: count }, () => document.createElement('div'));
const keys = (rows: readonly RawMessage[]) => rows.map(({ key }) => key);

describe('rows without ids', () => {
  it('keep their keys when more comes, when older is loaded, when one is withdrawn', () => {
    const given = new GivenKeys('t');
    const first = keys(given.give(read('a', 'b', 'c'), nodes(3), 'A'));
    const more = keys(given.give(read('a', 'b', 'c', 'c'), nodes(4), 'A'));
    expect(more.slice(0, 3)).toEqual(first);
    expect(new Set(more).size).toBe(4);
    const older = keys(given.give(read('x', 'y', 'a', 'b', 'c', 'c'), nodes(6), 'A'));
    expect(older.slice(2)).toEqual(more);
    const rows = read('x', 'y', 'a', 'b', 'c', 'c');
    rows[3] = row('对方撤回了一条消息', { recalled: true });
    expect(keys(given.give(rows, nodes(6), 'A'))).toEqual(older);
  });

  it('of two buyers who say the same are told apart, and found again', () => {
    const given = new GivenKeys('t');
    const a = keys(given.give(read('在吗'), nodes(1), 'A'));
    const b = keys(given.give(read('在吗'), nodes(1), 'B'));
    expect(a).not.toEqual(b);
    expect(keys(given.give(read('在吗', '在的'), nodes(2), 'A'))[0]).toBe(a[0]);
    expect(keys(given.give(read('在吗'), nodes(1), 'B'))).toEqual(b);
  });

  it('of the old thread under a new header are the old ones; of a new thread under the old header, nobody’s yet', () => {
    const given = new GivenKeys('t');
    const old = nodes(2);
    const a = keys(given.give(read('a', 'b'), old, 'A'));
    expect(keys(given.give(read('a', 'b'), old, 'B'))).toEqual(a);
    const fresh = nodes(2);
    const early = keys(given.give(read('p', 'q'), fresh, 'A'));
    expect(early.some((key) => a.includes(key))).toBe(false);
    // The header follows: the rows are B's, and stay so.
    expect(keys(given.give(read('p', 'q'), fresh, 'B'))).toEqual(early);
    expect(keys(given.give(read('a', 'b'), nodes(2), 'A'))).toEqual(a);
    expect(keys(given.give(read('p', 'q', 'r'), nodes(3), 'B')).slice(0, 2)).toEqual(early);
  });

  it('of a thread that begins as the other ended are not its continuation', () => {
    const given = new GivenKeys('t');
    const a = keys(given.give(read('a', 'b', 'c', '有现货的哦'), nodes(4), 'A'));
    const other = keys(given.give(read('有现货的哦', 'q', 'r', 's'), nodes(4), 'A'));
    expect(other.some((key) => a.includes(key))).toBe(false);
  });

  it('a look changes nothing, and does not know what does not fit', () => {
    const given = new GivenKeys('t');
    const a = keys(given.give(read('a', 'b'), nodes(2), 'A'));
    expect(keys(given.peek(read('a', 'b')))).toEqual(a);
    expect(given.peek(read('p', 'q'))).toEqual([]);
    expect(keys(given.give(read('a', 'b'), nodes(2), 'A'))).toEqual(a);
  });

  it('whatever is said in whatever order, one key is one message', () => {
    const step = fc.record({
      who: fc.constantFrom('A', 'B', 'C'),
      text: fc.constantFrom('在吗', '好的', '有货吗', '1', '谢谢'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const given = new GivenKeys('t');
        const threads = new Map<string, { text: string; key?: string }[]>();
        for (const { who, text } of steps) {
          const thread = threads.get(who) ?? [];
          threads.set(who, thread);
          thread.push({ text });
          const told = given.give(read(...thread.map((one) => one.text)), nodes(thread.length), who);
          for (const [index, one] of thread.entries()) {
            const key = told[index]?.key ?? '';
            expect(one.key ?? key).toBe(key);
            one.key = key;
          }
        }
        const all = [...threads.values()].flatMap((thread) => thread.map(({ key }) => key));
        expect(new Set(all).size).toBe(all.length);
      }),
      { seed: 20_261_122 },
    );
  });
});

describe('placeOf', () => {
  it.each([
    [['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'e'], 1],
    [['a', 'b', 'c'], ['b', 'c', 'd'], undefined],
    [['a', 'a'], ['a', 'a', 'a'], 0],
    [['b', 'c', 'd'], ['a', 'b', 'c', 'd'], -1],
    [['a', 'b'], ['p', 'q'], undefined],
    [['a', 'b', 'c', 'd'], ['d', 'e', 'f', 'g'], undefined],
    [['a'], ['a', 'b', 'c', 'd'], 0],
  ] as const)('%j, %j: %s', (known, window, place) => {
    expect(placeOf(known, window)).toBe(place);
  });
});
