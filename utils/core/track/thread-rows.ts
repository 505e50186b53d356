/** Small questions about the rows of a thread, and the buyer's texts kept for matching. */
import type { MessageReading } from '../readings';
import { isPreviewOf } from './align';
import { type Conversation, isHuman } from './conversation';

/** Two windows over one thread: what only the first shows above or below the second is kept. */
export function mergeWindows(before: readonly MessageReading[], next: readonly MessageReading[]): MessageReading[] {
  const places = new Map(before.map(({ key }, index) => [key, index]));
  const first = places.get(next[0]?.key ?? '');
  const last = places.get(next.at(-1)?.key ?? '');
  const above = first === undefined ? [] : before.slice(0, first);
  const below = last === undefined ? [] : before.slice(last + 1);
  return [...above, ...next, ...below];
}

/** When a row came: a reading is as of its first change, and the row's own change may be a later one. */
export function stampOf({ changedAt }: { changedAt?: number }, readAt: number): number {
  return Math.max(readAt, changedAt ?? readAt);
}

/** A withdrawn row keeps the words it had: the list told of those, and its notice is nobody's message. */
export function asFirstSaid(row: MessageReading, before: readonly MessageReading[]): MessageReading {
  if (!row.recalled) return row;
  return { ...row, text: before.find(({ key }) => key === row.key)?.text ?? '' };
}

/** Whether the thread's last message is among the rows: the list names it. */
export function showsBottom(
  rows: readonly Pick<MessageReading, 'text' | 'recalled'>[],
  preview: string | undefined,
): boolean {
  const last = rows.at(-1);
  if (!last) return false;
  // A withdrawn row keeps its first words here, and the list shows the notice.
  if (last.recalled) return true;
  if (preview === undefined) return false;
  return last.text === '' ? /^\[.+\]$/.test(preview) : isPreviewOf(preview, last.text);
}

export function buyerIsLast(rows: readonly MessageReading[]): boolean {
  return rows.findLast(({ role }) => role === 'buyer' || isHuman(role))?.role === 'buyer';
}

/** The buyer's texts since the last human reply, for matching only. `whole`: the rows reach far enough up. */
export function noteUnanswered(conversation: Conversation, rows: readonly MessageReading[], whole: boolean): void {
  const reply = rows.findLastIndex(({ role, recalled }) => isHuman(role) && !recalled);
  const agent = rows.findLast(({ role, text }) => role === 'agent' && text !== '');
  if (agent) conversation.lastAgentText = agent.text;
  if (reply < 0 && !whole) {
    const held = conversation.unansweredKeys;
    for (const row of rows) if (asks(row) && !held.includes(row.key)) push(conversation, row);
    return;
  }
  conversation.unanswered = [];
  conversation.unansweredKeys = [];
  for (const row of rows.slice(reply + 1)) if (asks(row)) push(conversation, row);
}

function asks(row: MessageReading): boolean {
  return row.role === 'buyer' && !row.recalled && row.text !== '' && row.media === 'text';
}

function push(conversation: Conversation, row: MessageReading): void {
  conversation.unanswered.push(row.text);
  conversation.unansweredKeys.push(row.key);
}
