/** The agent's own message that comes back under another id, once the server has named it. One message, not two. */
import type { MessageReading } from '../readings';
import { RENAME_MS } from './bounds';
import type { Conversation } from './conversation';

/** Same words, and the old row is gone from where it stood. */
export function renames(
  conversation: Conversation,
  rows: readonly MessageReading[],
  row: MessageReading,
  at: number,
): boolean {
  return row.role === 'agent' && renamed(conversation, rows, row, at) !== undefined;
}

function renamed(conversation: Conversation, rows: readonly MessageReading[], row: MessageReading, at: number) {
  const alike = conversation.recent.filter(
    (old) => old.role === 'agent' && old.text === row.text && Math.abs(at - old.at) < RENAME_MS,
  );
  if (alike.length === 0) return undefined;
  const here = new Set(rows.map(({ key }) => key));
  const above = conversation.tail.findIndex((key) => here.has(key));
  if (above < 0) return undefined;
  return alike.find(({ key }) => !here.has(key) && conversation.tail.indexOf(key) > above);
}

/** The old row goes by the new key from now on. */
export function rename(conversation: Conversation, rows: readonly MessageReading[], row: MessageReading): void {
  const old = renamed(conversation, rows, row, row.shownAt ?? conversation.readUntil);
  conversation.known.set(row.key, 'past');
  if (!old) return;
  conversation.tail = conversation.tail.map((key) => (key === old.key ? row.key : key));
  old.key = row.key;
}
