/** Counts of scripts: what was put in lately, what was changed before sending, and nothing where nothing is known. */
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { asId, type BusinessDay } from '../../utils/core/ids';
import type { StoredFact, UsageRow } from '../../utils/db/ledger';
import { scriptUses } from '../../utils/db/script-use';
import { freshLedger } from './ledger-fixture';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-20T12:00:00+08:00');
const since = NOW - 30 * DAY_MS;
const firstDay = asId<BusinessDay>('2026-10-21');

const usage = (snippet: string, at: number): UsageRow => ({
  id: `${snippet}|c|${at}`,
  snippetId: asId(snippet),
  siteId: asId('pdd'),
  conversationId: asId('c'),
  at,
  outcome: 'inserted',
});
const sent = (n: number, day: string, snippet: string | undefined, editedShare: number): StoredFact => ({
  kind: 'message',
  id: asId(`pdd:c:${n}`),
  siteId: asId('pdd'),
  shopId: asId('shop'),
  agentId: asId('a'),
  conversationId: asId('c'),
  at: NOW + n,
  clock: 'page',
  resolutionMs: 0,
  role: 'agent',
  media: 'text',
  length: 5,
  day: asId(day),
  ...(snippet !== undefined && { snippetId: asId(snippet), editedShare }),
});

it('cannot say what is unused before anything was recorded', async () => {
  expect(await scriptUses(freshLedger(new IDBFactory()), since, firstDay)).toBeUndefined();
});

it('counts what was put in and what was changed before sending, lately only', async () => {
  const ledger = freshLedger(new IDBFactory());
  await ledger.usage.bulkPut([usage('a', NOW - 1), usage('a', NOW - 2), usage('b', NOW - 40 * DAY_MS)]);
  await ledger.facts.bulkPut([
    sent(1, '2026-11-20', 'a', 0),
    sent(2, '2026-11-20', 'a', 0.4),
    sent(3, '2026-10-01', 'b', 0.9),
    sent(4, '2026-11-19', undefined, 0),
  ]);
  expect(await scriptUses(ledger, since, firstDay)).toEqual(
    new Map([['a', { used: 2, sent: 2, edited: 1, editedShares: 0.4, askedAgain: 0 }]]),
  );
});
