import { describe, expect, it } from 'vitest';
import { type Desk, drawDesk, NO_PACE, waitingEntries } from '../../entrypoints/chat.content/desk';
import { asId } from '../../utils/core/ids';
import type { LiveConversation } from '../../utils/core/track/tracker';
import { coachRule } from '../../utils/rules/coach';
import { pddRule } from '../../utils/rules/pdd';

const NOW = 1_800_000_000_000;

function live(id: string, waitedSec: number | undefined, change: Partial<LiveConversation> = {}): LiveConversation {
  return {
    conversationId: asId(id),
    name: `买家${id}`,
    open: false,
    approximate: false,
    closingOnly: false,
    unanswered: [],
    ...(waitedSec === undefined ? {} : { openSince: NOW - waitedSec * 1000 }),
    ...change,
  } as LiveConversation;
}

const ids = (list: readonly { conversationId: string }[]) => list.map(({ conversationId }) => conversationId);

describe('waitingEntries', () => {
  it('puts what can still be saved before what is lost', () => {
    const list = [live('calm', 20), live('missed', 400), live('urgent', 170), live('soon', 110)];
    expect(ids(waitingEntries(list, pddRule, NOW))).toEqual(['urgent', 'soon', 'calm', 'missed']);
  });

  it('knows who has failed already today, and says why each stands where it does', () => {
    const standingOf = (id: string) => ({ failed: id === 'lost', answered: true });
    const entries = waitingEntries([live('lost', 170), live('new', 120)], pddRule, NOW, {
      standingOf,
      replyMs: () => 20_000,
    });
    expect(entries.map(({ conversationId, reason }) => [conversationId, reason])).toEqual([
      ['new', 'buyer'],
      ['lost', 'failed'],
    ]);
    expect(entries[0]?.passesUntil).toBe(NOW + 60_000);
  });

  it('calls nobody late at an hour that does not count', () => {
    const standingOf = () => ({ failed: false, answered: false, uncounted: true as const });
    const entries = waitingEntries([live('a', 400), live('b', 400, { deadlineAt: NOW - 1 })], pddRule, NOW, {
      standingOf,
    });
    expect(entries.map(({ conversationId, level }) => [conversationId, level])).toEqual([
      ['a', 'calm'],
      ['b', 'missed'],
    ]);
  });

  it('leaves out who waits for nothing', () => {
    expect(waitingEntries([live('answered', undefined)], pddRule, NOW)).toEqual([]);
  });

  it('leaves out a wait remembered from before a reload that the list does not show', () => {
    expect(waitingEntries([live('gone', 60, { name: '' })], pddRule, NOW)).toEqual([]);
  });

  it('counts thanks as a question only where the platform does', () => {
    const thanks = [live('thanks', 30, { closingOnly: true })];
    expect(waitingEntries(thanks, coachRule, NOW)).toEqual([]);
    expect(waitingEntries(thanks, pddRule, NOW)).toHaveLength(1);
  });

  it("believes the page's own countdown", () => {
    const [entry] = waitingEntries([live('a', 20, { deadlineAt: NOW + 5000 })], pddRule, NOW);
    expect(entry?.level).toBe('urgent');
    expect(entry?.deadlineAt).toBe(NOW + 5000);
  });
});

describe('a notice', () => {
  const desk: Desk = {
    site: { id: 'pdd', name: '拼多多' },
    status: 'ok',
    missingFields: [],
    rule: pddRule,
    ruleName: '',
    today: undefined,
    suggestions: [],
    notice: { kind: 'own-reply', question: '能机洗吗' },
    noticeOf: asId('a'),
    guard: undefined,
    collapsed: false,
    position: { corner: 'top-right', x: 0, y: 0 },
    theme: 'system',
    pace: NO_PACE,
    coach: undefined,
  };

  it('stands beside the chat it is about, and beside no other', () => {
    expect(drawDesk(desk, [live('a', undefined, { open: true }), live('b', 20)], NOW).notice).toEqual(desk.notice);
    expect(drawDesk(desk, [live('a', undefined), live('b', 20, { open: true })], NOW).notice).toBeUndefined();
    expect(drawDesk(desk, [live('a', undefined)], NOW).notice).toBeUndefined();
  });

  it('that is about no chat stands beside any', () => {
    const { noticeOf: _none, ...free } = desk;
    expect(drawDesk(free, [live('b', 20, { open: true })], NOW).notice).toEqual(desk.notice);
  });
});
