/** What a worker holds from its last commit is never believed against the store: with it and without it, the same records. */
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../utils/core/facts';
import { type AgentId, asId, type SiteId } from '../../utils/core/ids';
import { addCoverage } from '../../utils/db/coverage';
import { eraseRecords, retainFacts } from '../../utils/db/erase';
import type { Ledger } from '../../utils/db/ledger';
import { canonical } from '../../utils/db/merge-facts';
import { rowsOfAgentDay, runningTurns } from '../../utils/db/read';
import { rebuildRows } from '../../utils/db/rebuild';
import { recordFacts, restoreFacts } from '../../utils/db/record';
import { agentDayNow } from '../../utils/db/today';
import { conversationFacts } from '../core/random-facts';
import { folding, freshLedger } from './ledger-fixture';

const SITE = asId<SiteId>('pdd');
const NOW = Date.parse('2026-03-04T10:02:00+08:00');

type Step =
  | { do: 'record'; facts: readonly Fact[] }
  | { do: 'restore'; facts: readonly Fact[] }
  | { do: 'cover' }
  | { do: 'erase'; facts: readonly Fact[] }
  | { do: 'retain'; days: number /* after NOW */ }
  | { do: 'rebuild'; meanwhile: readonly Fact[] };

const talk = fc.constantFrom('c1', 'c2').chain((id) => conversationFacts(id, 9));
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: talk.map((facts): Step => ({ do: 'record', facts })) },
    { weight: 1, arbitrary: talk.map((facts): Step => ({ do: 'restore', facts })) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: 'cover' }) },
    { weight: 1, arbitrary: talk.map((facts): Step => ({ do: 'erase', facts })) },
    { weight: 1, arbitrary: fc.constantFrom(1, 3, 4).map((days): Step => ({ do: 'retain', days })) },
    { weight: 1, arbitrary: talk.map((meanwhile): Step => ({ do: 'rebuild', meanwhile })) },
  ),
  { minLength: 2, maxLength: 8 },
);

/** Plays the steps, one batch per fact as they come live; `handle` says by which handle each transaction goes. */
async function play(plan: readonly Step[], handle: () => Ledger): Promise<void> {
  let seq = 0;
  const record = async (facts: readonly Fact[], by?: Ledger) => {
    for (const fact of facts) {
      seq += 1;
      const ledger = by ?? handle();
      await recordFacts(ledger, { sessionId: 's', siteId: SITE, firstSeq: seq, facts: [fact] }, folding, NOW);
      await (by ? readDay : expectDayAsStored)(ledger, fact);
    }
  };
  for (const step of plan) {
    if (step.do === 'record') await record(step.facts);
    else if (step.do === 'restore') await restoreFacts(handle(), step.facts, folding, NOW);
    else if (step.do === 'retain') await retainFacts(handle(), 2, folding.calendar, NOW + step.days * 86_400_000);
    else if (step.do === 'cover')
      await addCoverage(
        handle(),
        { agentId: asId<AgentId>('a1'), siteId: SITE },
        { from: NOW - 5000, to: NOW },
        folding.calendar,
      );
    else if (step.do === 'erase')
      await eraseRecords(handle(), { day: folding.calendar.dayOf(step.facts[0]?.at ?? NOW) }, folding, NOW);
    else {
      // One worker does both; two readings may stand on either side of a commit, so they are compared once all is done.
      const by = handle();
      await Promise.all([rebuildRows(by, folding, NOW, 1), record(step.meanwhile, by)]);
      for (const fact of step.meanwhile) await expectDayAsStored(by, fact);
    }
  }
}

/** As the worker reads it after each commit: lists are held from then on. */
function readDay(ledger: Ledger, { agentId, siteId, at }: Fact) {
  return agentDayNow(ledger, { agentId, siteId, day: folding.calendar.dayOf(at) }, NOW);
}

async function expectDayAsStored(ledger: Ledger, fact: Fact): Promise<void> {
  const { agentId, siteId } = fact;
  const day = folding.calendar.dayOf(fact.at);
  const { rows, running } = await readDay(ledger, fact);
  expect(sorted(rows)).toBe(sorted(await rowsOfAgentDay(ledger, agentId, siteId, day)));
  expect(sorted(running)).toBe(sorted(await runningTurns(ledger, NOW)));
}

const sorted = (records: readonly object[]) => records.map(canonical).sort().join('\n');

/** Everything that numbers are made of; commits are counted otherwise where work ran side by side. */
async function recordsOf(ledger: Ledger): Promise<string> {
  const { facts, contributions, running, rows, links, sessions } = ledger;
  const stores = await Promise.all([facts, contributions, running, rows, links, sessions].map((one) => one.toArray()));
  const days = (await ledger.days.toArray()).map(({ stamp: _, ...day }) => day);
  return canonical([...stores, days]);
}

describe('what is held', () => {
  it('gives the same records as reading all of it anew, whoever else writes', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const ledger = freshLedger();
        await play(plan, () => ledger);
        const database = new IDBFactory();
        const handles: Ledger[] = [];
        await play(plan, () => {
          const handle = freshLedger(database);
          handles.push(handle);
          return handle;
        });
        const plain = freshLedger(database);
        const shared = new IDBFactory();
        const two = [freshLedger(shared), freshLedger(shared)] as const;
        let turn = 0;
        await play(plan, () => {
          turn += 1;
          return two[turn % 3 === 0 ? 1 : 0];
        });
        const expected = await recordsOf(plain);
        expect(await recordsOf(ledger)).toBe(expected);
        expect(await recordsOf(two[1])).toBe(expected);
        for (const one of [ledger, plain, ...handles, ...two]) one.close();
      }),
      { numRuns: 25 },
    );
  });

  it('is let go of when another writer of this handle touches its sources, and while that is under way', async () => {
    const facts =
      fc.sample(conversationFacts('c1', 9), { numRuns: 30, seed: 5 }).find(({ length }) => length > 4) ?? [];
    const ledger = freshLedger();
    const batch = (index: number) => ({
      sessionId: 's',
      siteId: SITE,
      firstSeq: index + 1,
      facts: facts.slice(index, index + 1),
    });
    await recordFacts(ledger, batch(0), folding, NOW);
    await recordFacts(ledger, batch(1), folding, NOW);
    // Not waited for: it is asked for after the next commit was, and ends after it.
    const third = recordFacts(ledger, batch(2), folding, NOW);
    const strange = ledger.sessions.put({ id: 's', siteId: SITE, watermark: 1, at: NOW });
    await Promise.all([third, strange]);
    expect(await recordFacts(ledger, batch(3), folding, NOW)).toEqual({ kind: 'gap', watermark: 1 });
  });
});
