/** Day rows counted the slow way: for every row key, filter all turns and messages and count. Part of the reference. */
import type { Fact, MessageFact } from '../../utils/core/facts';
import { type DayRow, type RuleProfile, WAIT_EDGES_SEC } from '../../utils/core/turn';
import { type ReferenceTurn, referenceMessages, referenceTurns } from './reference';
import { NO_RECEPTIONS, referenceReceptions } from './reference-receptions';

const HOUR = 3_600_000;
const count = <Each>(list: readonly Each[], test: (each: Each) => boolean) => list.filter(test).length;
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** 'agent|day|hour' in Asia/Shanghai for a cut of whole hours. */
const placeOf = (agent: string, at: number, cutHours: number) => {
  const local = at + 8 * HOUR;
  const day = new Date(Math.floor((local - cutHours * HOUR) / (24 * HOUR)) * 24 * HOUR).toISOString().slice(0, 10);
  return `${agent}|${day}|${new Date(local).getUTCHours()}`;
};
const dayOf = (place: string) => place.split('|')[1];

export type ReferenceRow = Omit<DayRow, 'id' | 'agentId' | 'siteId' | 'shopId' | 'day' | 'hour' | 'ruleId'>;

/** Rows of one conversation by 'agent|day|hour'; rows without anything in them are left out. */
export function referenceRows(
  facts: readonly Fact[],
  rule: RuleProfile,
  now: number,
  cutHours: number,
): Record<string, ReferenceRow> {
  const all = referenceTurns(facts, rule, now, 1_800_000).map((turn) => ({
    ...turn,
    place: placeOf(turn.agent, turn.openedAt, cutHours),
  }));
  const counted = all.filter((turn) => turn.excluded === undefined || turn.excluded === 'gap');
  const messages = referenceMessages(facts).map((fact) => ({ fact, place: placeOf(fact.agentId, fact.at, cutHours) }));
  const startsRun = ({ fact }: { fact: MessageFact }, index: number) => {
    const before = messages[index - 1]?.fact;
    const silent = !before || isFresh(facts, before, fact);
    return silent || before.role !== fact.role || (fact.role === 'agent' && before.agentId !== fact.agentId);
  };
  const firstOfDay = ({ fact, place }: (typeof messages)[number]) =>
    messages.find(
      (other) =>
        other.fact.role === 'buyer' && other.fact.agentId === fact.agentId && dayOf(other.place) === dayOf(place),
    )?.fact === fact;
  const unitOf = (turn: (typeof counted)[number]) =>
    ({
      turn: turn.openedBy + turn.openedAt,
      firstTurn: turn.openedBy + turn.openedAt,
      session: `${turn.agent} ${turn.sessionAt}`,
      buyer: `${turn.agent} ${dayOf(turn.place)}`,
    })[rule.unit];
  const pass = (turn: ReferenceTurn) => turn.waitMs !== undefined && turn.waitMs <= rule.passSec * 1000;
  const judged = counted.filter((turn) => rule.unit !== 'firstTurn' || turn.isFirst);
  const heads = judged.filter((turn) => judged.find((other) => unitOf(other) === unitOf(turn)) === turn);
  const receptions = referenceReceptions(
    facts,
    rule,
    (agent, at) => placeOf(agent, at, cutHours),
    (before, after) => isFresh(facts, before, after),
  );
  const buyers = [...new Set(counted.map((turn) => `${turn.agent}|${dayOf(turn.place)}`))];
  const slow = buyers.flatMap((buyer) => {
    const late = counted.filter(
      (turn) => `${turn.agent}|${dayOf(turn.place)}` === buyer && (turn.waitMs ?? 0) > 120_000,
    );
    return late.length >= 3 ? [late[0]?.place] : [];
  });
  const rows: Record<string, ReferenceRow> = {};
  const places = [...[...all, ...messages].map((each) => each.place), ...Object.keys(receptions)];
  for (const place of new Set(places)) {
    const turns = counted.filter((turn) => turn.place === place);
    const answered = turns.filter((turn) => turn.waitMs !== undefined);
    const unanswered = turns.filter((turn) => turn.waitMs === undefined);
    const averaged = answered.filter((turn) => turn.excluded !== 'gap').map((turn) => turn.waitMs ?? 0);
    const capped = averaged.map((wait) => Math.min(wait, (rule.capSec ?? Number.POSITIVE_INFINITY) * 1000));
    const firsts = turns.filter((turn) => turn.isFirst);
    const units = heads.filter((turn) => turn.place === place);
    const here = messages
      .map((each, index) => ({ ...each, runs: startsRun(each, index) }))
      .filter((each) => each.place === place);
    const buyer = here.filter(({ fact }) => fact.role === 'buyer');
    const agent = here.filter(({ fact }) => fact.role === 'agent');
    const inserted = agent.filter(({ fact }) => fact.snippetId !== undefined);
    const row: ReferenceRow = {
      turns: turns.length,
      answered: answered.length,
      unanswered: unanswered.length,
      within: count(turns, pass),
      waitSumMs: total(capped) + unanswered.length * (rule.unansweredSec ?? 0) * 1000,
      firstTurns: firsts.length,
      firstAnswered: count(firsts, (turn) => turn.waitMs !== undefined),
      firstWaitSumMs: total(firsts.map((turn) => turn.waitMs ?? 0)),
      maxWaitMs: Math.max(0, ...averaged),
      waits: [0, ...WAIT_EDGES_SEC].map((edge, index) => {
        const upper = (WAIT_EDGES_SEC[index] ?? Number.POSITIVE_INFINITY) * 1000;
        return count(averaged, (wait) => (wait > edge * 1000 || index === 0) && wait <= upper);
      }),
      units: units.length,
      unitsPassed: count(units, (head) => judged.filter((turn) => unitOf(turn) === unitOf(head)).every(pass)),
      openEnded: count(unanswered, (turn) => turn.outcome !== 'transferred'),
      buyerMessages: buyer.length,
      agentMessages: agent.length,
      agentRuns: count(agent, (each) => each.runs),
      buyerRuns: count(buyer, (each) => each.runs),
      agentChars: total(agent.map(({ fact }) => fact.length)),
      insertedChars: total(inserted.map(({ fact }) => Math.round(fact.length * (1 - (fact.editedShare ?? 0))))),
      insertedMessages: inserted.length,
      receptions: count(buyer, firstOfDay),
      ...(receptions[place] ?? NO_RECEPTIONS),
      slowBuyers: count(slow, (each) => each === place),
      editedMessages: count(inserted, ({ fact }) => (fact.editedShare ?? 0) > 0.2),
      unsureTurns: count(all, (turn) => turn.place === place && turn.excluded === 'unsure'),
      estimatedTurns: count(turns, (turn) => turn.estimated),
    };
    if (Object.values(row).some((value) => (Array.isArray(value) ? total(value) > 0 : value > 0))) rows[place] = row;
  }
  return rows;
}

/** Whether 24 h of silence lie somewhere between two facts. */
function isFresh(facts: readonly Fact[], before: Fact, after: Fact): boolean {
  const replaced = facts.flatMap((fact) => fact.replaces ?? []);
  const between = facts.filter((fact) => !replaced.includes(fact.id) && fact.at >= before.at && fact.at <= after.at);
  const times = between.map((fact) => fact.at).sort((a, b) => a - b);
  return times.some((at, index) => at - (times[index - 1] ?? at) >= 24 * HOUR);
}
