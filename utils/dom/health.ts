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
}

/** Remembers for every must-field whether it resolved when it was last asked for: a quiet page proves nothing. */
export class HealthJudge {
  private readonly lost = new Set<string>();

  constructor(
    private readonly profile: SiteProfile,
    private readonly tally: Tally,
  ) {}

  /** Degraded names the fields; unrecognised means that the list, or all that identifies a row, is gone. */
  judge({ sinceStartMs, listFound, threadFound, conversationOpen }: HealthEvidence): Health {
    this.weigh();
    const lost = new Set(this.lost);
    if (!listFound) lost.add('list.root');
    if (conversationOpen && !threadFound) lost.add('thread.list');
    if (!listFound && sinceStartMs < GRACE_MS) return { state: 'starting', missing: [] };
    const missing = this.profile.must.filter((path) => lost.has(path));
    if (missing.length === 0) return { state: 'ok', missing: [] };
    const blind = missing.some((path) => path === 'list.root' || path === 'list.row' || path === 'list.key');
    return { state: blind ? 'unrecognised' : 'degraded', missing };
  }

  private weigh(): void {
    const { hits, misses } = this.tally;
    for (const path of this.profile.must) {
      const hit = hits.get(path) ?? 0;
      const missed = misses.get(path) ?? 0;
      if (missed > hit) this.lost.add(path);
      else if (hit > 0) this.lost.delete(path);
    }
    this.tally.clear();
  }
}
