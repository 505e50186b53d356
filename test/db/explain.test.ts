import { describe, expect, it } from 'vitest';
import { calendarFor } from '../../utils/core/business-day';
import type { Fact } from '../../utils/core/facts';
import { asId, type BusinessDay, type SiteId } from '../../utils/core/ids';
import { METRIC_IDS, METRIC_LIST } from '../../utils/core/metric-list';
import { figuresOf } from '../../utils/core/metrics';
import { readExplanation, readOwnAverage, rowsOfAgentDays } from '../../utils/db/explain';
import { readPeriod } from '../../utils/db/period';
import { recordFacts } from '../../utils/db/record';
import { pddRule } from '../../utils/rules/pdd';
import { agent } from '../core/talk';
import { folding, freshLedger } from './ledger-fixture';

const DAY_MS = 86_400_000;
const NOON = Date.parse('2026-03-04T12:00:00+08:00');
const calendar = calendarFor('Asia/Shanghai', '00:00');
const siteId = asId<SiteId>('pdd');
const day = asId<BusinessDay>('2026-03-04');
const NOW = NOON + 6 * 3_600_000;

/** One question and one answer. */
function chat(name: string, agentId: string, at: number, waitMs: number): Fact[] {
  const base = {
    siteId,
    shopId: asId<Fact['shopId']>('shop'),
    agentId: agent(agentId),
    clock: 'page' as const,
    resolutionMs: 0,
  };
  const conversationId = asId<Fact['conversationId']>(name);
  const message = { ...base, conversationId, kind: 'message' as const, media: 'text' as const, length: 4 };
  return [
    { ...message, id: asId(`pdd:${name}:${at}b`), at, role: 'buyer' },
    { ...message, id: asId(`pdd:${name}:${at}a`), at: at + waitMs, role: 'agent' },
  ];
}

async function filled() {
  const ledger = freshLedger();
  const facts = [
    ...Array.from({ length: 40 }, (_, index) => chat(`mine${index}`, 'me', NOON + index * 60_000, 20_000)).flat(),
    ...Array.from({ length: 40 }, (_, index) => chat(`yours${index}`, 'you', NOON + index * 60_000, 40_000)).flat(),
    ...Array.from({ length: 60 }, (_, index) =>
      chat(`old${index}`, 'me', NOON - (1 + (index % 20)) * DAY_MS, 30_000),
    ).flat(),
  ];
  for (let from = 0; from < facts.length; from += 100) {
    const part = facts.slice(from, from + 100);
    await recordFacts(ledger, { sessionId: 's', siteId, firstSeq: from + 1, facts: part }, folding, NOW);
  }
  await ledger.agents.bulkPut(['me', 'you'].map((id) => ({ id: agent(id), siteId, name: id, seenAt: NOW })));
  return ledger;
}

describe('explaining from the ledger', () => {
  it('gives for every figure exactly what the rows say, and reads only that day of that agent', async () => {
    const ledger = await filled();
    const rows = (await rowsOfAgentDays(ledger, { agentId: agent('me'), siteId }, day, day)).filter(
      ({ ruleId }) => ruleId === 'pdd',
    );
    const figures = figuresOf(rows, pddRule);
    let read = 0;
    ledger.facts.hook('reading', (fact) => {
      read += 1;
      return fact;
    });
    for (const metric of METRIC_IDS) {
      const explained = await readExplanation(
        ledger,
        { agentId: agent('me'), siteId, day, rule: pddRule, calendar },
        metric,
        NOW,
      );
      expect(explained.figures[METRIC_LIST[metric].key], metric).toEqual(figures[METRIC_LIST[metric].key]);
    }
    // 40 conversations of two facts, each read once by day and once whole; of 280 facts in all.
    expect(read / METRIC_IDS.length).toBeLessThanOrEqual(160);
    await ledger.delete();
  });

  it('averages my last fourteen days up to this hour, and nobody else’s', async () => {
    const ledger = await filled();
    const query = { agentId: agent('me'), siteId, rule: pddRule, calendar };
    expect(await readOwnAverage(ledger, query, 'average', NOW)).toBe(30_000);
    expect(await readOwnAverage(ledger, query, 'receptions', NOW)).toBe(3);
    expect(await readOwnAverage(ledger, query, 'receptions', NOON - 3_600_000)).toBeUndefined();
    await ledger.delete();
  });

  it('reads a span of days for everybody', async () => {
    const ledger = await filled();
    const query = {
      siteId,
      rule: pddRule,
      from: asId<BusinessDay>('2026-02-26'),
      to: day,
      calendar,
      shift: null,
      now: NOW,
    };
    const standings = await readPeriod(ledger, query);
    expect(standings.map(({ agent: { name }, figures, coverage }) => [name, figures.turns, coverage])).toEqual(
      expect.arrayContaining([
        ['me', 58, undefined],
        ['you', 40, undefined],
      ]),
    );
    const morning = await readPeriod(ledger, query, (row) => row.hour < 12);
    expect(morning).toEqual([]);
    await ledger.delete();
  });
});
