/** The clockwork: nothing lost over a reload, dialogues told to their end, the same seed the same day. */
import { describe, expect, test } from 'vitest';
import { DIALOGUES } from '../scenario/dialogues';
import { makeScenario } from '../scenario/generator';
import { NO_HAZARDS } from './hazards';
import { Platform } from './platform';
import { Player, type PlayerSnapshot } from './player';

const START = 1_790_000_000_000;

/** Plays to the end with hands that answer at once. */
function playOut(player: Player, from: number): void {
  let now = from;
  for (let rounds = 0; !player.finished(); rounds += 1) {
    if (rounds > 100_000) throw new Error('does not end');
    const next = player.advance(now);
    for (const step of player.hands.splice(0)) {
      if (step.do !== 'reply') continue;
      for (const text of step.texts) player.platform.say(step.conversation, { role: 'agent', text }, now);
      if (step.flow) player.replied(step.flow, step.texts.length, now);
    }
    now = Math.max(now + 1, next ?? now);
  }
}

const wantedTurns = DIALOGUES.map(({ id, turns }) => ({ id, turns: turns.map(([role, text]) => ({ role, text })) }));

test('every dialogue is told whole, in order, each in a conversation of its own', () => {
  const platform = new Platform('pdd', 3, NO_HAZARDS);
  const player = new Player(platform);
  player.loadDialogues(wantedTurns, { parallel: 7, speed: 20, noise: true });
  playOut(player, START);
  const told = [...platform.conversations.values()].map((one) =>
    one.messages
      .filter((message) => message.role !== 'auto' && message.role !== 'system')
      .map((message) => message.text),
  );
  expect(told).toEqual(DIALOGUES.map((one) => one.turns.map(([, text]) => text)));
});

describe('a page that goes down in the middle', () => {
  const down = (site: 'pdd' | 'feige') => {
    const platform = new Platform(site, 3, NO_HAZARDS);
    platform.addConversation({ key: '1' });
    const player = new Player(platform);
    player.load(
      [
        { at: 1000, step: { do: 'say', conversation: '1', message: { role: 'buyer', text: '一' } } },
        { at: 2000, step: { do: 'reply', conversation: '1', texts: ['答'] } },
        { at: 3000, step: { do: 'say', conversation: '1', message: { role: 'buyer', text: '二' } } },
      ],
      START,
      1,
    );
    player.advance(START + 500);
    const saved = JSON.parse(JSON.stringify(player.snapshot())) as PlayerSnapshot;
    const later = new Player(platform, saved);
    later.advance(START + 10_000, true);
    return { messages: platform.trueLog().messages, hands: later.hands };
  };

  test.each(['pdd', 'feige'] as const)('%s: buyers went on with true times, the agent waits for the page', (site) => {
    const { messages, hands } = down(site);
    expect(messages.map((one) => [one.at - START, one.whileDown])).toEqual([
      [1000, true],
      [3000, true],
    ]);
    expect(hands).toEqual([{ do: 'reply', conversation: '1', texts: ['答'] }]);
  });
});

test('the same seed makes the same scenario, another seed another', () => {
  const made = (seed: number) => JSON.stringify(makeScenario({ site: 'feige', seed, reloads: 1 }));
  expect(made(5)).toBe(made(5));
  expect(made(5)).not.toBe(made(6));
});

test('the scenario plays out the same twice on the same seed', () => {
  const log = () => {
    const platform = new Platform('pdd', 8, NO_HAZARDS);
    const player = new Player(platform);
    player.load(makeScenario({ site: 'pdd', seed: 8 }).steps, START, 10);
    playOut(player, START);
    return platform.trueLog();
  };
  expect(log()).toEqual(log());
});

test('there are at least 60 dialogues, no two alike, each opened by the buyer', () => {
  expect(DIALOGUES.length).toBeGreaterThanOrEqual(60);
  expect(new Set(DIALOGUES.map((one) => one.id)).size).toBe(DIALOGUES.length);
  expect(new Set(DIALOGUES.map((one) => JSON.stringify(one.turns))).size).toBe(DIALOGUES.length);
  expect(DIALOGUES.every((one) => one.turns[0]?.[0] === 'b')).toBe(true);
});
