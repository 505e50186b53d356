/** Forgetting: by scope, by age; what stays must still be what the facts say. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../utils/core/facts';
import { asId, type BusinessDay } from '../../utils/core/ids';
import { eraseRecords, retainFacts } from '../../utils/db/erase';
import type { Ledger } from '../../utils/db/ledger';
import { canonical } from '../../utils/db/merge-facts';
import { needsRebuild, rebuildRows } from '../../utils/db/rebuild';
import { recordFacts } from '../../utils/db/record';
import { folding, freshLedger } from './ledger-fixture';

const NOON = Date.parse('2026-03-10T12:00:00+08:00');
const DAY = 86_400_000;
let serial = 0;

function message(
  at: number,
  over: { agent?: string; conversation?: string; role?: 'buyer' | 'agent'; site?: string } = {},
): Fact {
  serial += 1;
  const { agent = 'A', conversation = 'c1', role = 'buyer', site = 'pdd' } = over;
  return {
    id: asId(`${site}:${conversation}:${serial}`),
    siteId: asId(site),
    shopId: asId('shop'),
    agentId: asId(agent),
    conversationId: asId(conversation),
    at,
    clock: 'page',
    resolutionMs: 0,
    kind: 'message',
    role,
    media: 'text',
    length: 4,
  };
}

async function filled(facts: Fact[]): Promise<Ledger> {
  const ledger = freshLedger();
  for (const [index, fact] of facts.entries()) {
    await recordFacts(
      ledger,
      { sessionId: `s${index}`, siteId: fact.siteId, firstSeq: 1, facts: [fact] },
      folding,
      NOON,
    );
  }
  return ledger;
}

const rows = async (ledger: Ledger) => canonical(await ledger.rows.orderBy('id').toArray());

describe('erase', () => {
  it('by day refolds what crossed midnight and leaves rows equal to a rebuild', async () => {
    const late = Date.parse('2026-03-09T23:59:30+08:00');
    const ledger = await filled([message(late), message(late + 60_000, { role: 'agent' }), message(NOON)]);
    expect(await eraseRecords(ledger, { day: asId<BusinessDay>('2026-03-10') }, folding, NOON)).toBe(2);
    const coached = (await ledger.rows.toArray()).filter(({ ruleId }) => ruleId === 'coach');
    expect(coached).toMatchObject([{ day: '2026-03-09', turns: 1, unanswered: 1 }]);
    const before = await rows(ledger);
    expect((await rebuildRows(ledger, folding, NOON)).changed).toBe(0);
    expect(await rows(ledger)).toBe(before);
  });

  it('by agent or site leaves the others alone; all leaves nothing', async () => {
    const ledger = await filled([
      message(NOON),
      message(NOON, { agent: 'B', conversation: 'c2' }),
      message(NOON, { site: 'feige', conversation: 'c3' }),
    ]);
    expect(await eraseRecords(ledger, { agentId: asId('B') }, folding, NOON)).toBe(1);
    expect(new Set((await ledger.rows.toArray()).map(({ agentId }) => agentId as string))).toEqual(new Set(['A']));
    expect(await eraseRecords(ledger, { siteId: asId('feige') }, folding, NOON)).toBe(1);
    expect(new Set((await ledger.rows.toArray()).map(({ siteId }) => siteId as string))).toEqual(new Set(['pdd']));
    expect(await eraseRecords(ledger, {}, folding, NOON)).toBe(1);
    for (const table of [ledger.facts, ledger.rows, ledger.contributions, ledger.running]) {
      expect(await table.count()).toBe(0);
    }
    expect(await ledger.sessions.count()).toBe(3);
  });

  it('cut short by a killed worker is made good by the next start', async () => {
    const ledger = await filled([message(NOON)]);
    await eraseRecords(ledger, { siteId: asId('feige') }, folding, NOON);
    expect(await needsRebuild(ledger, folding)).toBe(false);
    await ledger.meta.put({ name: 'foldedWith', value: 'erasing' });
    expect(await needsRebuild(ledger, folding)).toBe(true);
  });
});

describe('retention', () => {
  it('deletes old facts, keeps their rows, and takes no late fact of that time', async () => {
    const old = NOON - 100 * DAY;
    const ledger = await filled([message(old), message(NOON)]);
    const before = await rows(ledger);
    expect(await retainFacts(ledger, 90, folding.calendar, NOON)).toBe(1);
    expect(await ledger.facts.count()).toBe(1);
    expect(await rows(ledger)).toBe(before);
    const late = message(old + 1000, { role: 'agent' });
    await recordFacts(ledger, { sessionId: 'late', siteId: late.siteId, firstSeq: 1, facts: [late] }, folding, NOON);
    await rebuildRows(ledger, folding, NOON);
    expect(await ledger.facts.count()).toBe(1);
    expect(await rows(ledger)).toBe(before);
    expect(await retainFacts(ledger, 90, folding.calendar, NOON)).toBe(0);
  });
});
