/** Who can have written a reply: a robot's is too quick, and nobody's hands moved. */
import { describe, expect, it } from 'vitest';
import { createHands } from '../../../utils/core/track/hands';

const START = 1_000_000;
const ASKED = START + 60_000;
const reply = (tookMs: number, byPage = false, resolutionMs = 0) => ({
  askedAt: ASKED,
  repliedAt: ASKED + tookMs,
  resolutionMs,
  byPage,
});

describe('a reply on the agent’s side, unmarked', () => {
  it.each([
    ['two seconds after the question, nobody moved', 2000, [], false],
    ['two seconds after, typed in between', 2000, [ASKED + 900, ASKED + 1900], true],
    ['Enter was pressed before the question was drawn', 400, [ASKED - 300], true],
    ['hands moved long before and long after only', 2000, [ASKED - 10_000, ASKED + 9000], false],
    ['four seconds after, nobody moved here: another device', 4000, [], true],
    ['older than the question', -5, [], true],
  ])('%s', (_, tookMs, acts, person) => {
    const hands = createHands(START);
    for (const at of acts) hands.moved(at);
    hands.reading(ASKED + tookMs);
    expect(hands.canHaveWritten(reply(tookMs))).toBe(person);
  });

  it('what came before we watched is nobody’s to judge', () => {
    const hands = createHands(ASKED - 500);
    hands.reading(ASKED + 1000);
    expect(hands.canHaveWritten(reply(1000))).toBe(true);
  });

  it('a page’s clock is compared with ours by what was seen to come, and not before', () => {
    const skew = 45_000;
    const hands = createHands(START);
    hands.reading(undefined);
    expect(hands.canHaveWritten(reply(1500, true))).toBe(true);
    hands.reading(ASKED + 1500 + skew);
    expect(hands.canHaveWritten(reply(1500, true))).toBe(false);
    hands.moved(ASKED + 1000 + skew);
    hands.reading(ASKED + 1500 + skew);
    expect(hands.canHaveWritten(reply(1500, true))).toBe(true);
  });

  it('forgets acts only together with the time before them', () => {
    const hands = createHands(START);
    for (let at = ASKED + 10_000; at < ASKED + 400_000; at += 1000) hands.moved(at);
    hands.reading(ASKED + 2000);
    expect(hands.canHaveWritten(reply(2000))).toBe(true);
  });
});
