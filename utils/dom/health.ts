/** Whether the console can still be read. Owns the judgement over hits and misses; a field that is not found is never a zero. */
import type { SiteProfile } from '../sites/site-profile';
import { isLitByHeader } from './header-lit';
import type { Tally } from './locate';

export type HealthState = 'starting' | 'ok' | 'degraded' | 'unrecognised';

export interface Health {
  state: HealthState;
  /** Must-fields that do not resolve, as `group.field`. */
  missing: string[];
}

/** Roots get this long to appear after the start before they count as missing, ms. */
export const GRACE_MS = 6000;
/** A part that the page replaces is gone for a moment: judged so many times in a row before it is missed. */
const GONE_BEATS = 3;
/** A field is lost from so many misses on, if they are at least this share of what was asked for lately. */
const LEAST_MISSES = 3;
const LOST_SHARE = 0.35;
/** A row without a key is never usual; a message without words, or a row without a preview, sometimes is. */
const OTHER_SHARES: Readonly<Record<string, number>> = { 'thread.key': 0.2, 'thread.text': 0.7, 'list.preview': 0.6 };
/** So many answers are remembered; then the older ones count half. */
const REMEMBERED = 60;

export interface HealthEvidence {
  sinceStartMs: number;
  listFound: boolean;
  /** A conversation is lit in the list, and has been for a while. */
  conversationOpen: boolean;
  threadFound: boolean;
  /** A row of the list is lit now; messages stand on the page. */
  lit: boolean;
  messagesShown: boolean;
  /** False where the console is known to have a header, and none is there. */
  headerFound: boolean;
}

/** True when nothing may be counted or shown as counted. */
export function isBlind({ state }: Health): boolean {
  return state === 'unrecognised' || state === 'degraded';
}

/** Remembers for every must-field how it resolved when it was lately asked for: a quiet page proves nothing. */
export class HealthJudge {
  private readonly answers = new Map<string, { hits: number; misses: number }>();
  private readonly gone = new Map<string, number>();
  private everLit = false;

  constructor(
    private readonly profile: SiteProfile,
    private readonly tally: Tally,
  ) {}

  /** Degraded names the fields; unrecognised means that the list, or all that identifies a row, is gone. */
  judge(evidence: HealthEvidence): Health {
    const { sinceStartMs, listFound, conversationOpen } = evidence;
    const lost = this.weigh();
    const note = (path: string, missed: boolean) => {
      const beats = missed ? (this.gone.get(path) ?? 0) + 1 : 0;
      this.gone.set(path, beats);
      if (beats >= GONE_BEATS) lost.add(path);
    };
    note('list.root', !listFound);
    note('thread.list', (conversationOpen || evidence.messagesShown) && !evidence.threadFound);
    this.everLit ||= evidence.lit;
    note('list.active', !this.everLit && evidence.messagesShown);
    // Where only the header lights a row, one that is gone, or names no row, leaves every message nobody's.
    const nobodys = isLitByHeader(this.profile) && evidence.messagesShown && (!evidence.headerFound || !this.everLit);
    note('current.name', nobodys || (conversationOpen && !evidence.headerFound));
    if (!listFound && sinceStartMs < GRACE_MS) return { state: 'starting', missing: [] };
    const missing = this.profile.must.filter((path) => lost.has(path));
    if (missing.length === 0) return { state: 'ok', missing: [] };
    const blind = missing.some((path) => path === 'list.root' || path === 'list.row' || path === 'list.key');
    return { state: blind ? 'unrecognised' : 'degraded', missing };
  }

  private weigh(): Set<string> {
    const lost = new Set<string>();
    for (const path of this.profile.must) {
      const answers = this.answers.get(path) ?? { hits: 0, misses: 0 };
      answers.hits += this.tally.hits.get(path) ?? 0;
      answers.misses += this.tally.misses.get(path) ?? 0;
      const { hits, misses } = answers;
      const share = OTHER_SHARES[path] ?? LOST_SHARE;
      if (misses >= Math.min(LEAST_MISSES, hits + 1) && misses >= (hits + misses) * share) lost.add(path);
      while (answers.hits + answers.misses > REMEMBERED) {
        answers.hits /= 2;
        answers.misses /= 2;
      }
      this.answers.set(path, answers);
    }
    this.tally.clear();
    return lost;
  }
}
