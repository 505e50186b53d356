/** The same of reloads, of threads that are left, and of buyers who look alike: each cause as its smallest story. */
import { describe, expect, it } from 'vitest';
import { asId } from '../../../utils/core/ids';
import { START, Telling } from './telling';

describe('after a reload', () => {
  it('the badge is not counted again for messages that the thread explained meanwhile', () => {
    const told = new Telling();
    told.list(0, { active: true, preview: '旧' });
    told.thread(0, ['b0:旧']);
    told.tell({ kind: 'tick' }, 400);
    // The next row is lit already, while the old thread still stands there.
    const next = { id: 'd', active: true };
    told.list(1000, { unread: 1, preview: '改了' }, next);
    told.thread(1000, ['b0:旧', 'b1:改了']);
    told.list(1100, { unread: 2, preview: '[图片]' }, next);
    told.reload(1200);
    told.list(1500, { unread: 2, preview: '[图片]' }, next);
    expect(told.messages()).toEqual(['b1@1000 seen', '~n@1100 list']);
    told.list(1600, { unread: 3, preview: '好了吗' }, next);
    expect(told.messages().at(-1)).toBe('~n@1600 list');
  });
});

describe('what the list tells in the moment in which a thread is left', () => {
  it('stays told: its row had not been painted', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { unread: 1, preview: '在吗' });
    told.list(2000, { active: true, waiting: true, preview: '在吗' });
    told.thread(2000, ['b1:在吗']);
    told.thread(2060, ['b1:在吗', 'a1:在的']);
    told.list(2060, { active: true, preview: '在的' });
    told.list(2080, { active: true, waiting: true, preview: '太大了' });
    told.thread(2081, ['b9:别人'], 'd');
    told.thread(3000, ['b1:在吗', 'a1:在的', 'b2:太大了']);
    expect(told.messages()).toEqual(['b1@1000 list', 'a1@2060 seen', 'b2@2080 list']);
  });
});

describe('rows above what the list told of', () => {
  it('push nothing later, even when an earlier page heard of it last', () => {
    const told = new Telling();
    told.list(0, { active: true, preview: '旧' });
    told.thread(0, ['b8:旧']);
    told.tell({ kind: 'tick' }, 400);
    told.thread(450, ['b8:旧', 'b0:在吗']);
    told.thread(500, ['b9:别人'], 'd');
    told.list(1000, { unread: 1, preview: '有货吗' });
    told.list(1100, { unread: 1, preview: '已收到', waiting: false });
    told.reload(1300);
    told.list(1500, { unread: 1, preview: '已收到', waiting: false });
    told.thread(2000, ['b8:旧', 'b0:在吗', 'y1:转接', 'b1:有货吗', 's1:已收到']);
    told.tell({ kind: 'tick' }, 2400);
    expect(told.messages()).toEqual(['b0@450 seen', 'b1@1000 list', 's1@1100 list']);
  });
});

describe('a badge that an earlier page counted', () => {
  function leftHalfPainted(): Telling {
    const told = new Telling();
    told.list(0, { active: true, preview: '旧' });
    told.thread(0, ['b0:旧']);
    told.tell({ kind: 'tick' }, 400);
    told.thread(500, ['b9:别人'], 'd');
    told.list(1000, { unread: 1, preview: '在吗' });
    told.list(1100, { unread: 2, preview: '在吗' });
    told.list(2000, { active: true, unread: 2, preview: '在吗' });
    told.thread(2000, ['b0:旧']);
    told.thread(2010, ['b9:别人'], 'd');
    told.reload(2100);
    return told;
  }

  it('is not counted again when its thread was opened and nothing new had been painted', () => {
    const told = leftHalfPainted();
    told.list(2500, { unread: 2, preview: '在吗' });
    expect(told.messages()).toEqual(['~n@1000 list', '~n@1100 list']);
  });

  it('counts anew when it is smaller: the thread was read in between', () => {
    const told = leftHalfPainted();
    told.list(2500, { unread: 1, preview: '好了吗' });
    expect(told.messages()).toHaveLength(3);
  });
});

describe('two buyers who look the same in the list', () => {
  it('what the list told moves with its words and its moment: the thread that proved it is whole', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { unread: 1, waiting: true, preview: '你好' });
    told.list(2000, { active: true, waiting: true, preview: '你好' });
    told.tell({ kind: 'reassigned', from: asId('c'), to: asId('d') }, 2010);
    told.thread(2001, ['b1:你好'], 'd');
    told.thread(2040, ['b9:别人'], 'e');
    expect(told.messages()).toEqual([]);
    expect(told.messages('d')).toEqual(['b1@1000 list']);
    told.list(2100, { id: 'd', unread: 1, waiting: true, preview: '在？' });
    expect(told.messages('d')).toEqual(['b1@1000 list', '~n@2100 list']);
  });

  it('what was told of each is exchanged when the rows were', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' }, { id: 'd', preview: '旧' });
    told.list(1000, { unread: 1, preview: '甲' }, { id: 'd', preview: '旧' });
    told.list(1500, { unread: 1, preview: '甲' }, { id: 'd', unread: 1, preview: '乙' });
    told.tell({ kind: 'reassigned', from: asId('c'), to: asId('d'), swapped: true }, 2000);
    expect([told.messages(), told.messages('d')]).toEqual([['~n@1500 list'], ['~n@1000 list']]);
  });

  it('what was told before one was taken for the other stays, and is not counted again', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { unread: 1, preview: '甲' });
    // Rendered no longer; a newcomer's row is taken for it.
    told.list(2000, { id: 'x' });
    told.list(3000, { unread: 2, preview: '你好' });
    told.tell({ kind: 'reassigned', from: asId('c'), to: asId('d'), since: START + 3000 }, 4000);
    expect([told.messages(), told.messages('d')]).toEqual([['~n@1000 list'], ['~n@3000 unsure ±2000']]);
    told.list(5000, { unread: 1, preview: '甲' }, { id: 'd', active: true, preview: '你好' });
    expect(told.messages()).toEqual(['~n@1000 list']);
    told.list(6000, { unread: 2, preview: '在？' });
    expect(told.messages()).toEqual(['~n@1000 list', '~n@6000 list']);
  });

  it('what an earlier page told of each stays', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' }, { id: 'd', preview: '旧' });
    told.list(1000, { unread: 1, preview: '甲' }, { id: 'd', preview: '旧' });
    told.list(1500, { unread: 1, preview: '甲' }, { id: 'd', unread: 1, preview: '乙' });
    told.reload(1600);
    told.list(2000, { unread: 1, preview: '乙' }, { id: 'd', unread: 1, preview: '甲' });
    told.tell({ kind: 'reassigned', from: asId('c'), to: asId('d'), swapped: true }, 2100);
    expect([told.messages(), told.messages('d')]).toEqual([['~n@1000 list'], ['~n@1500 list']]);
  });

  it('what was exchanged by mistake can be exchanged back', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' }, { id: 'd', preview: '旧' });
    told.list(1000, { unread: 1, preview: '甲' }, { id: 'd', preview: '旧' });
    told.tell({ kind: 'reassigned', from: asId('c'), to: asId('d'), swapped: true }, 2000);
    told.tell({ kind: 'reassigned', from: asId('d'), to: asId('c'), swapped: true }, 2100);
    expect([told.messages(), told.messages('d')]).toEqual([['~n@1000 list'], []]);
  });
});
