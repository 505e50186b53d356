/** How the coach of one tab stands in the panel: when it is drawn, beside whom, and what it knows from before. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoachView } from '../../components/overlay/coach-model';
import { coachBeside } from '../../entrypoints/chat.content/desk';
import { kept } from './coaching-fakes';
import { A, B, freshBackground, settle, start } from './coaching-tab';

vi.mock('../../utils/messaging/client', async () => (await import('./coaching-fakes')).fakeClient);
vi.mock('../../utils/platform/key-value', async () => (await import('./coaching-fakes')).fakeKeyValue);

beforeEach(freshBackground);

describe('what was kept', () => {
  it('is asked for again until the background answers', async () => {
    kept.down = true;
    const tab = start();
    await settle();
    const asked = () => kept.asked.filter(([kind]) => kind === 'coach/read').length;
    tab.coaching.beat();
    expect(asked()).toBe(1);
    kept.down = false;
    const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 6000);
    tab.coaching.beat();
    await settle();
    now.mockRestore();
    tab.hear('buyer', '我要投诉');
    expect(asked()).toBe(2);
    expect(tab.hint()).toBe('threat');
    tab.life.abort();
  });

  it('of another agent on the same computer is not this one’s', async () => {
    const saidAt = Date.now() - 3_600_000;
    const due = { siteId: 'pdd', shopId: 's', conversationId: B, kind: 'promise', topic: 'ship', saidAt, reminded: 0 };
    const open = { ...due, dueAt: Date.now() - 1000, grainMs: 60_000, state: 'open', foundBy: 'x' };
    kept.dues = [
      { ...open, id: 'theirs', agentId: 'colleague' },
      { ...open, id: 'mine', agentId: 'agent' },
    ];
    const tab = start();
    await settle();
    tab.coaching.beat();
    expect(tab.view()?.dues.map(({ id }) => id)).toEqual(['mine']);
    tab.life.abort();
  });
});

describe('how it is drawn', () => {
  it('what turns dangerous comes with the next frame; lists and other hints wait for the next drawing', async () => {
    const tab = start();
    await settle();
    tab.coaching.beat();
    const before = tab.drawings.length;
    tab.hear('agent', '亲，明天下午三点前给您回复哦', B);
    tab.coaching.beat();
    expect(tab.view()?.dues).toHaveLength(1);
    expect(tab.hint()).toBeUndefined();
    expect(tab.drawings.slice(before)).toEqual([false]);
    tab.hear('buyer', '我要投诉');
    expect(tab.drawings.slice(before)).toEqual([false, true]);
    tab.life.abort();
  });

  it('nothing is said while nobody sees the tab; it is when they are back', async () => {
    const tab = start();
    await settle();
    tab.hide(true);
    tab.hear('buyer', '我要投诉');
    tab.coaching.beat();
    expect(tab.hint()).toBeUndefined();
    tab.hide(false);
    tab.coaching.beat();
    expect(tab.hint()).toBe('threat');
    tab.life.abort();
  });

  it('another chat is opened: what was said beside the first does not stand beside it, not even while composing', async () => {
    const tab = start();
    await settle();
    tab.hear('buyer', '太坑了，杯子碎了，失望');
    tab.coaching.beat();
    await settle();
    expect(tab.hint()).toBe('anger');
    expect(tab.view()?.themes.length).toBeGreaterThan(0);
    expect(tab.view()?.buyer).toBeDefined();
    const beside = tab.view() as CoachView;
    tab.compose(true);
    tab.switchTo(B);
    expect(tab.view()).toBe(beside);
    const shown = coachBeside(beside, B);
    expect([shown.hint, shown.buyer, shown.themes]).toEqual([undefined, undefined, []]);
    expect(coachBeside(beside, A)).toBe(beside);
    tab.compose(false);
    tab.switchTo(B);
    expect(tab.hint()).toBeUndefined();
    expect(tab.view()?.themes).toEqual([]);
    tab.life.abort();
  });

  it('a note on the buyer of the open chat is kept and shown; one meant for another chat is not', async () => {
    const tab = start();
    await settle();
    tab.switchTo(B);
    await settle();
    tab.act({ kind: 'note', conversationId: A, note: '来晚了', tags: [] });
    tab.act({ kind: 'note', conversationId: B, note: '要发票', tags: ['老客'] });
    await settle();
    const notes = kept.asked.filter(([kind]) => kind === 'coach/note').map(([, request]) => request);
    expect(notes).toMatchObject([{ note: { id: 'pdd|shop|b', note: '要发票', tags: ['老客'] } }]);
    expect(tab.view()?.buyer).toMatchObject({ note: '要发票', tags: ['老客'] });
    kept.down = true;
    tab.act({ kind: 'note', conversationId: B, note: '改过的', tags: [] });
    await settle();
    expect(tab.view()?.buyer).toMatchObject({ note: '要发票', noteFailed: true });
    tab.life.abort();
  });

  it('what names its buyer stays; the card knows that its chat is not open', () => {
    const hint = { id: 'threat', subject: 'a', ofOpen: false, name: '买家a' } as never;
    const card = { conversationId: A, name: '买家a', open: true } as never;
    const shown = coachBeside({ open: A, hint, card, dues: [], overdue: 0, themes: [] }, B);
    expect(shown.hint).toBe(hint);
    expect(shown.card).toMatchObject({ name: '买家a', open: false });
  });
});
