/** What is still to be lost: by facts as they come, per rule, over a day's end. */
import { describe, expect, it } from 'vitest';
import { makeCalendar } from '../../../utils/core/business-day';
import { createStandings } from '../../../utils/core/coach/standing';
import type { Fact } from '../../../utils/core/facts';
import { asId, type ConversationId } from '../../../utils/core/ids';
import { coachRule } from '../../../utils/rules/coach';
import { ddRule } from '../../../utils/rules/dd';
import { jdRule } from '../../../utils/rules/jd';
import { pddRule } from '../../../utils/rules/pdd';
import { tbRule } from '../../../utils/rules/tb';

const MORNING = Date.parse('2026-03-04T10:00:00+08:00');
const CHINA = () => makeCalendar('Asia/Shanghai', '00:00');
const id = asId<ConversationId>('c');

function fact(atSec: number, kind: 'b' | 'a' | 'handover' | 'closed'): Fact {
  const base = {
    id: asId<Fact['id']>(`pdd:c:${atSec}`),
    siteId: asId<Fact['siteId']>('pdd'),
    shopId: asId<Fact['shopId']>('s'),
    agentId: asId<Fact['agentId']>('a'),
    conversationId: id,
    at: MORNING + atSec * 1000,
    clock: 'page',
    resolutionMs: 0,
  } as const;
  if (kind === 'handover') return { ...base, kind: 'handover' };
  if (kind === 'closed') return { ...base, kind: 'conversation-left', reason: 'closed' };
  return { ...base, kind: 'message', role: kind === 'b' ? 'buyer' : 'agent', media: 'text', length: 3 };
}

function standingAfter(rule: typeof pddRule, facts: Fact[], atSec: number) {
  const standings = createStandings(rule, CHINA);
  standings.note(facts);
  const now = MORNING + atSec * 1000;
  return standings.of(id, now, now);
}

describe('standing', () => {
  const late = [fact(0, 'b'), fact(200, 'a')];
  const quick = [fact(0, 'b'), fact(20, 'a')];

  it('one late reply fails the buyer for the day, and tomorrow is new', () => {
    expect(standingAfter(pddRule, late, 300)).toEqual({ failed: true, answered: true });
    expect(standingAfter(pddRule, late, 20 * 3600).failed).toBe(false);
    expect(standingAfter(pddRule, quick, 300).failed).toBe(false);
  });

  it('a session is judged until it ends; a turn never stays failed', () => {
    expect(standingAfter(ddRule, late, 300).failed).toBe(true);
    expect(standingAfter(ddRule, [...late, fact(300, 'closed')], 400).failed).toBe(false);
    expect(standingAfter(ddRule, [...late, fact(4000, 'b')], 4001).failed).toBe(false);
    expect(standingAfter(tbRule, late, 300).failed).toBe(false);
  });

  it('京东 looks at the first reply alone', () => {
    expect(standingAfter(jdRule, [...quick, fact(100, 'b'), fact(400, 'a')], 500)).toEqual({
      failed: false,
      answered: true,
    });
    expect(standingAfter(jdRule, late, 300).failed).toBe(true);
  });

  it('飞鸽 counts from the handover', () => {
    expect(standingAfter(ddRule, [fact(0, 'b'), fact(150, 'handover'), fact(220, 'a')], 300).failed).toBe(false);
    expect(standingAfter(pddRule, [fact(0, 'b'), fact(150, 'handover'), fact(220, 'a')], 300).failed).toBe(true);
  });

  it('outside the service window nothing is counted: by the turn, or by the session it belongs to', () => {
    const NIGHT_SEC = -6 * 3600;
    const at = MORNING + NIGHT_SEC * 1000;
    expect(standingAfter(pddRule, [fact(NIGHT_SEC, 'b')], NIGHT_SEC)).toMatchObject({ uncounted: true });
    expect(standingAfter(pddRule, [fact(0, 'b')], 0)).not.toHaveProperty('uncounted');
    expect(standingAfter(coachRule, [fact(NIGHT_SEC, 'b')], NIGHT_SEC)).not.toHaveProperty('uncounted');
    expect(createStandings(jdRule, CHINA).of(id, at, at)).toMatchObject({ uncounted: true });
    // The session was asked for at 08:50, ten minutes before the window; its next question falls into it.
    const early = [fact(-4200, 'b'), fact(-4100, 'a'), fact(-3000, 'b')];
    expect(standingAfter(jdRule, early, -3000)).toMatchObject({ uncounted: true });
    expect(standingAfter(jdRule, early.slice(2), -3000)).not.toHaveProperty('uncounted');
  });

  it('an unknown conversation has lost nothing', () => {
    expect(createStandings(pddRule, CHINA).of(id, MORNING, MORNING)).toEqual({ failed: false, answered: false });
  });
});
