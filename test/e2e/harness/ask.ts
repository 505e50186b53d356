/** A message to the background as an expression to run in one of the extension's contexts, and its reply unpacked. */
import { asId } from '../../../utils/core/ids';
import type { MessageKind, Request, Response } from '../../../utils/messaging/protocol';

export function askExpression<K extends MessageKind>(kind: K, request: Request<K>): string {
  return `(globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify({ kind, request })})`;
}

/** @throws on anything but a value */
export function takeReply<K extends MessageKind>(kind: K, reply: unknown): Response<K> {
  const { ok, value } = (reply ?? {}) as { ok?: boolean; value?: unknown };
  if (ok !== true) throw new Error(`${kind}: ${JSON.stringify(reply)}`);
  return value as Response<K>;
}

/** No console is known to say who works there, so the panel asks once. Where asking is not what is tested, it is told. */
export const AGENTS: readonly Request<'agent/name'>[] = [
  { siteId: asId('pdd'), name: '客服小舟' },
  { siteId: asId('feige'), name: '客服小舟' },
  { siteId: asId('jd'), name: '客服小舟' },
  { siteId: asId('kuaishou'), name: '客服小舟' },
  { siteId: asId('xiaohongshu'), name: '客服小舟' },
  { siteId: asId('chatwoot'), name: '客服小舟' },
];
