/** The coach of one tab, told what a tracker hears: promises, threats, one line at a time, and what is asked to be kept. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { kept } from './coaching-fakes';
import { A, B, duesKept, freshBackground, settle, start } from './coaching-tab';

vi.mock('../../utils/messaging/client', async () => (await import('./coaching-fakes')).fakeClient);
vi.mock('../../utils/platform/key-value', async () => (await import('./coaching-fakes')).fakeKeyValue);

beforeEach(freshBackground);

describe('promises', () => {
  it('is offered, kept by one tap, listed, and told to the background without a word of it', async () => {
    const tab = start();
    tab.hear('agent', '亲，明天下午三点前给您回复哦');
    await settle();
    tab.coaching.beat();
    await settle();
    expect(tab.hint()).toBe('offered');
    tab.tap('hint');
    await settle();
    expect(tab.view()?.dues.map(({ state, name }) => [state, name])).toEqual([['open', '买家a']]);
    expect(duesKept().at(-1)).toMatchObject({ state: 'open', kind: 'promise', topic: 'reply' });
    expect(JSON.stringify(kept.asked)).not.toContain('三点');
    tab.act({ kind: 'due', id: tab.view()?.dues[0]?.id ?? '', to: 'done' });
    await settle();
    expect(tab.view()?.dues).toEqual([]);
    expect(duesKept().at(-1)?.state).toBe('done');
    tab.life.abort();
  });

  it('"not this" dismisses it, and teaches', async () => {
    const tab = start();
    tab.hear('agent', '今天下班前给您答复');
    await settle();
    tab.coaching.beat();
    tab.tap('hint-off');
    await settle();
    expect(duesKept().at(-1)?.state).toBe('dismissed');
    tab.coaching.end();
    expect(
      kept.asked.some(([kind, request]) => kind === 'coach/lesson' && JSON.stringify(request).includes('"refused":1')),
    ).toBe(true);
    expect(tab.view()?.dues).toEqual([]);
    tab.life.abort();
  });

  it('"one moment" asks for nothing and is kept by the next line', async () => {
    const tab = start();
    const now = Date.now();
    tab.hear('agent', '稍等我查一下', A, now - 2000);
    await settle();
    tab.coaching.beat();
    expect(tab.hint()).toBeUndefined();
    tab.hear('agent', '查到了，在广州了', A, now);
    tab.coaching.beat();
    await settle();
    expect(duesKept()).toEqual([]);
    expect(tab.view()?.dues).toEqual([]);
    tab.life.abort();
  });

  it('what was kept before a restart is reminded of', async () => {
    const saidAt = Date.now() - 3_600_000;
    const due = {
      id: `pdd:b:${saidAt}:promise`,
      siteId: 'pdd',
      shopId: 's',
      agentId: 'agent',
      conversationId: B,
      kind: 'promise',
    };
    const rest = {
      topic: 'ship',
      saidAt,
      dueAt: Date.now() - 1000,
      grainMs: 60_000,
      state: 'open',
      foundBy: 'x',
      reminded: 0,
    };
    kept.dues = [{ ...due, ...rest }];
    const tab = start();
    await settle();
    tab.coaching.beat();
    await settle();
    expect(tab.hint()).toBe('due');
    expect(duesKept().at(-1)?.reminded).toBe(3);
    tab.coaching.beat();
    expect(tab.hint()).toBe('due');
    tab.tap('hint');
    expect(tab.jumped).toEqual([B]);
    expect(tab.hint()).toBeUndefined();
    tab.life.abort();
  });
});

describe('a heated chat', () => {
  it('a tap that was meant for the hint before does nothing to the next', async () => {
    const tab = start();
    await settle();
    tab.hear('buyer', '我要投诉', B);
    const meant = { id: tab.view()?.hint?.id ?? '', subject: tab.view()?.hint?.subject ?? '' };
    tab.hear('buyer', '孩子吃了进医院了');
    expect(tab.hint()).toBe('harm');
    tab.act({ kind: 'hint-off', ...meant });
    tab.act({ kind: 'hint', ...meant });
    expect(tab.hint()).toBe('harm');
    expect(tab.view()?.card).toBeUndefined();
    tab.life.abort();
  });

  it('names the word it was known by', async () => {
    const tab = start();
    await settle();
    tab.hear('buyer', '你们太坑了');
    tab.coaching.beat();
    expect(tab.view()?.hint).toMatchObject({ id: 'anger', ofOpen: true, word: '太坑' });
    tab.life.abort();
  });

  it('is said at once, wherever it is; the card has a script and masked lines; waved off it is calm', async () => {
    const tab = start();
    await settle();
    tab.hear('buyer', '我要打12315，电话13800138000', B);
    expect(tab.hint()).toBe('threat');
    expect(tab.view()?.hint?.name).toBe('买家b');
    tab.tap('hint');
    expect(tab.view()?.card).toMatchObject({ level: 3, open: false });
    expect(JSON.stringify(tab.view()?.card?.lines)).not.toContain('13800138000');
    tab.act({ kind: 'card-close' });
    tab.hear('buyer', '孩子吃了进医院了');
    expect(tab.hint()).toBe('harm');
    tab.tap('hint-off');
    tab.coaching.beat();
    expect(tab.hint()).toBeUndefined();
    tab.life.abort();
  });

  it('nothing while an input method composes', async () => {
    const tab = start();
    await settle();
    tab.compose(true);
    tab.hear('buyer', '我要投诉');
    tab.coaching.beat();
    expect(tab.hint()).toBeUndefined();
    tab.compose(false);
    tab.coaching.beat();
    expect(tab.hint()).toBe('threat');
    tab.life.abort();
  });

  it('a threat heard while somebody composes does not wait for the next beat', async () => {
    const tab = start();
    await settle();
    tab.compose(true);
    tab.hear('buyer', '我要投诉');
    expect(tab.hint()).toBeUndefined();
    tab.compose(false);
    await vi.waitFor(() => expect(tab.hint()).toBe('threat'));
    expect(tab.drawings.at(-1)).toBe(true);
    tab.life.abort();
  });

  it('a chat that was handed on is nobody’s business any more', async () => {
    const tab = start();
    await settle();
    const transfer = { kind: 'transfer', direction: 'out', conversationId: B, at: Date.now() } as never;
    tab.coaching.hear([transfer], []);
    tab.hear('buyer', '我要投诉', B);
    expect(tab.hint()).toBeUndefined();
    tab.life.abort();
  });
});

describe('who comes next', () => {
  it('is named while there is still time, and one key goes there', async () => {
    const tab = start();
    await settle();
    const now = Date.now();
    const entry = {
      conversationId: B,
      name: '买家b',
      since: now - 150_000,
      level: 'urgent',
      approximate: false,
      active: false,
    } as const;
    tab.waits([{ ...entry, reason: 'buyer', passesUntil: now + 30_000 }]);
    tab.coaching.beat();
    expect(tab.hint()).toBe('next');
    expect(tab.coaching.jumpToNext()).toBe(true);
    expect(tab.jumped).toEqual([B]);
    expect(tab.view()?.hint?.approximate).toBe(false);
    tab.waits([{ ...entry, reason: 'buyer', passesUntil: now + 30_000, approximate: true }]);
    tab.coaching.beat();
    expect(tab.view()?.hint?.approximate).toBe(true);
    tab.life.abort();
  });
});
