/** Owns which rules a conversation is folded under: its console's own, and the coach's. Both rows are always kept. */
import { calendarFor } from '../../utils/core/business-day';
import { foldUnderRules } from '../../utils/core/conversation';
import type { SiteId } from '../../utils/core/ids';
import type { RuleProfile } from '../../utils/core/turn';
import type { Folding } from '../../utils/db/refold';
import { coachRule } from '../../utils/rules/coach';
import { RULES, ruleById } from '../../utils/rules/index';
import type { Settings } from '../../utils/settings/settings';
import { siteById } from '../../utils/sites/match';

/** Raise it when the fold itself changes what the same facts give. */
const FOLD_VERSION = 3;

const RULES_PRINT = fingerprint(JSON.stringify(RULES));

/** The rule an agent is judged by on a site; the coach's where the site has none. */
export function ruleOfSite(siteId: SiteId): RuleProfile {
  const ruleId = siteById(siteId)?.ruleId;
  return (ruleId === undefined ? undefined : ruleById(ruleId)) ?? coachRule;
}

export function createFolding({ zone, dayCut }: Settings['calendar']): Folding {
  return {
    name: `${FOLD_VERSION} ${zone} ${dayCut} ${RULES_PRINT}`,
    calendar: calendarFor(zone, dayCut),
    fold(facts, now) {
      const first = facts[0];
      if (!first) return { ruleIds: RULES.map((rule) => rule.id), rows: [], running: [] };
      const rules = [...new Set([ruleOfSite(first.siteId), coachRule])];
      const folds = foldUnderRules(facts, rules, { zone, dayCut, now });
      return {
        ruleIds: rules.map((rule) => rule.id),
        rows: folds.flatMap((fold) => fold.contribution),
        running: folds.flatMap(({ rule, running }) => (running ? [{ ...running, ruleId: rule.id }] : [])),
      };
    },
  };
}

/** FNV-1a, to notice that a shipped rule has changed; not for anything that must not be forged. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16);
}
