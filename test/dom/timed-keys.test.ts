import { describe, expect, it } from 'vitest';
import { NO_KEY, type RawMessage } from '../../utils/dom/message-reader';
import { TimedKeys } from '../../utils/dom/timed-keys';

const SECOND = 1_790_000_000_000;
const said = (text: string, second: number, more: Partial<RawMessage> = {}): RawMessage => ({
  key: NO_KEY,
  role: 'buyer',
  media: 'text',
  text,
  shownAt: SECOND + second * 1000,
  from: '云朵小店买家',
  ...more,
});
const notice = (second: number) => said('对方撤回了一条消息', second, { recalled: true });
const keys = (rows: readonly RawMessage[]) => rows.map(({ key }) => key);

describe('rows with a time and no id', () => {
  const thread = () => [
    said('在吗', 1),
    said('在吗', 1),
    said('有货吗', 1),
    said('有的', 3, { role: 'agent', from: '店' }),
  ];

  it('have keys of their own, the same in every window, and the same after a reload', () => {
    const timed = new TimedKeys();
    const all = keys(timed.give(thread()));
    expect(new Set(all).size).toBe(4);
    expect(keys(timed.give(thread().slice(2)))).toEqual(all.slice(2));
    expect(keys(new TimedKeys().give(thread()))).toEqual(all);
  });

  it('keep them when the page is painted from below, and count alike whatever came first', () => {
    const timed = new TimedKeys();
    const below = keys(timed.give(thread().slice(2)));
    const all = keys(timed.give(thread()));
    expect(all.slice(2)).toEqual(below);
    expect(all.toSorted()).toEqual(keys(new TimedKeys().give(thread())).toSorted());
  });

  it('keep them when one is withdrawn, whichever it is', () => {
    for (const which of [0, 1, 2]) {
      const timed = new TimedKeys();
      const all = keys(timed.give(thread()));
      const rows = thread().map((row, place) => (place === which ? notice(1) : row));
      const now = keys(timed.give(rows));
      expect(now.toSorted()).toEqual(all.toSorted());
      expect(now[3]).toBe(all[3]);
      expect(keys(timed.give(rows.map((row) => ({ ...row, key: NO_KEY }))))).toEqual(now);
    }
  });

  it('are not taken for another buyer’s who said the same in the same second', () => {
    const timed = new TimedKeys();
    const one = keys(timed.give(thread()));
    const other = keys(timed.give(thread().map((row) => (row.role === 'buyer' ? { ...row, from: '别的买家' } : row))));
    expect(other.some((key) => one.includes(key))).toBe(false);
    expect(keys(timed.give(thread()))).toEqual(one);
  });

  it('say no name, and a look changes nothing', () => {
    const timed = new TimedKeys();
    expect(keys(timed.peek(thread()))).toEqual(['', '', '', '']);
    const all = keys(timed.give(thread()));
    expect(all.join()).not.toMatch(/[^\w.,]/);
    expect(keys(timed.peek(thread()))).toEqual(all);
  });
});
