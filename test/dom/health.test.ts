import { describe, expect, it } from 'vitest';
import { GRACE_MS, type HealthEvidence, HealthJudge, isBlind } from '../../utils/dom/health';
import { Tally } from '../../utils/dom/locate';
import { pdd } from '../../utils/sites/pdd';
import { wangwang } from '../../utils/sites/wangwang';

const WELL: HealthEvidence = {
  sinceStartMs: GRACE_MS,
  listFound: true,
  conversationOpen: true,
  threadFound: true,
  lit: true,
  messagesShown: true,
  headerFound: true,
};

function judging(site = pdd) {
  const tally = new Tally();
  const judge = new HealthJudge(site, tally);
  const answer = (path: string, hits: number, misses: number) => {
    for (let n = 0; n < hits; n++) tally.note(path, true);
    for (let n = 0; n < misses; n++) tally.note(path, false);
  };
  return { answer, beat: (change: Partial<HealthEvidence> = {}) => judge.judge({ ...WELL, ...change }) };
}

describe('a field', () => {
  it('that is never there is lost at the first look', () => {
    const { answer, beat } = judging();
    answer('thread.key', 0, 1);
    expect(beat()).toEqual({ state: 'degraded', missing: ['thread.key'] });
  });

  it('that one odd row lacks is not', () => {
    const { answer, beat } = judging();
    answer('thread.roles', 20, 0);
    beat();
    answer('thread.roles', 0, 2);
    expect(beat().state).toBe('ok');
  });

  it('that half of the rows lack is: one side was built anew', () => {
    const { answer, beat } = judging();
    answer('thread.roles', 10, 9);
    const health = beat();
    expect(health.missing).toEqual(['thread.roles']);
    expect(isBlind(health)).toBe(true);
  });

  it('is found again when the page is as it was', () => {
    const { answer, beat } = judging();
    answer('thread.roles', 0, 20);
    expect(beat().state).toBe('degraded');
    for (let n = 0; n < 5; n++) {
      answer('thread.roles', 40, 0);
      beat();
    }
    expect(beat().state).toBe('ok');
  });

  it('a page that says nothing proves nothing', () => {
    const { answer, beat } = judging();
    answer('thread.key', 0, 5);
    beat();
    expect(beat().state).toBe('degraded');
  });
});

describe('a part', () => {
  it('that the framework replaces is not missed for a moment', () => {
    const { beat } = judging();
    expect(beat({ threadFound: false }).state).toBe('ok');
    expect(beat({ threadFound: false }).state).toBe('ok');
    expect(beat().state).toBe('ok');
  });

  it.each([
    ['thread.list', { threadFound: false }],
    ['current.name', { headerFound: false }],
    ['list.active', { lit: false }],
  ] as const)('%s that stays away is', (path, change) => {
    const { beat } = judging();
    beat(change);
    beat(change);
    expect(beat(change)).toEqual({ state: 'degraded', missing: [path] });
  });

  it.each([
    ['that is gone', { headerFound: false }],
    ['that names no row', {}],
  ])('the header %s, where it alone lights a row, leaves every message nobody’s', (_, change) => {
    const { beat } = judging(wangwang);
    const unlit = { ...change, lit: false, conversationOpen: false };
    beat(unlit);
    beat(unlit);
    expect(beat(unlit)).toEqual({ state: 'degraded', missing: ['current.name'] });
    expect(beat({ ...unlit, messagesShown: false }).state).toBe('ok');
  });

  it('the list gone is a console that nobody knows', () => {
    const { beat } = judging();
    for (let n = 0; n < 3; n++) beat({ listFound: false, sinceStartMs: 1000 });
    expect(beat({ listFound: false, sinceStartMs: 1000 }).state).toBe('starting');
    expect(beat({ listFound: false })).toEqual({ state: 'unrecognised', missing: ['list.root'] });
  });

  it('a row that was lit once may go: the conversation was closed', () => {
    const { beat } = judging();
    beat();
    for (let n = 0; n < 5; n++) expect(beat({ lit: false, conversationOpen: false }).state).toBe('ok');
  });
});
