/** Owns the check of what a pack says to the coach: bounded words, whole hint rules, no patterns. */
import * as z from 'zod/mini';
import { HINT_ACTIONS, HINT_EVENTS, HINT_FACTS, HINT_SCOPES, HINT_TESTS, type HintRule } from '../core/coach/hint-rule';
import { HINT_RULES } from '../core/coach/hint-rules';
import type { TeamCoach } from '../core/coach/team-coach';
import { TEAM_LIMITS } from '../core/coach/team-words-text';

const OUR_KEYS = HINT_RULES.flatMap(({ say }) => ('key' in say ? [say.key] : []));
const word = z.string().check(
  z.regex(/^[^\p{C}\n]{1,24}$/u),
  z.refine((text) => text.trim() !== ''),
);
/** Short, and without the bar that parts the fields of an id. */
const reason = z.string().check(
  z.regex(/^[^|\p{C}]{1,12}$/u),
  z.refine((text) => text.trim() === text),
);
const words = z.array(word).check(z.minLength(1), z.maxLength(TEAM_LIMITS.words));
/** One letter alone would be found in every other line. */
const ladderWords = z
  .array(word.check(z.minLength(TEAM_LIMITS.shortest)))
  .check(z.minLength(1), z.maxLength(TEAM_LIMITS.words));
const hintId = z.string().check(z.regex(/^[a-z][\w.-]{0,39}$/));
const sentence = z.string().check(
  z.regex(/^\P{C}{1,60}$/u),
  z.refine((text) => text.trim() !== ''),
);
const within = (low: number, high: number) => z.number().check(z.gte(low), z.lte(high));

const hintRuleSchema: z.ZodMiniType<HintRule> = z.strictObject({
  id: hintId,
  scope: z.enum(HINT_SCOPES),
  when: z
    .array(z.readonly(z.tuple([z.enum(HINT_FACTS), z.enum(HINT_TESTS), z.number()])))
    .check(z.minLength(1), z.maxLength(8)),
  say: z.union([
    z.strictObject({ key: z.string().check(z.refine((key) => OUR_KEYS.includes(key))) }),
    z.strictObject({ zh: sentence, en: sentence }),
  ]),
  action: z.enum(HINT_ACTIONS),
  priority: within(0, 100),
  coolDownSec: within(10, 86_400),
  showSec: within(3, 600),
  followedBy: z.strictObject({ event: z.enum(HINT_EVENTS), withinSec: within(1, 86_400) }),
});

export const teamCoachSchema: z.ZodMiniType<TeamCoach> = z.strictObject({
  may: z.exactOptional(
    z.strictObject({
      yuan: z.exactOptional(within(0, 100_000)),
      words: z.exactOptional(z.array(word).check(z.minLength(1), z.maxLength(8))),
    }),
  ),
  ladder: z.exactOptional(
    z
      .array(
        z.strictObject({
          level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
          words: ladderWords,
          unless: z.exactOptional(words),
        }),
      )
      .check(z.maxLength(TEAM_LIMITS.groups)),
  ),
  leave: z.exactOptional(words),
  hints: z.exactOptional(z.array(hintRuleSchema).check(z.maxLength(100))),
  off: z.exactOptional(z.array(hintId).check(z.maxLength(100))),
  reasons: z.exactOptional(z.array(reason).check(z.minLength(1), z.maxLength(TEAM_LIMITS.reasons))),
});
