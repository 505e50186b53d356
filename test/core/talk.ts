/** Writes a conversation down in one line, for tests: 'B@10:00:00 A@10:00:20'. */
import type { Clock, Fact } from '../../utils/core/facts';
import { asId } from '../../utils/core/ids';

const DAY = '2026-03-04';

/** Epoch ms of a wall clock in Asia/Shanghai on the tests' day. */
export const at = (clock: string) => Date.parse(`${DAY}T${clock}+08:00`);

export const options = { zone: 'Asia/Shanghai', dayCut: '00:00', now: at('23:59:59') };

type Extra = {
  [Key in
    | 'agentId'
    | 'toAgentId'
    | 'clock'
    | 'resolutionMs'
    | 'recalledId'
    | 'replaces'
    | 'snippetId'
    | 'editedShare'
    | 'length']?: unknown;
};

/**
 * B buyer, B~ closing words, A agent, R automatic, X assist, S system, H handover, TI / TO transfer in / out,
 * C list cleared, E closed by the page, W recalled. Ids are `f0`, `f1` ... in order; `extras` by index.
 */
export function talk(line: string, extras: Record<number, Extra> = {}, conversation = 'c'): Fact[] {
  return line.split(' ').map((word, index): Fact => {
    const [, letter = '', closing, clock = ''] = /^([A-Z]+)(~)?@(.+)$/.exec(word) ?? [];
    const base = {
      id: `f${index}`,
      siteId: 'pdd',
      shopId: 'shop',
      agentId: 'me',
      conversationId: conversation,
      at: at(clock),
      clock: 'page' as Clock,
      resolutionMs: 0,
      ...(extras[index] as object),
    };
    const roles: Record<string, string> = { B: 'buyer', A: 'agent', R: 'auto', X: 'assist', S: 'system' };
    const others: Record<string, object> = {
      H: { kind: 'handover' },
      TI: { kind: 'transfer', direction: 'in' },
      TO: { kind: 'transfer', direction: 'out' },
      C: { kind: 'conversation-left', reason: 'list-cleared' },
      E: { kind: 'conversation-left', reason: 'closed' },
      W: { kind: 'recalled' },
    };
    const role = roles[letter];
    const shape = role ? { kind: 'message', role, media: 'text', length: 5 } : others[letter];
    if (!shape) throw new Error(`cannot read ${word}`);
    return { ...shape, ...base, ...(extras[index] as object), ...(closing && { closing: true }) } as unknown as Fact;
  });
}

export const agent = (name: string) => asId<Fact['agentId']>(name);
