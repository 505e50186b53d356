import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Turn } from '../../utils/core/turn';
import { isEstimated } from '../../utils/core/turn-end';
import { foldTurns } from '../../utils/core/turns';
import { RULES } from '../../utils/rules/index';
import { conversationFacts } from './random-facts';
import { type ReferenceTurn, referenceTurns } from './reference';

const RUNS = Number(process.env.SIDELINE_TURN_RUNS ?? 2000);
const SEED = Number(process.env.SIDELINE_SEED ?? 20_261_121);
const NOW = Date.parse('2026-03-05T09:00:00+08:00');

/** The engine's turn in the reference's words. */
function plain(turn: Turn): ReferenceTurn {
  return {
    openedBy: turn.id,
    agent: turn.agentId,
    sessionAt: turn.sessionAt,
    askedAt: turn.askedAt ?? turn.openedAt,
    openedAt: turn.openedAt,
    closedAt: turn.closedAt,
    waitMs: turn.waitMs,
    buyerMessages: turn.buyerMessages,
    isFirst: turn.isFirst,
    outcome: turn.outcome,
    excluded: turn.excluded,
    estimated: isEstimated(turn),
  };
}

vi.setConfig({ testTimeout: 120_000 });

describe('turns of random conversations', () => {
  it.each(RULES)(`$id: the engine and the slow reference agree on ${RUNS} conversations (seed ${SEED})`, (rule) => {
    const seen: Record<string, number> = {};
    fc.assert(
      fc.property(conversationFacts(), (facts) => {
        const turns = foldTurns(facts, rule, { zone: 'Asia/Shanghai', dayCut: '00:00', now: NOW });
        expect(turns.map(plain)).toEqual(referenceTurns(facts, rule, NOW, 1_800_000));
        for (const turn of turns) {
          const key = `${turn.outcome} ${turn.excluded ?? 'counted'}`;
          seen[key] = (seen[key] ?? 0) + 1;
          if (turn.waitMs === 180_000) seen.exact = (seen.exact ?? 0) + 1;
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
    // The comparison is worth nothing if the interesting turns never came up.
    expect(Object.keys(seen)).toEqual(
      expect.arrayContaining(['answered counted', 'unanswered counted', 'unknown unsure', 'exact']),
    );
    if (rule.exemptClosing) expect(seen['unanswered closing']).toBeGreaterThan(10);
    if (rule.transfer === 'split') expect(seen['transferred counted']).toBeGreaterThan(10);
    if (rule.dropGapSec !== null) expect(seen['answered gap']).toBeGreaterThan(10);
    if (rule.window[1] < 86_400) expect(seen['answered window']).toBeGreaterThan(10);
  });

  it('never yields a negative wait or one above 24 h', () => {
    fc.assert(
      fc.property(conversationFacts(), fc.constantFrom(...RULES), (facts, rule) => {
        for (const turn of foldTurns(facts, rule, { zone: 'Asia/Shanghai', dayCut: '04:00', now: NOW })) {
          if (turn.waitMs !== undefined) expect(turn.waitMs >= 0 && turn.waitMs <= 86_400_000).toBe(true);
        }
      }),
      { numRuns: 500, seed: SEED },
    );
  });
});
