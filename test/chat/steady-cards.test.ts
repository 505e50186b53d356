/** When a card has stood long enough for its key to be meant for it. */
import { expect, it } from 'vitest';
import { createSteadyCards, STEADY_MS } from '../../entrypoints/chat.content/steady-cards';

function stage() {
  let now = 1000;
  const cards = createSteadyCards(() => now);
  return { cards, pass: (ms: number) => (now += ms) };
}

it('cards are steady when they have stood as long as it takes to read one', () => {
  const { cards, pass } = stage();
  cards.drawn('chat thanks');
  expect(cards.isSteady()).toBe(false);
  pass(STEADY_MS);
  expect(cards.isSteady()).toBe(true);
  cards.drawn('chat thanks');
  expect(cards.isSteady()).toBe(true);
  cards.drawn('chat shipping');
  expect(cards.isSteady()).toBe(false);
});

it('what was gone and comes back is new, also where nothing else was drawn in between', () => {
  const { cards, pass } = stage();
  cards.drawn('chat thanks');
  pass(10 * STEADY_MS);
  cards.gone();
  pass(10 * STEADY_MS);
  cards.drawn('chat thanks');
  expect(cards.isSteady()).toBe(false);
  pass(STEADY_MS);
  expect(cards.isSteady()).toBe(true);
});
