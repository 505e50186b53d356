import { describe, expect, it } from 'vitest';
import { isCounted } from '../../utils/core/turn-end';
import { foldTurns } from '../../utils/core/turns';
import { coachRule } from '../../utils/rules/coach';
import { RULES, ruleById } from '../../utils/rules/index';
import { at, options, talk } from './talk';

const fold = (ruleId: string, ...facts: Parameters<typeof talk>) => {
  const rule = ruleById(ruleId);
  if (!rule) throw new Error(ruleId);
  return foldTurns(talk(...facts), rule, options);
};
/** outcome, agent, wait, why left out. */
const brief = (turns: ReturnType<typeof fold>) =>
  turns.map((turn) =>
    [turn.outcome, turn.agentId, turn.waitMs, turn.excluded].filter((part) => part !== undefined).join(' '),
  );

describe('turns', () => {
  it.each([
    [
      'a recalled opener keeps its turn',
      'pdd',
      'B@10:00:00 W@10:00:05 A@10:00:20',
      { 1: { recalledId: 'f0' } },
      ['answered me 20000'],
    ],
    [
      'a recalled reply stays a reply',
      'pdd',
      'B@10:00:00 A@10:00:20 W@10:00:25',
      { 2: { recalledId: 'f1' } },
      ['answered me 20000'],
    ],
    [
      'a replaced arrival is gone',
      'pdd',
      'B@10:00:09 B@10:00:00 A@10:00:20',
      { 0: { clock: 'list' }, 1: { replaces: ['f0'] } },
      ['answered me 20000'],
    ],
    ['unknown and system rows never reply', 'pdd', 'B@10:00:00 S@10:00:05 R@10:00:06', {}, ['open me']],
    [
      'a wait the list stopped showing is unknown',
      'pdd',
      'B@10:00:00 C@10:01:00 A@10:02:00',
      {},
      ['unknown me unsure'],
    ],
    [
      'a conversation the page closed was not answered',
      'pdd',
      'B@10:00:00 E@10:01:00 B@10:05:00 A@10:05:09',
      {},
      ['unanswered me', 'answered me 9000'],
    ],
    [
      'an unsure end is kept out',
      'pdd',
      'B@10:00:00 A@10:00:20',
      { 1: { clock: 'unsure' } },
      ['answered me 20000 unsure'],
    ],
    ['thanks before any reply ask for one', 'coach', 'B~@10:00:00 A@10:00:20', {}, ['answered me 20000']],
    [
      'thanks, then a question',
      'coach',
      'A@09:59:00 B~@10:00:00 B@10:00:30 A@10:00:40',
      {},
      ['unanswered me closing', 'answered me 10000'],
    ],
    [
      'a question under an open turn is not closing',
      'coach',
      'A@09:59:00 B@10:00:00 B~@10:00:30 A@10:00:40',
      {},
      ['answered me 40000'],
    ],
    [
      'given away, answered by nobody we see: no miss of ours',
      'pdd',
      'B@10:00:00 TO@10:00:30',
      {},
      ['transferred me unsure'],
    ],
    [
      'given away unanswered under a splitting rule: our miss',
      'tb',
      'B@10:00:00 TO@10:00:30',
      {},
      ['transferred me', 'transferred me unsure'],
    ],
    [
      'given away, then the other’s reply on our screen',
      'pdd',
      'B@10:00:00 TO@10:00:30 A@10:00:50',
      {},
      ['transferred me unsure'],
    ],
    [
      'taken over, the giver unnamed: his part is nobody’s miss',
      'tb',
      'B@10:00:00 TI@10:00:30 A@10:00:50',
      {},
      ['transferred me unsure', 'answered me 20000'],
    ],
    [
      'told by both pages, split once',
      'tb',
      'B@10:00:00 TO@10:00:30 TI@10:00:31 A@10:00:50',
      { 1: { toAgentId: 'you' }, 2: { agentId: 'you' }, 3: { agentId: 'you' } },
      ['transferred me', 'answered you 20000'],
    ],
    [
      'taken over under the coach: the clock starts then',
      'coach',
      'B@10:00:00 TI@10:00:30 A@10:00:50',
      {},
      ['answered me 20000'],
    ],
    ['exactly 180 s', 'pdd', 'B@10:00:00 A@10:03:00', {}, ['answered me 180000']],
    [
      'a 22:59:59 question counts, a 23:00:00 one does not',
      'dd',
      'B@22:59:59 A@23:00:00 B@23:00:00.001 A@23:00:09',
      {},
      ['answered me 1000', 'answered me 8999 window'],
    ],
    [
      'a session begun too early is out whole',
      'jd',
      'B@08:59:00 A@08:59:09 B@09:05:00 A@09:05:09',
      {},
      ['answered me 9000 window', 'answered me 9000 window'],
    ],
    [
      'a session begun after the pause is its own',
      'jd',
      'B@08:30:00 A@08:30:09 B@09:05:00 A@09:05:09',
      {},
      ['answered me 9000 window', 'answered me 9000'],
    ],
  ] as const)('%s', (_name, rule, line, extras, expected) => {
    expect(brief(fold(rule, line, extras))).toEqual(expected);
  });

  it('keeps both starts when the clock moved', () => {
    const [turn] = fold('coach', 'B@10:00:00 TI@10:00:30 A@10:00:50');
    expect([turn?.askedAt, turn?.openedAt, turn?.closedAt]).toEqual([at('10:00:00'), at('10:00:30'), at('10:00:50')]);
  });

  it('believes the better clock when one fact was told twice', () => {
    const [listed, asked, reply] = talk('B@10:00:05 B@10:00:00 A@10:00:20', { 0: { clock: 'list' } });
    if (!listed || !asked || !reply) throw new Error('three facts');
    const twins = [{ ...listed, id: asked.id }, asked, reply];
    for (const facts of [twins, [...twins].reverse()]) {
      expect(foldTurns(facts, coachRule, options).map((turn) => turn.waitMs)).toEqual([20_000]);
    }
  });

  it('does not count a withdrawn question, and calls only the first answered turn of a session first', () => {
    const turns = fold('pdd', 'B@10:00:00 B@10:00:02 W@10:00:05 A@10:00:20 B@10:10:00 A@10:10:05 B@10:50:00', {
      2: { recalledId: 'f0' },
    });
    expect(turns.map((turn) => [turn.buyerMessages, turn.isFirst])).toEqual([
      [1, true],
      [1, false],
      [1, true],
    ]);
  });

  it('calls a turn open for a day and unanswered after it', () => {
    const facts = talk('B@10:00:00');
    const outcome = (now: number) => RULES.map((rule) => foldTurns(facts, rule, { ...options, now })[0]?.outcome);
    expect(new Set(outcome(at('10:00:00') + 86_400_000))).toEqual(new Set(['open']));
    expect(new Set(outcome(at('10:00:00') + 86_400_001))).toEqual(new Set(['unanswered']));
  });

  it('believes no wait above 24 h', () => {
    const facts = talk('B@10:00:00 B@20:00:00 A@21:00:00').map((fact, index) => ({
      ...fact,
      at: at('10:00:00') + index * 50_000_000,
    }));
    const [turn] = foldTurns(facts, coachRule, options);
    expect([turn?.waitMs, turn?.excluded, turn && isCounted(turn)]).toEqual([undefined, 'unsure', false]);
  });

  it('has nothing to say about nothing', () => expect(foldTurns([], coachRule, options)).toEqual([]));
});
