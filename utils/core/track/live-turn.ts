/** Whether a buyer waits right now, and since when, from the few messages of the current turn. */
import type { RuleProfile } from '../turn';
import type { Conversation, Entry } from './conversation';

const KEPT = 48;

export interface OpenTurn {
  since: number;
  clock: Entry['clock'];
  resolutionMs: number;
  /** Nothing but thanks or ok is unanswered. */
  closingOnly: boolean;
}

/** Puts an entry in its place by time; the same id again corrects the first. */
export function noteEntry(conversation: Conversation, entry: Entry): void {
  const { entries } = conversation;
  const old = entries.findIndex(({ id }) => id === entry.id);
  if (old >= 0) entries.splice(old, 1);
  let place = entries.length;
  while (place > 0 && (entries[place - 1]?.at ?? 0) > entry.at) place--;
  entries.splice(place, 0, entry);
  if (entries.length > KEPT) dropAnswered(conversation);
}

export function dropEntry(conversation: Conversation, id: string): void {
  conversation.entries = conversation.entries.filter((entry) => entry.id !== id);
}

/** The open turn, or undefined when nobody waits. Closing texts count here; the rule's own view decides on them. */
export function openTurn(conversation: Conversation, rule?: RuleProfile): OpenTurn | undefined {
  let open: OpenTurn | undefined;
  for (const entry of conversation.entries) {
    if (ends(entry, rule)) open = undefined;
    else if (entry.role === 'buyer') {
      if (!open) open = { since: entry.at, clock: entry.clock, resolutionMs: entry.resolutionMs, closingOnly: true };
      if (!entry.closing) open.closingOnly = false;
    }
  }
  return open;
}

function ends(entry: Entry, rule: RuleProfile | undefined): boolean {
  if (entry.role === 'agent' || entry.role === 'left') return true;
  return entry.role === 'assist' && (rule?.countsAssist ?? true);
}

/** Keeps the last end and what follows; a turn with very many questions keeps its first and its last ones. */
function dropAnswered(conversation: Conversation): void {
  const { entries } = conversation;
  const last = entries.findLastIndex(({ role }) => role === 'agent' || role === 'assist' || role === 'left');
  if (last > 0) entries.splice(0, last);
  else entries.splice(8, entries.length - KEPT);
}
