/** When a promise is reminded of: a little before it is due, when it is due, and a quarter and half an hour later. Owns the moments, not the words. */
import type { Due, DueTopic } from './due';
import { AT_ONCE_MS } from './when';

/** Bit n of `reminded` says that the nth was given: before, due, 15 minutes over, 30 minutes over. */
export const STAGES = 4;
const MIN = 60_000;
const SNOOZE_MS = 10 * MIN;

/** Epoch ms of each of an item's reminders. */
export function momentsOf({ saidAt, dueAt }: Pick<Due, 'saidAt' | 'dueAt'>): number[] {
  const lead = Math.min(5 * MIN, Math.max(MIN / 3, (dueAt - saidAt) / 5));
  return [Math.max(saidAt, dueAt - lead), dueAt, dueAt + 15 * MIN, dueAt + 30 * MIN];
}

/**
 * 0: not yet. 1 to 4: the reminder that stands now, the latest whose moment is past and that was not given. A tab that was
 * shut for an hour reminds once, not four times.
 */
export function stageOf(due: Due, now: number): number {
  if (due.state !== 'open' && due.state !== 'offered') return 0;
  if (due.snoozedUntil !== undefined && now < due.snoozedUntil) return 0;
  const passed = momentsOf(due).filter((at) => now >= at).length;
  if (passed === 0) return 0;
  if (due.snoozedUntil !== undefined && due.snoozedUntil > due.dueAt - 5 * MIN) return passed;
  return (due.reminded >> (passed - 1)) & 1 ? 0 : passed;
}

/** As it is after the reminder of `stage` was seen: it and those before it are given. */
export function reminded(due: Due, stage: number): Due {
  const { snoozedUntil: _, ...rest } = due;
  return { ...rest, reminded: due.reminded | ((1 << stage) - 1) };
}

export function snoozed(due: Due, now: number): Due {
  return { ...due, state: 'open', snoozedUntil: now + SNOOZE_MS };
}

/** What is done in the chat itself. A parcel, money and a call are not done by saying something more. */
const DONE_BY_TALK: readonly DueTopic[] = ['check', 'reply', 'other'];

/** "One moment", "I see to it at once": the next thing the agent says keeps it. */
export function isBrief({ kind, topic, foundBy, grainMs, saidAt, dueAt }: Omit<Due, 'state' | 'reminded'>): boolean {
  if (kind !== 'promise' || dueAt - saidAt > 10 * MIN) return false;
  return foundBy.startsWith('stall') || (grainMs === AT_ONCE_MS && DONE_BY_TALK.includes(topic));
}

/** A promise with a time is kept only by the agent's own tap. */
export function isKeptByReply(due: Due, repliedAt: number): boolean {
  return isBrief(due) && repliedAt > due.saidAt;
}

/** Nobody waits for a moment until the next day, nor for what nobody took on until the day after that. */
const BRIEF_KEPT_MS = 12 * 60 * MIN;
const OFFER_KEPT_MS = 48 * 60 * MIN;

/** Too old to be listed or reminded of. What was taken on never is. */
export function isStale(due: Due, now: number): boolean {
  if (isBrief(due)) return now - due.dueAt > BRIEF_KEPT_MS;
  return due.state === 'offered' && now - due.dueAt > OFFER_KEPT_MS;
}
