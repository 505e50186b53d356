/** What the pages read: standings, the turns behind a number, figures of an earlier moment, counts. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../utils/core/facts';
import { type AgentId, asId, type BusinessDay, type SiteId } from '../../utils/core/ids';
import { seeAgent } from '../../utils/db/agents';
import { addCoverage } from '../../utils/db/coverage';
import { readExplanation } from '../../utils/db/explain';
import { countKept } from '../../utils/db/kept';
import type { Ledger } from '../../utils/db/ledger';
import { recordFacts } from '../../utils/db/record';
import { remember } from '../../utils/db/remembered';
import { standingsOf } from '../../utils/db/standing';
import { figuresAt, turnsBehind } from '../../utils/db/turns-behind';
import { pddRule } from '../../utils/rules/pdd';
import { folding, freshLedger } from './ledger-fixture';

const SITE = asId<SiteId>('pdd');
const DAY = asId<BusinessDay>('2026-03-10');
const at = (clock: string) => Date.parse(`2026-03-10T${clock}+08:00`);
const NOW = at('12:00:00');
const { calendar } = folding;

function message(agent: string, conversation: string, role: 'buyer' | 'agent', clock: string): Fact {
  return {
    id: asId(`pdd:${conversation}:${role}${clock}`),
    siteId: SITE,
    shopId: asId('shop'),
    agentId: asId<AgentId>(agent),
    conversationId: asId(conversation),
    at: at(clock),
    clock: 'page',
    resolutionMs: 0,
    kind: 'message',
    role,
    media: 'text',
    length: 5,
  };
}

/** anna answers after 20 s and 40 s; ben after 10 s, and his second buyer still waits. */
const FACTS = [
  message('anna', 'c1', 'buyer', '09:00:00'),
  message('anna', 'c1', 'agent', '09:00:20'),
  message('anna', 'c2', 'buyer', '11:00:00'),
  message('anna', 'c2', 'agent', '11:00:40'),
  message('ben', 'c3', 'buyer', '10:00:00'),
  message('ben', 'c3', 'agent', '10:00:10'),
  message('ben', 'c4', 'buyer', '11:59:00'),
];

async function filled(): Promise<Ledger> {
  const ledger = freshLedger();
  for (const [index, name] of ['anna', 'ben', 'idle'].entries()) {
    await seeAgent(ledger, { id: asId<AgentId>(name), siteId: SITE, name }, NOW - index);
  }
  await recordFacts(ledger, { sessionId: 's', siteId: SITE, firstSeq: 1, facts: FACTS }, folding, NOW);
  await addCoverage(
    ledger,
    { agentId: asId('anna'), siteId: SITE },
    { from: at('08:00:00'), to: at('11:00:00') },
    calendar,
  );
  return ledger;
}
const anna = { agentId: asId<AgentId>('anna'), siteId: SITE, day: DAY, rule: pddRule, calendar };

describe('standings', () => {
  it('hold everyone who did something, and leave out a turn that still has time', async () => {
    const ledger = await filled();
    const standings = await standingsOf(ledger, { siteId: SITE, rule: pddRule, day: DAY, now: NOW });
    expect(
      standings.map(({ agent, figures }) => [agent.name, figures.turns, figures.averageMs, figures.unanswered]),
    ).toEqual([
      ['anna', 2, 30_000, 0],
      ['ben', 1, 10_000, 0],
    ]);
    const late = await standingsOf(ledger, { siteId: SITE, rule: pddRule, day: DAY, now: NOW + 600_000 });
    expect(late[1]?.figures).toMatchObject({ turns: 2, unanswered: 1 });
    ledger.close();
  });

  it('know the coverage of the given shift, or not at all', async () => {
    const ledger = await filled();
    const shift = [[at('08:00:00'), NOW]] as const;
    const [first, second] = await standingsOf(ledger, { siteId: SITE, rule: pddRule, day: DAY, now: NOW, shift });
    expect(first?.coverage).toBe(0.75);
    expect(second && 'coverage' in second).toBe(false);
    ledger.close();
  });
});

describe('turns behind a number', () => {
  it('are that agent’s of that day, newest first, and add up to the figure', async () => {
    const ledger = await filled();
    const turns = await turnsBehind(ledger, anna, NOW);
    expect(turns.map(({ waitMs }) => waitMs)).toEqual([40_000, 20_000]);
    expect(await turnsBehind(ledger, { ...anna, day: asId<BusinessDay>('2026-03-11') }, NOW)).toEqual([]);
    ledger.close();
  });

  it('of several accounts of one person are all of theirs', async () => {
    const ledger = await filled();
    const both = { ...anna, also: [asId<AgentId>('ben')] };
    expect((await turnsBehind(ledger, both, NOW)).map(({ waitMs }) => waitMs)).toEqual([
      undefined,
      40_000,
      10_000,
      20_000,
    ]);
    expect(await figuresAt(ledger, both, at('11:30:00'))).toMatchObject({ turns: 3 });
    const { figures, turns } = await readExplanation(ledger, both, 'turns', NOW);
    expect([figures.turns, turns.length]).toEqual([3, 4]);
    ledger.close();
  });

  it('of an earlier moment: a buyer who could still be answered in time was no miss then', async () => {
    const ledger = await filled();
    const ben = { ...anna, agentId: asId<AgentId>('ben') };
    expect(await figuresAt(ledger, ben, at('12:01:59'))).toMatchObject({ turns: 1, unanswered: 0, replyRate: 1 });
    expect(await figuresAt(ledger, ben, at('12:02:01'))).toMatchObject({ turns: 2, unanswered: 1, replyRate: 0.5 });
    ledger.close();
  });

  it('are only those begun by an earlier moment, when the figures of that moment are asked for', async () => {
    const ledger = await filled();
    expect(await figuresAt(ledger, anna, at('08:00:00'))).toBeUndefined();
    expect(await figuresAt(ledger, anna, at('10:00:00'))).toMatchObject({ turns: 1, averageMs: 20_000 });
    expect(await figuresAt(ledger, anna, NOW)).toMatchObject({ turns: 2, averageMs: 30_000 });
    ledger.close();
  });
});

it('counts what is kept', async () => {
  const ledger = await filled();
  await remember(ledger, { text: '有小样吗', at: NOW });
  expect(await countKept(ledger)).toEqual({
    facts: 7,
    days: 1,
    agents: 3,
    usage: 0,
    notes: 0,
    dues: 0,
    questions: 1,
    firstDay: DAY,
    lastDay: DAY,
    shops: ['shop'],
  });
  ledger.close();
});
