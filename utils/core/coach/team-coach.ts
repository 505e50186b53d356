/**
 * What a team adds to the coach by its packs: words of its own for the ladder, words to leave alone, hints of its own, ours tuned
 * or switched off. Pure. Refuses to weaken what is about people, complaints and promises: those hints of ours stay as they are.
 */
import type { CoachWords } from './coach-words';
import type { EscalationWords } from './escalation-words';
import { type HintRule, MOST_RULES, takeRules } from './hint-rule';
import { teamReasons } from './team-reasons';

export interface LadderWords {
  level: 1 | 2 | 3 | 4;
  words: string[];
  /** Longer phrases that hold one of the words and mean no harm. */
  unless?: string[];
}

/** What an agent may promise without asking. */
export interface Authority {
  /** Refunds and amends up to so many yuan; the guard before sending goes by it too. */
  yuan?: number;
  /** Short words: "resend a part". */
  words?: string[];
}

export interface TeamCoach {
  may?: Authority;
  ladder?: LadderWords[];
  /** Words of our own ladder that mean nothing here. */
  leave?: string[];
  /** A rule under a name of ours takes the place of ours. */
  hints?: HintRule[];
  /** Names of hints of ours that the team does without. */
  off?: string[];
  /** What conversations may be about besides our own list: short names, put by a tap. */
  reasons?: string[];
}

/** Hints of a team come after ours about people. */
const HIGHEST = 85;

/** @param packs what each pack says, the more important first */
export function withTeam(ours: CoachWords, packs: readonly TeamCoach[]): CoachWords {
  if (packs.length === 0) return ours;
  const isKey = (key: string) => ours.rules.some(({ say }) => 'key' in say && say.key === key);
  const fixed = new Set(ours.rules.filter(({ lasting }) => lasting).map(({ id }) => id));
  const theirs = takeRules(
    packs.flatMap(({ hints }) => hints ?? []),
    isKey,
  ).rules.filter(({ id }) => !fixed.has(id));
  const gone = new Set([...packs.flatMap(({ off }) => off ?? []), ...theirs.map(({ id }) => id)]);
  const kept = ours.rules.filter(({ id, lasting }) => lasting || !gone.has(id));
  const added = theirs.map((rule) => ({ ...rule, priority: Math.min(rule.priority, HIGHEST) }));
  const may = mayOf(packs);
  const reasons = teamReasons(packs);
  return {
    ...ours,
    ...(may && { may }),
    ...(reasons.length > 0 && { reasons }),
    rules: [...kept, ...added].slice(0, MOST_RULES),
    team: packs.flatMap(({ ladder }): EscalationWords[] => ladder ?? []),
    left: packs.flatMap(({ leave }) => leave ?? []),
  };
}

/** What the first pack that says so says. */
export function mayOf(packs: readonly TeamCoach[]): Authority | undefined {
  return packs.find(({ may }) => may)?.may;
}
