/** Owns asking the background. Refuses to guess: a missing or strange reply is 'not-delivered', never a success. */
import { browser, isAttached } from '../platform/browser';
import type { MessageKind, Refusal, Reply, Request } from './protocol';

/**
 * Sends one request. Resolves to `{ok: true, value}` or a typed refusal; never rejects.
 * A worker that dies while answering yields `undefined` without an error, which is why the shape is checked.
 */
export async function ask<K extends MessageKind>(kind: K, request: Request<K>): Promise<Reply<K>> {
  if (!isAttached()) return { ok: false, code: 'orphaned' };
  try {
    const reply: unknown = await browser.runtime.sendMessage({ kind, request });
    return isReply<K>(reply) ? reply : { ok: false, code: 'not-delivered' };
  } catch {
    return { ok: false, code: isAttached() ? 'not-delivered' : 'orphaned' } satisfies Refusal;
  }
}

export type Ask = typeof ask;

function isReply<K extends MessageKind>(reply: unknown): reply is Reply<K> {
  if (typeof reply !== 'object' || reply === null || !('ok' in reply)) return false;
  if (reply.ok === true) return 'value' in reply;
  return reply.ok === false && 'code' in reply && typeof reply.code === 'string';
}
