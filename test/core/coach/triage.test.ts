/** Who comes first, and why: by hand, as properties, and over small rush hours. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { triage, type Waiting } from '../../../utils/core/coach/triage';
import { coachRule } from '../../../utils/rules/coach';
import { ddRule } from '../../../utils/rules/dd';
import { RULES } from '../../../utils/rules/index';
import { jdRule } from '../../../utils/rules/jd';
import { pddRule } from '../../../utils/rules/pdd';
import { tbRule } from '../../../utils/rules/tb';
import { inventLengths, makeRush } from '../../bench/triage/rush';
import { type Policy, simulate } from '../../bench/triage/simulate';

const NOW = 1_800_000_000_000;

function wait(id: string, waitedSec: number, change: Partial<Waiting> = {}): Waiting {
  return { id, openSince: NOW - waitedSec * 1000, failed: false, answered: false, ...change };
}

const order = (...parameters: Parameters<typeof triage>) =>
  triage(...parameters).map(({ id, reason }) => `${id} ${reason}`);

describe('triage', () => {
  it('拼多多: who has not failed today and is nearly late comes before who failed already', () => {
    const list = [wait('lost', 175, { failed: true }), wait('new', 20), wait('near', 150)];
    expect(order(list, pddRule, NOW, 20_000)).toEqual(['near buyer', 'new buyer', 'lost failed']);
    expect(triage(list, pddRule, NOW)[0]?.at).toBe(NOW + 30_000);
  });

  it('飞鸽: a clean session comes first; 旺旺: every turn counts alike', () => {
    const list = [wait('again', 170, { failed: true }), wait('clean', 165)];
    expect(order(list, ddRule, NOW, 5000)).toEqual(['clean session', 'again failed']);
    expect(order(list, tbRule, NOW, 5000)).toEqual(['again turn', 'clean turn']);
  });

  it('京东: the first thirty seconds, and nothing else', () => {
    const list = [wait('second', 100, { answered: true }), wait('first', 12)];
    expect(order(list, jdRule, NOW, 8000)).toEqual(['first first', 'second later']);
  });

  it('outside the service window nobody is late: whoever came first goes first, unless the page itself counts down', () => {
    const list = [
      wait('new', 20, { uncounted: true }),
      wait('old', 400, { uncounted: true }),
      wait('counted by the page', 10, { uncounted: true, deadlineAt: NOW + 20_000 }),
    ];
    expect(order(list.slice(0, 2), pddRule, NOW)).toEqual(['old uncounted', 'new uncounted']);
    expect(order(list, pddRule, NOW)[0]).toBe('counted by the page buyer');
  });

  it('gives up whoever cannot be reached any more for those who can', () => {
    const list = [wait('a', 172), wait('b', 171), wait('c', 140), wait('over', 400)];
    expect(order(list, pddRule, NOW, 20_000)).toEqual(['b buyer', 'c buyer', 'over late', 'a late']);
  });

  it('while there is time for everybody, the longest wait goes first', () => {
    const list = [wait('new', 5), wait('old', 900, { failed: true })];
    expect(order(list, pddRule, NOW, 20_000)).toEqual(['old longest', 'new buyer']);
  });

  it('nobody is given up for good: after twenty-five minutes the longest wait goes first, one at a time', () => {
    const list = [wait('near', 172), wait('lost', 1510, { failed: true }), wait('lost too', 1505, { failed: true })];
    expect(order(list, pddRule, NOW, 20_000)).toEqual(['lost late', 'near buyer', 'lost too failed']);
    const earlier = [wait('near', 172), wait('lost', 1490, { failed: true })];
    expect(order(earlier, pddRule, NOW, 20_000)).toEqual(['near buyer', 'lost failed']);
  });

  it("believes the page's own countdown", () => {
    const list = [wait('a', 100), wait('b', 20, { deadlineAt: NOW + 15_000 })];
    expect(order(list, coachRule, NOW, 10_000)[0]).toBe('b turn');
  });

  const waiting = fc.array(
    fc.record({ waitedSec: fc.integer({ min: 0, max: 2000 }), failed: fc.boolean(), answered: fc.boolean() }),
    { maxLength: 80 },
  );

  it('leaves nobody out, whatever waits, and does not depend on the order it is told in', () => {
    fc.assert(
      fc.property(waiting, fc.constantFrom(...RULES), fc.integer({ min: 1000, max: 90_000 }), (rows, rule, replyMs) => {
        const list = rows.map(({ waitedSec, ...rest }, at) => wait(`c${at}`, waitedSec, rest));
        const placed = triage(list, rule, NOW, replyMs);
        expect(placed.map(({ id }) => id).sort()).toEqual(list.map(({ id }) => id).sort());
        expect(triage([...list].reverse(), rule, NOW, replyMs)).toEqual(placed);
      }),
    );
  });

  it('who can still be saved is never behind who was given up, except where there is room, and but for the very longest wait', () => {
    fc.assert(
      fc.property(waiting, fc.constantFrom(...RULES), (rows, rule) => {
        const placed = triage(
          rows.map(({ waitedSec, ...rest }, at) => wait(`c${at}`, waitedSec, rest)),
          rule,
          NOW,
        );
        const isAhead = placed[0]?.at === undefined && placed.some(({ at }) => at !== undefined);
        const longest = Math.max(...rows.map(({ waitedSec }) => waitedSec));
        if (isAhead) expect(placed[0]?.reason === 'longest' || longest >= 1500).toBe(true);
        const rest = isAhead ? placed.slice(1) : placed;
        const lastSaved = rest.findLastIndex(({ at }) => at !== undefined);
        expect(rest.slice(0, lastSaved + 1).every(({ at }) => at !== undefined)).toBe(true);
        const times = rest.slice(0, lastSaved + 1).map(({ at }) => at ?? 0);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });

  it('a hundred that wait are ordered in well under a millisecond', () => {
    const list = Array.from({ length: 100 }, (_, at) => wait(`c${at}`, (at * 37) % 400));
    const rounds = Array.from({ length: 50 }, () => {
      const since = performance.now();
      triage(list, pddRule, NOW);
      return performance.now() - since;
    });
    expect(Math.min(...rounds)).toBeLessThan(5);
  });
});

describe('rush hours', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s: misses no more than the other orders, less under load, and nobody waits for half an hour',
    (_, rule) => {
      const lengths = inventLengths(42);
      const outcomes = (policy: Policy) =>
        [0.8, 1.1, 1.3].flatMap((load) =>
          [1, 2, 3].map((seed) => simulate(makeRush(lengths, seed * 101, load, 60), rule, policy)),
        );
      const missed = (policy: Policy) => outcomes(policy).reduce((sum, outcome) => sum + outcome.missed, 0);
      const ours = outcomes('triage');
      expect(ours.reduce((sum, outcome) => sum + outcome.missed, 0)).toBeLessThan(
        0.9 * Math.min(missed('longest'), missed('first-come')),
      );
      expect(Math.max(...ours.map(({ worstMs }) => worstMs))).toBeLessThan(30 * 60_000);
    },
  );
});
