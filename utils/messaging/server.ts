/** Owns the background's door: who asks, what shape, one handler. Refuses to throw to the wire; every failure is a typed value. */
import { browser, type Runtime } from '../platform/browser';
import { warn } from '../platform/log';
import { type Audience, MESSAGE_RULES } from '../schema/messages';
import type { MessageKind, Refusal, RefusalCode, Reply, Request, Response } from './protocol';

/** Who sent a message, from what the browser itself says of it. */
export interface Asker {
  audience: 'console' | 'page';
  tabId?: number;
  documentId?: string;
}

export type Handlers = {
  readonly [K in MessageKind]: (request: Request<K>, asker: Asker) => Promise<Response<K>>;
};

export interface Door {
  extensionId: string;
  /** The extension's own origin, no slash at the end. */
  extensionOrigin: string;
  /** Whether a site profile owns this web origin. */
  ownsOrigin(origin: string): boolean | Promise<boolean>;
}

/** Thrown by a handler to refuse with a code; anything else thrown becomes 'failed'. */
export class RefusedError extends Error {
  override name = 'RefusedError';
  constructor(
    readonly code: RefusalCode,
    readonly detail: { where?: string; watermark?: number } = {},
  ) {
    super(code);
  }
}

/** Registers the one message listener. Call it synchronously at start, or the message that woke the worker is lost. */
export function serve(handlers: Handlers, door: Door): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answer(handlers, door, message, sender),
  );
}

/** Answers one message. Never rejects. */
export async function answer(
  handlers: Handlers,
  door: Door,
  message: unknown,
  sender: Runtime.MessageSender,
): Promise<Reply<MessageKind>> {
  const kind = kindOf(message);
  if (!kind) return refuse('bad-request', 'kind');
  const asker = await identify(sender, door);
  if (!asker || !admits(MESSAGE_RULES[kind].audience, asker)) return refuse('forbidden');
  return dispatch(kind, handlers, (message as { request?: unknown }).request, asker);
}

async function dispatch<K extends MessageKind>(
  kind: K,
  handlers: Handlers,
  raw: unknown,
  asker: Asker,
): Promise<Reply<K>> {
  try {
    const parsed = MESSAGE_RULES[kind].request.safeParse(raw);
    if (!parsed.success) return refuse('bad-request', parsed.error.issues[0]?.path.map(String).join('.') ?? '');
    return { ok: true, value: await handlers[kind](parsed.data, asker) };
  } catch (error) {
    if (error instanceof RefusedError) return { ok: false, code: error.code, ...error.detail };
    warn(kind, 'handler failed', error);
    return refuse('failed');
  }
}

/** The browser sets id, origin and url; a page cannot. A content script of ours on a foreign origin is refused as well. */
export async function identify(sender: Runtime.MessageSender, door: Door): Promise<Asker | undefined> {
  if (sender.id !== door.extensionId) return undefined;
  const origin = originOf(sender);
  if (origin === undefined) return undefined;
  const { documentId } = sender as { documentId?: string };
  const where = {
    ...(sender.tab?.id === undefined ? {} : { tabId: sender.tab.id }),
    ...(documentId === undefined ? {} : { documentId }),
  };
  if (origin === door.extensionOrigin) return { audience: 'page', ...where };
  return sender.tab && (await door.ownsOrigin(origin)) ? { audience: 'console', ...where } : undefined;
}

/** Chromium says the origin itself. Firefox says the url, whose origin a page cannot change without a navigation. */
function originOf(sender: Runtime.MessageSender): string | undefined {
  const { origin } = sender as { origin?: string };
  if (origin !== undefined && origin !== 'null') return origin;
  const parts = /^([a-z-]+:\/\/[^/?#]+)/.exec(sender.url ?? '');
  return parts?.[1];
}

function admits(audience: Audience, asker: Asker): boolean {
  return audience === 'both' || audience === asker.audience;
}

function kindOf(message: unknown): MessageKind | undefined {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return undefined;
  return typeof message.kind === 'string' && Object.hasOwn(MESSAGE_RULES, message.kind)
    ? (message.kind as MessageKind)
    : undefined;
}

function refuse(code: RefusalCode, where?: string): Refusal {
  return { ok: false, code, ...(where === undefined ? {} : { where }) };
}
