/** Owns the words of what the lead's page read of people and rules. Reads nothing. */
import { formatWait } from '../../components/format';
import type { RuleLine, TeamLine } from '../../components/lead/lead-model';
import { pickText, type Translate } from '../../components/text';
import { RULES } from '../../utils/rules/index';
import type { Settings } from '../../utils/settings/settings';
import { SITES } from '../../utils/sites/index';
import { type BareLine, targetOf } from './read-board';

/** Lines with the names of their consoles, and how old the news is. */
export function wordLines(lines: readonly BareLine[], t: Translate): TeamLine[] {
  return lines.map(({ ageMs, ...line }) => {
    const site = SITES.find(({ id }) => id === line.siteId);
    const siteName = site ? pickText(site.name, t) : line.siteId;
    return {
      ...line,
      siteName: ageMs === undefined ? siteName : `${siteName} · ${t('rankAge', formatWait(ageMs, t))}`,
    };
  });
}

export function ruleLines(settings: Settings, t: Translate): RuleLine[] {
  return RULES.map((rule) => ({
    id: rule.id,
    name: pickText(rule.name, t),
    note: pickText(rule.note, t),
    validFrom: rule.validFrom,
    passSec: rule.passSec,
    alertSec: rule.alertSec,
    target: targetOf(rule, settings),
  }));
}
