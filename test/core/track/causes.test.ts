/** Each way in which a message or a wait was once lost or mistimed in a real browser, as its smallest story. */
import { describe, expect, it } from 'vitest';
import { START, Telling } from './telling';

describe('the page ends in the middle of a first paint', () => {
  it('keeps what the list proves to be the bottom', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { unread: 1, preview: '在吗' });
    told.list(2000, { active: true, unread: 0, waiting: true, preview: '在吗' });
    told.thread(2005, ['b0:旧', 'b1:在吗']);
    told.list(2030, { active: true, preview: '在的', waiting: false });
    told.thread(2030, ['b0:旧', 'b1:在吗', 'a1:在的']);
    told.reload(2100);
    expect(told.messages()).toEqual(['b1@1000 list', 'a1@2030 seen']);
  });

  it('takes nothing from a thread whose bottom is not there yet', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { unread: 1, preview: '在吗' });
    told.list(2000, { active: true, unread: 0, waiting: true, preview: '在吗' });
    told.thread(2005, ['b0:旧', 'a0:旧的回答']);
    told.reload(2020);
    expect(told.messages()).toEqual(['~n@1000 list']);
  });

  it('keeps a wait that the list has just stopped showing', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { unread: 1, preview: '在吗' });
    told.list(1500, { unread: 1, preview: '已收到', waiting: false });
    told.reload(1700);
    expect(told.kinds('conversation-left').map(({ at }) => at - START)).toEqual([1500]);
    told.list(1900, { unread: 1, preview: '已收到', waiting: false });
    told.list(2000, { active: true, preview: '已收到', waiting: false });
    told.thread(2005, ['b1:在吗', 's1:已收到']);
    told.tell({ kind: 'tick' }, 2400);
    expect(told.messages()).toEqual(['b1@1000 list', 's1@1500 list']);
    expect(told.kinds('conversation-left')).toEqual([]);
  });
});

describe('which rows are news', () => {
  it('the same words again, while the thread is being painted', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { unread: 1, preview: '在吗' });
    told.list(1100, { active: true, waiting: true, preview: '在吗' });
    told.thread(1100, ['b0:旧', 'b1:在吗']);
    told.thread(1180, ['b0:旧', 'b1:在吗', 'b2:在吗']);
    told.tell({ kind: 'tick' }, 1600);
    expect(told.messages()).toEqual(['b1@1000 list', 'b2@1180 seen']);
  });

  it('a first chunk that ends in the same words is not the bottom', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    for (const unread of [1, 2, 3]) told.list(1000 + unread, { unread, preview: '在吗' });
    told.list(1100, { active: true, waiting: true, preview: '在吗' });
    told.thread(1100, ['b0:旧', 'a0:旧答', 'b1:在吗']);
    told.thread(1120, ['b0:旧', 'a0:旧答', 'b1:在吗', 'b2:在吗', 'b3:在吗']);
    told.tell({ kind: 'tick' }, 1600);
    expect(told.messages()).toEqual(['b1@1001 list', 'b2@1002 list', 'b3@1003 list']);
  });

  it("a first chunk of known rows that ends in a robot's usual words is not the bottom", () => {
    const told = new Telling();
    told.list(0, { active: true, waiting: true, preview: '谢谢' });
    told.thread(0, ['b0:旧', 's0:收到', 'a0:在的', 'b1:谢谢']);
    told.tell({ kind: 'tick' }, 400);
    told.list(500, { waiting: true, preview: '谢谢' });
    told.thread(500, ['b9:别人'], 'd');
    told.list(700, { preview: '收到', waiting: false });
    told.list(2000, { active: true, preview: '收到', waiting: false });
    told.thread(2000, ['b0:旧', 's0:收到']);
    told.thread(2020, ['b0:旧', 's0:收到', 'a0:在的', 'b1:谢谢', 's1:收到']);
    told.tell({ kind: 'tick' }, 2400);
    expect(told.messages()).toEqual(['b1@0 unsure', 's1@700 list']);
  });

  it('a message counted together with the robot whose words the preview took', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { unread: 1, preview: '欢迎光临' });
    told.list(1900, { active: true, waiting: true, preview: '里面好的' });
    told.thread(1900, ['b0:旧', 'b1:箱子破了', 'r1:欢迎光临', 'b2:里面好的']);
    told.tell({ kind: 'tick' }, 2300);
    expect(told.messages().map((one) => one.split('@')[0])).toEqual(['b1', 'r1', 'b2']);
  });
});

describe('when a message came', () => {
  it('a thread that was gone for a moment does not make it later than its row in the list', () => {
    const told = new Telling();
    told.list(0, { active: true, preview: '旧' });
    told.thread(0, ['b0:旧']);
    told.tell({ kind: 'tick' }, 400);
    told.list(1000, { active: true, preview: '在吗' });
    told.thread(1060, ['b0:旧', 'b1:在吗']);
    expect(told.messages()).toEqual(['b1@1000 seen']);
  });

  it('a robot in between does not push a reply off the moment the list told of', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(900, { unread: 1, preview: '退款' });
    told.list(1000, { unread: 2, preview: '已收到', waiting: false });
    told.list(1200, { active: true, preview: '已收到', waiting: false });
    told.thread(1201, ['b1:退款', 'b2:多久', 'r1:欢迎', 's1:已收到']);
    told.tell({ kind: 'tick' }, 1600);
    const [, second, robot, reply] = told.messages();
    expect(second).toBe('b2@1000 list');
    expect(robot).toMatch(/^r1@1001 /);
    expect(reply).toBe('s1@1002 list');
  });

  it('rows nothing tells of own up to the whole gap', () => {
    const told = new Telling();
    told.list(0, { active: true, preview: '旧' });
    told.thread(0, ['b0:旧']);
    told.tell({ kind: 'tick' }, 400);
    told.thread(500, ['b9:别人'], 'd');
    told.reload(600);
    told.list(5000, { active: true, preview: '好了' });
    told.thread(5000, ['b0:旧', 'r1:欢迎', 'a1:好了']);
    told.tell({ kind: 'tick' }, 5400);
    for (const message of told.messages()) expect(Number(message.split('±')[1])).toBeGreaterThan(4000);
  });

  it('a fresh counter on a page that has just started means the last second, not now', () => {
    const told = new Telling();
    told.list(500, { unread: 1, preview: '在吗', waitedMs: 0, counterResolutionMs: 1000 });
    expect(told.messages()).toEqual(['~f@500 list ±1000']);
  });

  it('two rows of one reading never tie', () => {
    const told = new Telling();
    told.list(0, { active: true, preview: '旧' });
    told.thread(0, ['b0:旧']);
    told.tell({ kind: 'tick' }, 400);
    told.thread(1000, ['b0:旧', 'b1:在吗', 'a1:在的', 'b2:好']);
    expect(told.messages()).toEqual(['b1@1000 seen', 'a1@1001 seen', 'b2@1002 seen']);
  });

  it('a row that changed after the reading began is as late as its change', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { unread: 1, preview: '在吗', changedAt: START + 1070 });
    expect(told.messages()).toEqual(['~n@1070 list']);
  });
});

describe('the list is read late', () => {
  it('a row that changed more than once before it was read claims only that its news came in between', () => {
    const told = new Telling();
    told.list(0, { preview: '旧' });
    told.list(1000, { unread: 1, preview: '在吗', changedFrom: START + 880 });
    const [arrival] = [...told.ledger.values()].filter(({ kind }) => kind === 'message');
    expect(arrival).toMatchObject({ at: START + 1000, clock: 'list', resolutionMs: 120 });
  });
});
