import { expect, it } from 'vitest';
import type { MessageFact, Role } from '../../utils/core/facts';
import { asId } from '../../utils/core/ids';
import { scriptOutcomes } from '../../utils/core/script-outcomes';

/** `b` a buyer's message, `ok` a thanks, `a` the agent's own, `r` a robot's, `s` a script as it is, `e` half of it changed. */
function talk(...said: string[]): MessageFact[] {
  const roles: Record<string, Role> = { b: 'buyer', ok: 'buyer', a: 'agent', r: 'auto', s: 'agent', e: 'agent' };
  return said.map((kind, at) => ({
    kind: 'message',
    id: asId(`m${at}`),
    siteId: asId('pdd'),
    shopId: asId('shop'),
    agentId: asId('agent'),
    conversationId: asId('c'),
    at: 1000 + at,
    clock: 'page',
    resolutionMs: 0,
    role: roles[kind] ?? 'unknown',
    media: 'text',
    length: 4,
    ...(kind === 'ok' && { closing: true as const }),
    ...((kind === 's' || kind === 'e') && { snippetId: asId('x'), editedShare: kind === 'e' ? 0.5 : 0 }),
  }));
}

it.each([
  [['b', 's'], { sent: 1, edited: 0, askedAgain: 0 }],
  [['b', 's', 'b'], { sent: 1, edited: 0, askedAgain: 1 }],
  [['b', 's', 'ok'], { sent: 1, edited: 0, askedAgain: 0 }],
  [['b', 's', 'a', 'ok', 'b'], { sent: 1, edited: 0, askedAgain: 1 }],
  [['b', 's', 'a', 'a', 'a', 'b'], { sent: 1, edited: 0, askedAgain: 0 }],
  // Robots and the page's own lines are nobody's turn.
  [['b', 's', 'r', 'r', 'r', 'b'], { sent: 1, edited: 0, askedAgain: 1 }],
  [['b', 'e', 'ok', 'b', 's'], { sent: 2, edited: 1, askedAgain: 1 }],
])('%j', (said, outcome) => {
  expect(scriptOutcomes(talk(...said)).get(asId('x'))).toMatchObject(outcome);
  expect(scriptOutcomes(talk(...said).reverse()).get(asId('x'))).toMatchObject(outcome);
});

it('sums by how much they were changed, and counts nothing that a better reading replaced', () => {
  const [first, second, better] = talk('e', 'e', 'b');
  if (!first || !second || !better) throw new Error('none');
  expect(scriptOutcomes([first, second]).get(asId('x'))).toMatchObject({ sent: 2, editedShares: 1 });
  const arrival = { ...better, id: asId<MessageFact['id']>('list'), at: 5000 };
  const outcomes = scriptOutcomes([first, { ...second, replaces: [arrival.id] }, arrival]);
  expect(outcomes.get(asId('x'))?.askedAgain).toBe(0);
});
