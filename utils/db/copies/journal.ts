/**
 * Owns the journal: the facts of the last days a second time, outside the database, one entry per commit, written before a
 * commit is acknowledged. With it a database that was lost whole is folded again to the same numbers.
 */
import type { Calendar } from '../../core/business-day';
import type { Fact } from '../../core/facts';
import type { Commit } from '../record';
import { type Outside, seal, unseal } from './outside';
import type { Testimony } from './testimony';

export interface JournalEntry {
  /** Epoch ms of the commit. */
  at: number;
  facts: Fact[];
}

/** One as read back, with the number of its commit. */
export type NumberedEntry = JournalEntry & { commit: number };

const SLICE = 200;
/** Whole days of facts that are kept a second time, besides today. */
const WHOLE_DAYS = 2;

/** From which moment on facts belong into the journal: the start of a business day. */
export function journalHorizon(calendar: Calendar, now: number): number {
  const today = calendar.rangeOf(calendar.dayOf(now)).from;
  return calendar.rangeOf(calendar.dayOf(today - WHOLE_DAYS * 86_400_000)).from;
}

export const entryKey = (epoch: string, commit: number): string => `journal:${epoch.slice(0, 8)}:${commit}`;

/** The key and value to be written with a commit. */
export function entryOf(commit: Commit, facts: readonly Fact[], at: number): Record<string, unknown> {
  return { [entryKey(commit.epoch, commit.commits)]: seal({ at, facts }) };
}

/** Entries in order of commits, some hundred at a time, without those that are missing or damaged. */
export async function* readJournal(
  outside: Outside,
  { epoch, from, commits }: Testimony,
): AsyncGenerator<NumberedEntry[]> {
  for (let first = from; first <= commits; first += SLICE) {
    const keys = keysOf(epoch, first, Math.min(commits, first + SLICE - 1));
    const found = await outside.readAll(keys);
    yield keys.flatMap((key, index): NumberedEntry[] => {
      const entry = unseal<JournalEntry>(found.get(key));
      return entry ? [{ ...entry, commit: first + index }] : [];
    });
  }
}

/** Drops entries of commits before `horizon`; @returns the testimony that fits what is left */
export async function pruneJournal(outside: Outside, testimony: Testimony, horizon: number): Promise<Testimony> {
  let { from } = testimony;
  for (let first = from; first <= testimony.commits; first += SLICE) {
    const keys = keysOf(testimony.epoch, first, Math.min(testimony.commits, first + SLICE - 1));
    const found = await outside.readAll(keys);
    const kept = keys.findIndex((key) => (unseal<JournalEntry>(found.get(key))?.at ?? 0) >= horizon);
    const old = kept < 0 ? keys : keys.slice(0, kept);
    await outside.removeAll(old);
    from += old.length;
    if (kept >= 0) break;
  }
  return { ...testimony, from, since: Math.max(testimony.since, horizon) };
}

export async function dropJournal(outside: Outside, { epoch, from, commits }: Testimony): Promise<void> {
  for (let first = from; first <= commits; first += SLICE)
    await outside.removeAll(keysOf(epoch, first, Math.min(commits, first + SLICE - 1)));
}

/** Takes erased facts out of the journal: what was erased must not come back. */
export async function scrubJournal(
  outside: Outside,
  { epoch, from, commits }: Testimony,
  isErased: (fact: Fact) => boolean,
): Promise<void> {
  for (let first = from; first <= commits; first += SLICE) {
    const found = await outside.readAll(keysOf(epoch, first, Math.min(commits, first + SLICE - 1)));
    const changed: Record<string, unknown> = {};
    for (const [key, raw] of found) {
      const entry = unseal<JournalEntry>(raw);
      if (!entry?.facts.some(isErased)) continue;
      changed[key] = seal({ at: entry.at, facts: entry.facts.filter((fact) => !isErased(fact)) });
    }
    if (Object.keys(changed).length > 0) await outside.writeAll(changed);
  }
}

function keysOf(epoch: string, first: number, last: number): string[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => entryKey(epoch, first + index));
}
