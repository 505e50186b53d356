/**
 * Owns making a script's wording of a reply that an agent wrote: what belongs to this buyer becomes a variable. Pure.
 * Refuses what is too short to be worth keeping, and what could still lead to one buyer or one parcel.
 */
import type { Variable, VariableValues } from './snippet-text';

const SHORTEST = 6;
export const LONGEST_REPLY = 500;
/** A one-letter name stands in too many words. */
const SHORTEST_VALUE = 2;
const REPLACED: readonly Variable[] = ['order', 'buyer', 'goods', 'shop', 'agent'];
/** A telephone, an order, a parcel, an address of a page, a mailbox; and braces, which are variables in a script. */
const TRACE = /\p{Nd}{6}|https?:|www\.|[@＠{}]/iu;

/** The reply as a script's body, or undefined when it is none. `known`: what the page tells of this buyer. */
export function wordingOf(reply: string, known: VariableValues): string | undefined {
  const text = reply.replace(/\s+/g, ' ').trim();
  if (text.length < SHORTEST || text.length > LONGEST_REPLY || /[{}]/.test(text)) return undefined;
  const values = REPLACED.flatMap((name) => {
    const value = known[name]?.trim() ?? '';
    return value.length >= SHORTEST_VALUE ? [{ name, value }] : [];
  });
  // The longest first: a shop's name may hold the agent's. In one pass: a name of "buyer" is not looked for in what was put in.
  values.sort((a, b) => b.value.length - a.value.length);
  let body = '';
  let left = '';
  for (let at = 0; at < text.length; ) {
    const found = values.find(({ value }) => text.startsWith(value, at));
    body += found ? `{${found.name}}` : text.charAt(at);
    left += found ? '\n' : text.charAt(at);
    at += found ? found.value.length : 1;
  }
  return TRACE.test(left) ? undefined : body;
}
