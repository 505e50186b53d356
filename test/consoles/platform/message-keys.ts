/** Owns how each platform numbers its messages; refuses to give the same key twice. */
import type { Random } from './random';
import type { Message, Played } from './shapes';

function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.between(0, 15).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function feigeKey(random: Random, message: Pick<Message, 'role' | 'event' | 'mark'>): string {
  const id = uuid(random);
  if (message.role === 'system') {
    if (message.event === 'closed') return `cs_close_conversation_${id}`;
    return message.event === 'hint' ? `${id}_template` : `${id}_CsAssign_${random.between(1, 9)}`;
  }
  if (message.mark === 'welcome') return `${id}_Welcome_${random.between(1000, 9999)}`;
  if (message.mark === 'template') return `${id}_template`;
  return message.mark === 'robot' ? `llm_process_${id}` : id;
}

/** Ids that tell nothing of the time. */
function otherKey(
  site: Played,
  random: Random,
  used: Set<string>,
  { conversationKey }: { conversationKey: string },
): string {
  if (site === 'kuaishou') return `0_${conversationKey}_${used.size + 1}`;
  if (site === 'chatwoot' || site === 'livehelperchat') return `${100_000 + used.size}`;
  return site === 'jd' ? `${uuid(random).slice(0, 18)}${used.size}` : uuid(random);
}

/** Key and time of a new message: on pdd the key is the time, so a collision moves both by 1 ms. */
export function numberMessage(
  site: Played,
  random: Random,
  used: Set<string>,
  message: Pick<Message, 'role' | 'event' | 'mark'> & { conversationKey: string },
  wantedAt: number,
  previousAt: number,
): { key: string; at: number } {
  // A server counts whole milliseconds; a speeded-up schedule does not.
  const wanted = Math.round(wantedAt);
  if (site === 'feige') return { key: feigeKey(random, message), at: Math.max(wanted, previousAt) };
  if (site !== 'pdd') return { key: otherKey(site, random, used, message), at: Math.max(wanted, previousAt + 1) };
  let at = Math.max(wanted, previousAt + 1);
  while (used.has(String(at))) at += 1;
  return { key: String(at), at };
}
