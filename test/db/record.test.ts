/** Recording: any order, repetition and split of batches gives the rows that a fold of all facts gives. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldDayRows } from '../../utils/core/conversation';
import { mergeDayRows } from '../../utils/core/day-row';
import type { Fact } from '../../utils/core/facts';
import { asId, type SiteId } from '../../utils/core/ids';
import type { Ledger } from '../../utils/db/ledger';
import { withoutDay } from '../../utils/db/ledger';
import { canonical, mergeTwins } from '../../utils/db/merge-facts';
import { readMeta } from '../../utils/db/meta';
import { rebuildRows } from '../../utils/db/rebuild';
import { recordFacts } from '../../utils/db/record';
import { coachRule } from '../../utils/rules/coach';
import { pddRule } from '../../utils/rules/pdd';
import { conversationFacts } from '../core/random-facts';
import { folding, freshLedger } from './ledger-fixture';

const SITE = asId<SiteId>('pdd');
const NOW = Date.parse('2026-03-10T12:00:00+08:00');
const OPTIONS = { zone: 'Asia/Shanghai', dayCut: '00:00', now: NOW };

const send = (ledger: Ledger, sessionId: string, firstSeq: number, facts: readonly Fact[]) =>
  recordFacts(ledger, { sessionId, siteId: SITE, firstSeq, facts }, folding, NOW);

const rowsOf = async (ledger: Ledger) =>
  canonical((await ledger.rows.toArray()).sort((a, b) => (a.id < b.id ? -1 : 1)));

/** The whole, slow way. */
function expectedRows(facts: readonly Fact[]): string {
  const merged = new Map<string, Fact>();
  for (const fact of facts) {
    const twin = merged.get(fact.id);
    merged.set(fact.id, twin ? mergeTwins(twin, fact) : fact);
  }
  const all = [...merged.values()];
  return canonical(mergeDayRows([pddRule, coachRule].flatMap((rule) => foldDayRows(all, rule, OPTIONS))));
}

function buyerMessage(key: string, at: number): Fact {
  const base = {
    siteId: SITE,
    shopId: asId<never>('shop'),
    agentId: asId<never>('A'),
    conversationId: asId<never>('c1'),
  };
  return {
    ...base,
    id: asId(`pdd:c1:${key}`),
    at,
    clock: 'seen',
    resolutionMs: 0,
    kind: 'message',
    role: 'buyer',
    media: 'text',
    length: 3,
  };
}

describe('rows', () => {
  it('equal the fold of all facts for any order, split and repetition; a rebuild changes nothing', async () => {
    const plan = fc.record({
      facts: fc.tuple(conversationFacts('c1', 20), conversationFacts('c2', 12)).map((groups) => groups.flat()),
      order: fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
      sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
      again: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ facts, order, sizes, again }) => {
        const ledger = freshLedger();
        const shuffled = [...facts].sort((a, b) => rank(a, order) - rank(b, order));
        let seq = 1;
        for (let at = 0, turn = 0; at < shuffled.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          const batch = shuffled.slice(at, at + size);
          await send(ledger, 's1', seq, batch);
          if (again) await send(ledger, 's1', seq, batch);
          if (turn % 3 === 0) await send(ledger, 's2', 1, batch);
          seq += batch.length;
          at += size;
        }
        expect(await rowsOf(ledger)).toBe(expectedRows(facts));
        const before = await rowsOf(ledger);
        expect((await rebuildRows(ledger, folding, NOW)).changed).toBe(0);
        expect(await rowsOf(ledger)).toBe(before);
        const ids = (await ledger.facts.toCollection().primaryKeys()).sort();
        expect(ids).toEqual([...new Set(facts.map(({ id }) => id as string))].sort());
        ledger.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('are put right by a rebuild after damage', async () => {
    const ledger = freshLedger();
    await send(ledger, 's', 1, [buyerMessage('1', NOW), buyerMessage('2', NOW + 1000)]);
    const before = await rowsOf(ledger);
    const [row] = await ledger.rows.toArray();
    if (row) await ledger.rows.put({ ...row, turns: 99 });
    await ledger.contributions.clear();
    expect((await rebuildRows(ledger, folding, NOW)).changed).toBeGreaterThan(0);
    expect(await rowsOf(ledger)).toBe(before);
  });
});

describe('watermarks', () => {
  it('commit once, acknowledge again, refuse holes', async () => {
    const ledger = freshLedger();
    const facts = [1, 2, 3, 4].map((n) => buyerMessage(String(n), NOW + n));
    expect(await send(ledger, 's', 1, facts.slice(0, 2))).toMatchObject({ kind: 'committed', watermark: 2 });
    expect(await send(ledger, 's', 1, facts.slice(0, 2))).toMatchObject({
      kind: 'committed',
      watermark: 2,
      changedFacts: 0,
    });
    expect(await send(ledger, 's', 4, facts.slice(3))).toEqual({ kind: 'gap', watermark: 2 });
    expect(await ledger.facts.count()).toBe(2);
    expect(await send(ledger, 's', 2, facts.slice(1))).toMatchObject({ kind: 'committed', watermark: 4 });
    expect(await ledger.facts.count()).toBe(4);
    expect((await readMeta(ledger, 'commits'))?.facts).toBe(4);
  });

  it('leave nothing behind when the transaction fails', async () => {
    const ledger = freshLedger();
    ledger.sessions.hook('creating', () => {
      throw new Error('disk');
    });
    await expect(send(ledger, 's', 1, [buyerMessage('1', NOW)])).rejects.toThrow();
    expect(await ledger.facts.count()).toBe(0);
    expect(await ledger.rows.count()).toBe(0);
    expect(await readMeta(ledger, 'commits')).toBeUndefined();
  });

  it('a fold that throws keeps the facts and says so', async () => {
    const ledger = freshLedger();
    const broken = {
      ...folding,
      fold: () => {
        throw new Error('bug');
      },
    };
    const batch = { sessionId: 's', siteId: SITE, firstSeq: 1, facts: [buyerMessage('1', NOW)] };
    expect(await recordFacts(ledger, batch, broken, NOW)).toMatchObject({ kind: 'committed', watermark: 1 });
    expect(await ledger.facts.count()).toBe(1);
    expect(await readMeta(ledger, 'foldFailed')).toEqual({ at: NOW });
  });
});

describe('a fact recorded twice', () => {
  const variants = fc.record({
    at: fc.integer({ min: NOW, max: NOW + 3 }),
    clock: fc.constantFrom('page', 'seen', 'list', 'unsure'),
    role: fc.constantFrom('buyer', 'agent', 'auto', 'unknown'),
    length: fc.nat(2),
    snippet: fc.constantFrom(undefined, 'a', 'b'),
    replaces: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
  });
  const toFact = (variant: typeof variants extends fc.Arbitrary<infer V> ? V : never): Fact => ({
    ...(buyerMessage('1', variant.at) as Fact & { kind: 'message' }),
    clock: variant.clock,
    role: variant.role,
    length: variant.length,
    ...(variant.snippet === undefined ? {} : { snippetId: asId(variant.snippet) }),
    ...(variant.replaces.length === 0 ? {} : { replaces: variant.replaces.map((id) => asId<never>(id)) }),
  });

  it('merges the same whoever came first', () => {
    fc.assert(
      fc.property(variants, variants, variants, (x, y, z) => {
        const [a, b, c] = [toFact(x), toFact(y), toFact(z)];
        expect(canonical(mergeTwins(a, b))).toBe(canonical(mergeTwins(b, a)));
        expect(canonical(mergeTwins(mergeTwins(a, b), c))).toBe(canonical(mergeTwins(a, mergeTwins(b, c))));
        expect(canonical(mergeTwins(mergeTwins(a, b), b))).toBe(canonical(mergeTwins(a, b)));
      }),
      { numRuns: 2000 },
    );
  });

  it('the better clock wins, and a role once recognised stays', async () => {
    const ledger = freshLedger();
    await send(ledger, 's', 1, [{ ...buyerMessage('1', NOW + 400), clock: 'list', role: 'auto' } as Fact]);
    await send(ledger, 's', 2, [{ ...buyerMessage('1', NOW), clock: 'page', role: 'agent' } as Fact]);
    const stored = await ledger.facts.toArray();
    expect(stored.map(withoutDay)).toMatchObject([{ at: NOW, clock: 'page', role: 'auto' }]);
  });
});

function rank(fact: Fact, order: readonly number[]): number {
  let hash = 7;
  for (const char of fact.id) hash = (hash * 31 + char.charCodeAt(0) + (order[hash % order.length] ?? 0)) % 100_003;
  return hash;
}
