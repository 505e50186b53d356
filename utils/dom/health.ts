/** Whether the console can still be read. Owns the judgement over hits and misses; a field that is not found is never a zero. */
import type { SiteProfile } from '../sites/site-profile';
import type { Tally } from './locate';

export type HealthState = 'starting' | 'ok' | 'degraded' | 'unrecognised';

export interface Health {
  state: HealthState;
  /** Must-fields that do not resolve, as `group.field`. */
  missing: string[];
}

/** Roots get this long to appear after the start before they count as missing, ms. */
export const GRACE_MS = 6000;

export interface HealthEvidence {
  sinceStartMs: number;
  listFound: boolean;
  /** A conversation is lit in the list, and has been for a while. */
  conversationOpen: boolean;
  threadFound: boolean;
  tally: Tally;
}

/** Degraded names the fields; unrecognised means that the list itself, or all that identifies a row, is gone. */
export function judgeHealth(profile: SiteProfile, evidence: HealthEvidence): Health {
  const { tally, sinceStartMs, listFound, threadFound, conversationOpen } = evidence;
  const missing = new Set<string>();
  if (!listFound) missing.add('list.root');
  if (conversationOpen && !threadFound) missing.add('thread.list');
  for (const path of profile.must) if (mostlyMisses(tally, path)) missing.add(path);
  const named = profile.must.filter((path) => missing.has(path));
  if (named.length === 0 && listFound) return { state: 'ok', missing: [] };
  if (sinceStartMs < GRACE_MS && !listFound) return { state: 'starting', missing: [] };
  const blind = ['list.root', 'list.row', 'list.key'].some((path) => missing.has(path));
  return { state: blind ? 'unrecognised' : 'degraded', missing: named.length > 0 ? named : ['list.root'] };
}

function mostlyMisses({ hits, misses }: Tally, path: string): boolean {
  const missed = misses.get(path) ?? 0;
  return missed > 0 && missed > (hits.get(path) ?? 0);
}
