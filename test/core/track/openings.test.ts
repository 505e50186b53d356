/** A thread as it is opened: painted in pieces, left at once, opened twice. Each as its smallest story. */
import { describe, expect, it } from 'vitest';
import { asId } from '../../../utils/core/ids';
import { row, START, Telling } from './telling';

describe('a thread left at once', () => {
  it('is read even when a draft hides the preview as it is left', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' }, { id: 'd', preview: '别人' });
    told.list(1000, { unread: 1, preview: '人工' }, { id: 'd', preview: '别人' });
    told.list(1100, { active: true, waiting: true, preview: '人工' }, { id: 'd', preview: '别人' });
    told.thread(1105, ['b0:旧', 'b1:人工']);
    told.list(1150, { waiting: true }, { id: 'd', active: true, preview: '别人' });
    told.thread(1160, ['b9:别人'], 'd');
    expect(told.messages()).toEqual(['b1@1000 list']);
  });

  it('is read below what was known, even when the list names nothing that stands there', () => {
    const told = new Telling();
    told.list(0, { active: true, preview: '旧' });
    told.thread(0, ['b0:旧']);
    told.tell({ kind: 'tick' }, 400);
    told.thread(500, ['b5:别人'], 'd');
    told.list(1000, { unread: 1, preview: '用户正在查看商品' });
    told.list(2000, { active: true, waiting: true, preview: '用户正在查看商品' });
    told.thread(2001, ['b0:旧', 'b1:再见', 'y1:']);
    told.thread(2050, ['b5:别人'], 'd');
    expect(told.messages()).toEqual(['b1@1000 list']);
  });

  it('waits for a second piece that has what the list counted, however late it comes', () => {
    for (const lateMs of [100, 400, 1200]) {
      const told = new Telling();
      told.list(0, { active: true, preview: '旧' });
      told.thread(0, ['b0:旧', 'a0:在的', 'b1:好的', 'a1:还有吗']);
      told.thread(1000, ['b9:别人'], 'd');
      told.list(1000, { preview: '还有吗' }, { id: 'd', active: true });
      told.list(2000, { unread: 1, preview: '没有了' }, { id: 'd', active: true });
      told.list(4000, { active: true, unread: 0, waiting: true, preview: '没有了' }, { id: 'd' });
      told.thread(4000, ['b0:旧', 'a0:在的']);
      // The list is read again before the thread is.
      told.list(4000 + lateMs, { active: true, unread: 0, waiting: true, preview: '没有了' }, { id: 'd' });
      told.thread(4000 + lateMs, ['b0:旧', 'a0:在的', 'b1:好的', 'a1:还有吗', 'b2:没有了']);
      expect(told.messages().at(-1)).toBe('b2@2000 list');
    }
  });

  it('is read as it stood there, whatever the list told before it was known that it was left', () => {
    const told = new Telling();
    told.list(0, { preview: '' }, { id: 'd', active: true, preview: '别人' });
    told.thread(0, ['b9:别人'], 'd');
    told.list(1000, { unread: 1, preview: '人工' }, { id: 'd', active: true, preview: '别人' });
    told.list(2000, { active: true, preview: '人工' }, { id: 'd', preview: '别人' });
    told.thread(2000, ['b1:人工']);
    told.list(2020, { active: true, preview: '在的' }, { id: 'd', preview: '别人' });
    told.thread(2020, ['b1:人工', 'a1:在的']);
    told.list(2100, { preview: '在的' }, { id: 'd', active: true, preview: '别人' });
    told.list(2300, { unread: 1, preview: '有货吗' }, { id: 'd', active: true, preview: '别人' });
    const messages = [row('b9:别人')];
    told.tell({ kind: 'thread', reading: { conversationId: asId('d'), at: START + 2090, messages } }, 2400);
    expect(told.messages()).toEqual(['b1@1000 list', 'a1@2020 seen', '~n@2300 list']);
  });

  it('what came as it was opened is the message that the list told of, whichever was read first', () => {
    const told = new Telling();
    told.list(0, { active: true, preview: '旧' });
    told.thread(0, ['b0:旧', 'a0:在的']);
    told.list(1000, { preview: '在的' }, { id: 'd', active: true });
    told.thread(1000, ['b9:别人'], 'd');
    // The lit row is known to the list a moment later than the thread that stands there.
    told.list(2008, { unread: 0, waiting: true, preview: '发货了吗' }, { id: 'd', active: true });
    told.thread(2000, ['b0:旧', 'a0:在的', { ...row('b1:发货了吗'), changedAt: START + 2011 }]);
    told.thread(2090, ['b9:别人'], 'd');
    expect(told.messages()).toEqual(['b1@2008 list']);
  });

  it('opened twice, it may show its upper half first and then its lower: what the list told of stays', () => {
    const told = new Telling();
    told.list(0, { active: true, preview: '旧' });
    told.thread(0, ['b0:旧', 'a0:在的', 'b1:好的']);
    told.thread(200, ['b0:旧', 'a0:在的', 'b1:好的', 'a1:还有吗']);
    told.thread(1000, ['b9:别人'], 'd');
    told.list(1000, { preview: '还有吗' }, { id: 'd', active: true });
    told.list(2000, { unread: 1, preview: '没有了' }, { id: 'd', active: true });
    told.list(4000, { active: true, unread: 0, waiting: true, preview: '没有了' }, { id: 'd' });
    told.thread(4000, ['b0:旧', 'a0:在的']);
    told.thread(4060, ['b1:好的', 'a1:还有吗', 'b2:没有了']);
    told.thread(4070, ['b0:旧', 'a0:在的', 'b1:好的', 'a1:还有吗', 'b2:没有了']);
    expect(told.messages().at(-1)).toBe('b2@2000 list');
  });

  it('is read below what was known though the list counted one more than came, and that one stays until a longer look', () => {
    const told = new Telling();
    told.list(0, { active: true, preview: '旧' });
    told.thread(0, ['b0:旧', 'a0:在的']);
    told.thread(1000, ['b9:别人'], 'd');
    told.list(1000, { preview: '在的' }, { id: 'd', active: true });
    told.list(2000, { unread: 1, preview: '别人说的' }, { id: 'd', active: true });
    told.list(3000, { unread: 2, preview: '发货了吗' }, { id: 'd', active: true });
    const rows = ['b0:旧', 'a0:在的', 'b1:发货了吗', 'a1:发了'];
    told.list(4000, { active: true, unread: 0, waiting: true, preview: '发货了吗' }, { id: 'd' });
    told.thread(4000, rows.slice(0, 3));
    told.list(4050, { active: true, unread: 0, preview: '发了' }, { id: 'd' });
    told.thread(4050, rows);
    told.thread(4090, ['b9:别人'], 'd');
    expect(told.messages()).toEqual(['~n@2000 list', 'b1@3000 list', 'a1@4050 seen']);
    told.thread(5000, rows);
    told.tell({ kind: 'tick' }, 6600);
    expect(told.messages()).toEqual(['b1@3000 list', 'a1@4050 seen']);
  });

  it('keeps what the list told where rows carry their times as well, until a longer look', () => {
    const timed = (said: string, at: number) => ({ ...row(said), shownAt: START + at, resolutionMs: 0 });
    const told = new Telling();
    const old = [timed('b0:旧', 0), timed('a0:在的', 500)];
    told.list(0, { active: true, preview: '旧' });
    told.thread(500, old);
    told.list(1000, { preview: '在的' }, { id: 'd', active: true });
    told.thread(1000, [timed('b9:别人', 900)], 'd');
    told.list(2010, { unread: 1, preview: '没有了' }, { id: 'd', active: true });
    told.list(4000, { active: true, unread: 0, waiting: true, preview: '没有了' }, { id: 'd' });
    told.thread(4000, old);
    told.list(4040, { unread: 0, waiting: true, preview: '没有了' }, { id: 'd', active: true });
    told.thread(4050, [timed('b9:别人', 900)], 'd');
    expect(told.messages()).toEqual(['b0@0 page', 'a0@500 page', '~n@2010 list']);
    told.list(6000, { active: true, unread: 0, waiting: true, preview: '没有了' }, { id: 'd' });
    told.thread(6000, old);
    told.tell({ kind: 'tick' }, 7600);
    expect(told.messages()).toEqual(['b0@0 page', 'a0@500 page']);
  });

  it('settles at once where a known row stands above: nothing is left to wait for', () => {
    const told = new Telling();
    told.list(0, { active: true, preview: '旧' });
    told.thread(0, ['b0:旧']);
    told.tell({ kind: 'tick' }, 400);
    told.thread(500, ['b5:别人'], 'd');
    told.list(1000, { unread: 1, preview: '在吗' });
    told.list(2000, { active: true, waiting: true, preview: '在吗' });
    told.thread(2001, ['b0:旧', 'b1:在吗']);
    expect(told.messages()).toEqual(['b1@1000 list']);
  });
});
