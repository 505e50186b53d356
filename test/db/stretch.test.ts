/** Folding from the last silence only: equal to folding the whole, and not more is read than that. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldDayRows } from '../../utils/core/conversation';
import { mergeDayRows } from '../../utils/core/day-row';
import type { Fact } from '../../utils/core/facts';
import { asId, type SiteId } from '../../utils/core/ids';
import { canonical, mergeTwins } from '../../utils/db/merge-facts';
import { rebuildRows } from '../../utils/db/rebuild';
import { recordFacts } from '../../utils/db/record';
import type { Folding } from '../../utils/db/refold';
import { countDay } from '../../utils/db/tally';
import { coachRule } from '../../utils/rules/coach';
import { pddRule } from '../../utils/rules/pdd';
import { conversationFacts } from '../core/random-facts';
import { folding, freshLedger } from './ledger-fixture';

const SITE = asId<SiteId>('pdd');
const NOW = Date.parse('2026-03-20T12:00:00+08:00');
const OPTIONS = { zone: 'Asia/Shanghai', dayCut: '00:00', now: NOW };
const HOUR = 3_600_000;

/** Each batch one fact, as they come live, in the order given. */
async function recordOneByOne(facts: readonly Fact[], by: Folding = folding) {
  const ledger = freshLedger();
  for (const [index, fact] of facts.entries())
    await recordFacts(ledger, { sessionId: 's', siteId: SITE, firstSeq: index + 1, facts: [fact] }, by, NOW);
  return ledger;
}

it('gives the rows of a whole fold for conversations that go on for weeks, in order and out of it; tallies fit', async () => {
  const weeks = fc
    .tuple(
      fc.array(fc.constantFrom(0, 25, 26, 27, 30, 49, 120), { minLength: 1, maxLength: 5 }),
      fc.array(conversationFacts('c1', 9), { minLength: 5, maxLength: 5 }),
      fc.boolean(),
    )
    .map(([gaps, parts, inOrder]) => {
      let shift = 0;
      const facts = gaps.flatMap((gap, index) => {
        shift += gap * HOUR;
        return (parts[index] ?? []).map((fact) => ({
          ...fact,
          at: fact.at + shift,
          // Later parts now and then explain or recall messages of earlier ones: their ids are shared.
          id: fact.at % 5 === 0 ? fact.id : asId<Fact['id']>(`${fact.id}.${index}`),
        }));
      });
      return inOrder ? facts.sort((a, b) => a.at - b.at) : facts;
    });
  await fc.assert(
    fc.asyncProperty(weeks, async (facts) => {
      const ledger = await recordOneByOne(facts);
      const merged = new Map<string, Fact>();
      for (const fact of facts) {
        const twin = merged.get(fact.id);
        merged.set(fact.id, twin ? mergeTwins(twin, fact) : fact);
      }
      const expected = mergeDayRows(
        [pddRule, coachRule].flatMap((rule) => foldDayRows([...merged.values()], rule, OPTIONS)),
      );
      expect(canonical(await ledger.rows.orderBy('id').toArray())).toBe(canonical(expected));
      for (const { day, facts: count, sum } of await ledger.days.toArray())
        expect(await countDay(ledger, day)).toEqual({ facts: count, sum });
      expect((await rebuildRows(ledger, folding, NOW)).changed).toBe(0);
      ledger.close();
    }),
    { numRuns: 60 },
  );
});

it('reads the day of a conversation, not its months', async () => {
  const sizes: number[] = [];
  const watched: Folding = {
    ...folding,
    fold(facts, now) {
      sizes.push(facts.length);
      return folding.fold(facts, now);
    },
  };
  const facts = Array.from({ length: 300 }, (_, index): Fact => {
    const at = NOW - 60 * 24 * HOUR + Math.floor(index / 10) * 48 * HOUR + (index % 10) * 60_000;
    return {
      id: asId(`pdd:c1:${at}`),
      siteId: SITE,
      shopId: asId('shop'),
      agentId: asId('A'),
      conversationId: asId('c1'),
      at,
      clock: 'page',
      resolutionMs: 0,
      kind: 'message',
      role: index % 2 === 0 ? 'buyer' : 'agent',
      media: 'text',
      length: 3,
    };
  });
  const ledger = await recordOneByOne(facts, watched);
  expect(Math.max(...sizes)).toBe(10);
  expect((await rebuildRows(ledger, folding, NOW)).changed).toBe(0);
  ledger.close();
});
