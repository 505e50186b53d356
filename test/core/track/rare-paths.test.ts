/** What seldom happens and must be right when it does: waits that end unseen, clocks that jump, orders, credited scripts. */
import { describe, expect, it } from 'vitest';
import { C, row, START, Telling } from './telling';

describe('waits that end unseen', () => {
  it('are two turns when somebody answered in between, until the thread says who', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { unread: 1, preview: '在吗' });
    told.list(1500, { unread: 1, preview: '已收到', waiting: false });
    told.list(2500, { unread: 2, preview: '还有' });
    expect(told.kinds('conversation-left').map(({ at }) => at - START)).toEqual([1500]);
    expect(told.tracker.liveOf(C)?.openSince).toBe(START + 2500);
    told.list(9000, { active: true, waiting: true, preview: '还有' });
    told.thread(9000, ['b1:在吗', 's1:已收到', 'b2:还有']);
    told.tell({ kind: 'tick' }, 9400);
    expect(told.kinds('conversation-left')).toEqual([]);
    expect(told.messages()).toEqual(['b1@1000 list', 's1@1500 list', 'b2@2500 list']);
  });

  it('end for good after five seconds, and a blink ends nothing', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { unread: 1, preview: '在吗' });
    told.list(2000, { unread: 1, preview: '在吗', waiting: false });
    told.tell({ kind: 'tick' }, 5000);
    told.list(6000, { unread: 1, preview: '在吗' });
    told.tell({ kind: 'tick' }, 8000);
    expect(told.kinds('conversation-left')).toEqual([]);
    told.list(9000, { unread: 1, preview: '在吗', waiting: false });
    told.tell({ kind: 'tick' }, 13_900);
    expect(told.kinds('conversation-left')).toEqual([]);
    told.tell({ kind: 'tick' }, 14_000);
    expect(told.kinds('conversation-left')).toMatchObject([
      { reason: 'list-cleared', at: START + 9000, clock: 'list' },
    ]);
    expect(told.tracker.liveOf(C)?.openSince).toBeUndefined();
  });

  it('end although the agent left the thread in the same moment', () => {
    const told = new Telling();
    told.list(0, { active: true, waiting: true, preview: '在吗' }, { id: 'd' });
    told.thread(0, ['b0:旧', 'b1:在吗']);
    told.tell({ kind: 'tick' }, 400);
    told.thread(1000, ['b0:旧', 'b1:在吗', 'b2:好的']);
    told.list(2000, { preview: '亲,再见' }, { id: 'd', active: true });
    told.thread(2000, ['b9:旧'], 'd');
    told.tell({ kind: 'tick' }, 7000);
    expect(told.kinds('conversation-left')).toMatchObject([
      { reason: 'switched', at: START + 2000 },
      { reason: 'list-cleared', at: START + 2000 },
    ]);
  });

  it('are open again when the thread shows that nobody answered', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { unread: 1, preview: '在吗' });
    told.list(2000, { unread: 1, preview: '在吗', waiting: false });
    told.tell({ kind: 'tick' }, 8000);
    told.list(9000, { active: true, waiting: true, preview: '在吗' });
    told.thread(9000, ['b0:旧', 'b1:在吗']);
    told.tell({ kind: 'tick' }, 9400);
    expect(told.kinds('conversation-left')).toEqual([]);
    expect(told.tracker.liveOf(C)?.openSince).toBe(START + 1000);
  });
});

describe('clocks that jump', () => {
  function asked(): Telling {
    const told = new Telling();
    told.list(0, { active: true, preview: '旧' });
    told.thread(0, ['b0:旧']);
    told.tell({ kind: 'tick' }, 400);
    told.thread(1000, ['b0:旧', 'b1:在吗']);
    return told;
  }
  const reply = (told: Telling, ms: number, wall: number, mono: number) =>
    told.tell(
      {
        kind: 'thread',
        reading: { conversationId: C, at: START + wall, messages: ['b0:旧', 'b1:在吗', 'a1:在的'].map(row) },
      },
      ms,
      { wall: START + wall, mono },
    );

  it.each([
    ['an hour forward', 3_601_500, 1500],
    ['eight hours of sleep', 28_800_000, 2000],
    ['an hour back', -3_598_500, 1500],
    ['a frozen tab', 200_000, 200_000],
  ])('%s: the reply that ends the open turn is unsure', (_name, wall, mono) => {
    const told = asked();
    reply(told, 0, wall, mono);
    expect(told.messages().find((one) => one.startsWith('a1'))).toMatch(/ unsure/);
  });

  it('nothing is unsure after a second', () => {
    const told = asked();
    reply(told, 0, 2000, 2000);
    expect(told.messages()).toEqual(['b1@1000 seen', 'a1@2000 seen']);
  });

  it('and after the jump back, later waits are measured again', () => {
    const told = asked();
    reply(told, 0, -3_598_500, 1500);
    const at = START - 3_590_000;
    const messages = ['b0:旧', 'b1:在吗', 'a1:在的', 'b2:好吗'].map(row);
    told.tell({ kind: 'thread', reading: { conversationId: C, at, messages } }, 0, { wall: at, mono: 10_000 });
    expect(told.messages().find((one) => one.startsWith('b2'))).toBe('b2@-3590000 seen');
  });
});

describe('orders and scripts', () => {
  it('an order is told once for each state, in a thread or in the panel', () => {
    const told = new Telling();
    const order = { orderKey: 'o1', state: 'unpaid' as const, amountCents: 3500 };
    const panel = (ms: number, state: 'unpaid' | 'paid') =>
      told.tell({ kind: 'orders', conversationId: C, at: START + ms, orders: [{ ...order, state }] }, ms);
    panel(1000, 'unpaid');
    panel(2000, 'unpaid');
    panel(3000, 'paid');
    expect(told.kinds('order')).toMatchObject([
      { state: 'unpaid', at: START + 1000, amountCents: 3500 },
      { state: 'paid', at: START + 3000 },
    ]);
    told.reload(4000);
    panel(5000, 'paid');
    expect(told.kinds('order')).toHaveLength(2);
  });

  it.each([
    ['亲，今天发货哦', 0],
    ['亲，明天发货哦', 1 / 7],
    ['这是完全不同的一句话，和话术没有关系', undefined],
  ])('a sent text credits the script it came from: %s', (sent, share) => {
    const told = new Telling();
    told.list(0, { active: true, preview: '旧' });
    told.thread(0, ['b0:旧']);
    told.tell({ kind: 'tick' }, 400);
    told.tell({ kind: 'inserted', conversationId: C, snippetId: 'k1' as never, text: '亲，今天发货哦' }, 900);
    told.thread(1000, ['b0:旧', `a1:${sent}`]);
    const [fact] = told.kinds('message');
    expect(fact).toMatchObject({ role: 'agent' });
    expect(fact && 'editedShare' in fact ? fact.editedShare : undefined).toBe(share);
  });
});

describe("a waiting buyer's words in the list", () => {
  it('are heard when the badge rises, and an automatic text in their place is not', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { unread: 1, preview: '在吗' });
    told.list(1100, { unread: 1, preview: '欢迎光临' });
    told.list(2000, { unread: 2, preview: '还有货吗' });
    expect(told.heard).toEqual(['在吗', '还有货吗']);
  });

  it('are heard at each change where the badge is only a dot', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { unread: 'some', preview: '在吗' });
    told.list(2000, { unread: 'some', preview: '我要投诉' });
    expect(told.heard).toEqual(['在吗', '我要投诉']);
  });
});

describe('a message into a thread that still stands under another lit row', () => {
  it('is counted once, though a notice took the place of its words in the list', () => {
    const told = new Telling();
    told.list(0, { active: true, preview: '旧' }, { id: 'd', preview: '别人' });
    told.thread(0, ['b0:旧']);
    told.tell({ kind: 'tick' }, 400);
    told.list(1000, { preview: '旧' }, { id: 'd', active: true, preview: '别人' });
    told.list(1040, { unread: 1, preview: '会话即将结束' }, { id: 'd', active: true, preview: '别人' });
    told.thread(1040, ['b0:旧', 'b1:还在吗', 'y1:会话即将结束']);
    told.thread(1100, ['b9:别人'], 'd');
    expect(told.messages()).toEqual(['b1@1040 seen']);
  });
});

describe('the preview turned to words that stand far up in a thread never opened', () => {
  it('makes no news of history', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { preview: '好的' });
    told.list(90_000, { active: true, preview: '好的' });
    told.thread(90_005, ['b0:旧', 'a0:可以的', 'b1:好的']);
    told.tell({ kind: 'tick' }, 90_400);
    expect(told.messages()).toEqual([]);
  });
});
