/** The judge's turns, case by case. */
import { expect, test } from 'vitest';
import { Platform } from './platform';
import type { Role } from './shapes';
import { trueTurns } from './true-turns';

const START = 1_790_000_000_000;

function turnsOf(...said: [Role, number, ('history' | undefined)?][]) {
  const platform = new Platform('pdd', 2);
  const { key } = platform.addConversation();
  for (const [role, atSec, when] of said) {
    platform.say(key, { role, text: '话' }, START + atSec * 1000, { history: when === 'history' });
  }
  return trueTurns(platform.trueLog()).map((turn) => [turn.buyerMessages, turn.waitMs, turn.repliedBy]);
}

test.each<[string, [Role, number, ('history' | undefined)?][], unknown[]]>([
  [
    'one question, one answer',
    [
      ['buyer', 0],
      ['agent', 20],
    ],
    [[1, 20_000, 'agent']],
  ],
  [
    'several questions are one turn from the first',
    [
      ['buyer', 0],
      ['buyer', 5],
      ['agent', 8],
    ],
    [[2, 8000, 'agent']],
  ],
  [
    'robots and system rows answer nothing',
    [
      ['buyer', 0],
      ['auto', 1],
      ['system', 2],
    ],
    [[1, null, null]],
  ],
  [
    'an assist robot answers',
    [
      ['buyer', 0],
      ['assist', 2],
      ['agent', 9],
    ],
    [[1, 2000, 'assist']],
  ],
  [
    'more answers open and close nothing',
    [
      ['buyer', 0],
      ['agent', 5],
      ['agent', 6],
      ['buyer', 9],
    ],
    [
      [1, 5000, 'agent'],
      [1, null, null],
    ],
  ],
  [
    'history opens nothing and closes nothing',
    [
      ['buyer', 0, 'history'],
      ['agent', 3],
    ],
    [],
  ],
  [
    'an agent who speaks first opens nothing',
    [
      ['agent', 0],
      ['buyer', 5],
      ['agent', 7],
    ],
    [[1, 2000, 'agent']],
  ],
])('%s', (_name, said, expected) => {
  expect(turnsOf(...said)).toEqual(expected);
});
