/** Owns how urgent a waiting buyer is; refuses words, colours and the order (`coach/triage.ts`). */
import type { RuleProfile } from './turn';

export type WaitLevel = 'calm' | 'soon' | 'urgent' | 'missed';

/** What is known about one wait. The page's own countdown wins over anything derived from the rule. */
export interface Wait {
  /** undefined: the buyer waits, since when is not known. */
  waitedMs?: number | undefined;
  /** The page's own countdown; negative once its limit has passed. */
  remainingMs?: number | undefined;
  rule: Pick<RuleProfile, 'passSec' | 'alertSec'>;
}

/** Milliseconds until the limit: the page's countdown, else derived. Negative after it; undefined when nothing is known. */
export function timeLeft(wait: Wait): number | undefined {
  if (wait.remainingMs !== undefined) return wait.remainingMs;
  return wait.waitedMs === undefined ? undefined : wait.rule.passSec * 1000 - wait.waitedMs;
}

/** Exactly at the limit still passes (`urgent`); an unknown wait is `calm`. */
export function waitLevel(wait: Wait): WaitLevel {
  const left = timeLeft(wait);
  if (left === undefined) return 'calm';
  if (left < 0) return 'missed';
  const { passSec, alertSec } = wait.rule;
  if (left <= (passSec - alertSec[1]) * 1000) return 'urgent';
  return left <= (passSec - alertSec[0]) * 1000 ? 'soon' : 'calm';
}

export interface WaitParts {
  hours: number;
  minutes: number;
  seconds: number;
  /** '0:07', '2:05', '1:02:05': digits only, for a timer. */
  digits: string;
}

/** A length in whole seconds, rounded down; a negative one counts as 0. */
export function formatWait(ms: number): WaitParts {
  const total = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = total % 60;
  const pad = (value: number) => String(value).padStart(2, '0');
  const digits = hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds)}` : `${minutes}:${pad(seconds)}`;
  return { hours, minutes, seconds, digits };
}
