import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SETTLE_MS } from '../../utils/dom/attribution';
import { GivenKeys } from '../../utils/dom/given-keys';
import { NO_KEY, type RawMessage } from '../../utils/dom/message-reader';

const row = (text: string, more: Partial<RawMessage> = {}): RawMessage => ({
  key: NO_KEY,
  role: 'buyer',
  media: 'text',
  text,
  ...more,
});
const read = (...texts: string[]) => texts.map((text) => row(text));
const keys = (rows: readonly RawMessage[]) => rows.map(({ key }) => key);

describe('rows without ids', () => {
  it('keep their keys when more comes, when older is loaded, when one is withdrawn', () => {
    const given = new GivenKeys('t');
    const first = keys(given.give(read('a', 'b', 'c'), 'A', 1000));
    const more = keys(given.give(read('a', 'b', 'c', 'c'), 'A', 1000));
    expect(more.slice(0, 3)).toEqual(first);
    expect(new Set(more).size).toBe(4);
    const older = keys(given.give(read('x', 'y', 'a', 'b', 'c', 'c'), 'A', 1000));
    expect(older.slice(2)).toEqual(more);
    const rows = read('x', 'y', 'a', 'b', 'c', 'c');
    rows[3] = row('对方撤回了一条消息', { recalled: true });
    expect(keys(given.give(rows, 'A', 1000))).toEqual(older);
  });

  it('of two buyers who say the same are told apart once a late thread would have come, and found again', () => {
    const given = new GivenKeys('t');
    const a = keys(given.give(read('在吗'), 'A', 1000));
    expect(keys(given.give(read('在吗'), 'B', 2000))).toEqual(a);
    const b = keys(given.give(read('在吗'), 'B', 2000 + SETTLE_MS));
    expect(a).not.toEqual(b);
    // One row of B's, or of A's, and another below it: told when a late thread would have gone.
    expect(given.give(read('在吗', '在的'), 'A', 3000)).toEqual([]);
    expect(keys(given.give(read('在吗', '在的'), 'A', 3000 + SETTLE_MS))[0]).toBe(a[0]);
    expect(keys(given.give(read('在吗'), 'B', 4000))).toEqual(b);
  });

  it('of the next thread, before its header, are not rows in the middle of a long one who said the same', () => {
    const given = new GivenKeys('t', true);
    const nodes = (count: number) => Array.from({ length: count }, () => ({}) as Element);
    const long = keys(given.give(read('在吗', '能退吗', '能退', '多久到', '三天'), 'A', 1000, nodes(5)));
    // Another's came and went without its name; then B's, whose name follows.
    given.give(read('p', 'q', 'r'), 'A', 1020, nodes(3));
    const [asked] = nodes(1);
    if (!asked) throw new Error('no row');
    const first = keys(given.give(read('能退吗'), 'A', 1035, [asked]));
    expect(long).not.toContain(first[0]);
    expect(keys(given.give(read('能退吗'), 'B', 1037, [asked]))).toEqual(first);
    const both = keys(given.give(read('能退吗', '能退'), 'B', 1070, [asked, ...nodes(1)]));
    expect(both[0]).toBe(first[0]);
    expect(long).not.toContain(both[1]);
  });

  it('of the old thread under a new header are the old ones, with what comes in it', () => {
    const given = new GivenKeys('t');
    const a = keys(given.give(read('a', 'b', 'c'), 'A', 1000));
    expect(keys(given.give(read('a', 'b', 'c'), 'B', 2000))).toEqual(a);
    const more = keys(given.give(read('a', 'b', 'c', 'd'), 'B', 2010));
    expect(more.slice(0, 3)).toEqual(a);
    const b = keys(given.give(read('p', 'q'), 'B', 2020));
    expect(b.some((key) => more.includes(key))).toBe(false);
    expect(keys(given.give(read('a', 'b', 'c', 'd'), 'A', 3000))).toEqual(more);
  });

  it('of rows that were not made anew are the old ones, however long the new thread takes', () => {
    const given = new GivenKeys('t');
    const nodes = [{}, {}, {}] as Element[];
    const a = keys(given.give(read('a', 'b', 'c'), 'A', 1000, nodes));
    given.give(read('a', 'b', 'c'), 'B', 2000, nodes);
    expect(keys(given.give(read('a', 'b', 'c'), 'B', 3000, nodes))).toEqual(a);
    expect(given.give(read('a', 'b', 'c', 'd'), 'B', 4000, [...nodes, {} as Element])).toEqual([]);
    expect(keys(given.give(read('p', 'q'), 'B', 5000, [{}, {}] as Element[])).some((key) => a.includes(key))).toBe(
      false,
    );
  });

  it('of a thread that begins with the words the old one ended in are its own', () => {
    const given = new GivenKeys('t');
    const a = keys(given.give(read('a', 'b', '有货吗'), 'A', 1000));
    const b = keys(given.give(read('有货吗', 'p', 'q', 'r'), 'B', 2000));
    expect(b.some((key) => a.includes(key))).toBe(false);
    expect(keys(given.give(read('a', 'b', '有货吗'), 'A', 3000))).toEqual(a);
  });

  it('of a thread that was only passed are not the next one’s', () => {
    const given = new GivenKeys('t');
    const b = keys(given.give(read('p', 'q', 'r'), 'B', 1000));
    given.give(read('a', 'b', 'c'), 'A', 2000);
    // A click on B, one on C: what stands there is B's for a moment.
    given.give(read('a', 'b', 'c'), 'B', 3000);
    expect(keys(given.give(read('p', 'q', 'r'), 'C', 3010))).toEqual(b);
    const c = keys(given.give(read('x', 'y', 'z'), 'C', 3020));
    expect(c.some((key) => b.includes(key))).toBe(false);
  });

  it('of a part painted first are not placed where they may not belong', () => {
    const given = new GivenKeys('t');
    const [first] = keys(given.give(read('在吗'), 'A', 1000));
    given.give(read('p', 'q', 'r'), 'B', 2000);
    expect(given.give(read('好的', '在吗'), 'A', 3000)).toEqual([]);
    const whole = keys(given.give(read('在吗', '在的', '好的', '在吗'), 'A', 3020));
    expect(whole[0]).toBe(first);
    expect(new Set(whole).size).toBe(4);
  });

  it('another thread under an old header is nobody’s yet, and the next one’s when that follows', () => {
    const given = new GivenKeys('t');
    const a = keys(given.give(read('a', 'b'), 'A', 1000));
    const early = keys(given.give(read('p', 'q'), 'A', 2000));
    expect(early.some((key) => a.includes(key))).toBe(false);
    expect(keys(given.give(read('p', 'q'), 'B', 2010))).toEqual(early);
    expect(keys(given.give(read('a', 'b'), 'A', 3000))).toEqual(a);
  });

  it('that come before the name they are lit by are the next one’s, though the last one’s was just begun', () => {
    const given = new GivenKeys('t', true);
    const b = keys(given.give(read('p', 'q'), 'B', 1000));
    const a = keys(given.give(read('x', 'y', 'z'), 'A', 2000));
    // B's, under A's name that came 60 ms ago.
    const early = keys(given.give(read('p', 'q', 'r'), 'A', 2060));
    expect(early.some((key) => a.includes(key))).toBe(false);
    expect(keys(given.give(read('p', 'q', 'r'), 'B', 2080)).slice(0, 2)).toEqual(b);
    expect(keys(given.give(read('x', 'y', 'z'), 'A', 3000))).toEqual(a);
  });

  it('that stay under the name they came to are its own, and what stood there before was not', () => {
    const given = new GivenKeys('t', true);
    given.give(read('x', 'y', 'z'), 'A', 2000);
    const own = keys(given.give(read('p', 'q', 'r'), 'A', 2060));
    expect(keys(given.give(read('p', 'q', 'r'), 'A', 2060 + SETTLE_MS))).toEqual(own);
    given.give(read('k', 'l', 'm'), 'B', 3000);
    expect(keys(given.give(read('p', 'q', 'r'), 'A', 4000))).toEqual(own);
  });

  it('that came a moment before the next name are the next one’s, and those that were answered are not', () => {
    const given = new GivenKeys('t', true);
    given.give(read('a', 'b', 'c'), 'A', 1000);
    given.give(read('a', 'b', 'c'), 'B', 2000);
    // A click on B and one on C: C's thread came, B's never did.
    const c = keys(given.give(read('x', 'y', 'z'), 'B', 2030));
    expect(keys(given.give(read('x', 'y', 'z'), 'C', 2060))).toEqual(c);
    const b = keys(given.give(read('p', 'q', 'r'), 'C', 2080));
    const answered = keys(given.give([...read('p', 'q', 'r'), row('好的', { role: 'agent' })], 'C', 2090));
    expect(answered.slice(0, 3)).toEqual(b);
    given.give(read('k', 'l', 'm'), 'D', 2150);
    const back = given.give([...read('p', 'q', 'r'), row('好的', { role: 'agent' })], 'C', 3000);
    expect(keys(back)).toEqual(answered);
  });

  it('count from when they came, however late they are read', () => {
    const came = (at: number, ...texts: string[]) => read(...texts).map((one) => ({ ...one, changedAt: at }));
    // Stood for 190 ms and were read in the last ten of them: no other name's.
    const given = new GivenKeys('t', true);
    given.give(came(900, 'a', 'b', 'c'), 'A', 1000);
    given.give(came(900, 'a', 'b', 'c'), 'B', 2000);
    const b = keys(given.give(came(2010, 'x', 'y', 'z'), 'B', 2190));
    const c = keys(given.give(came(2195, 'p', 'q', 'r'), 'C', 2200));
    expect(c.some((key) => b.includes(key))).toBe(false);
    expect(keys(given.give(came(3000, 'x', 'y', 'z'), 'B', 3000))).toEqual(b);
  });

  it('of a thread that begins as the other ended are not its continuation', () => {
    const given = new GivenKeys('t');
    const a = keys(given.give(read('a', 'b', 'c', '有现货的哦'), 'A', 1000));
    const other = keys(given.give(read('有现货的哦', 'q', 'r', 's'), 'A', 2000));
    expect(other.some((key) => a.includes(key))).toBe(false);
  });

  it('of a short thread that was away are the same, one of them withdrawn meanwhile', () => {
    const given = new GivenKeys('t');
    const a = keys(given.give(read('有货吗', '在的'), 'A', 1000));
    given.give(read('p', 'q', 'r'), 'B', 2000);
    const rows = [...read('有货吗'), row('你撤回了一条消息', { recalled: true }), ...read('好的')];
    const back = keys(given.give(rows, 'A', 3000));
    expect(back.slice(0, 2)).toEqual(a);
    expect(new Set(back).size).toBe(3);
  });

  it('that were withdrawn are nobody’s by themselves', () => {
    const given = new GivenKeys('t');
    const a = keys(given.give(read('a', 'b'), 'A', 1000));
    given.give(read('p', 'q', 'r'), 'B', 2000);
    const rows = [row('你撤回了一条消息', { recalled: true }), ...read('x', 'y')];
    given.give(rows, 'A', 3000);
    const back = keys(given.give(rows, 'A', 3000 + SETTLE_MS));
    expect(back.some((key) => a.includes(key))).toBe(false);
  });

  it('a look changes nothing, and does not know what does not fit', () => {
    const given = new GivenKeys('t');
    const a = keys(given.give(read('a', 'b'), 'A', 1000));
    expect(keys(given.peek(read('a', 'b')))).toEqual(a);
    expect(given.peek(read('p', 'q'))).toEqual([]);
    expect(keys(given.give(read('a', 'b'), 'A', 1000))).toEqual(a);
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
        let now = 0;
        for (const { who, text } of steps) {
          const thread = threads.get(who) ?? [];
          threads.set(who, thread);
          thread.push({ text });
          const rows = read(...thread.map((one) => one.text));
          now += 1000;
          given.give(rows, who, now);
          const told = given.give(rows, who, now + SETTLE_MS);
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
