/** Owns the words of what the lead's page read of people and rules. Reads nothing. */
import type { RuleLine, TeamBoard } from '../../components/lead/lead-model';
import { pickText, type Translate } from '../../components/text';
import { RULES } from '../../utils/rules/index';
import type { Settings } from '../../utils/settings/settings';
import { SITES } from '../../utils/sites/index';
import { targetOf } from './read-board';

/** The board with the names of its consoles. */
export function wordBoard(board: TeamBoard, t: Translate): TeamBoard {
  const nameOf = (id: string) => {
    const site = SITES.find((each) => each.id === id);
    return site ? pickText(site.name, t) : id;
  };
  return {
    ...board,
    lines: board.lines.map((line) => ({ ...line, siteName: nameOf(line.siteId) })),
    ...(board.totals && { totals: board.totals.map((line) => ({ ...line, siteName: nameOf(line.siteId) })) }),
    sites: board.sites.map(({ id }) => ({ id, name: nameOf(id) })),
  };
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
