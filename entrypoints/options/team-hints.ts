/** Owns asking for the hints that the team's packs add or tune; refuses to fail: without an answer there are none. */
import type { HintRule } from '../../utils/core/coach/hint-rule';
import { HINT_RULES } from '../../utils/core/coach/hint-rules';
import type { SiteId } from '../../utils/core/ids';
import { ask } from '../../utils/messaging/client';

/** As they stand in the packs now; any console's answer holds the same. */
export async function readTeamHints(siteId: SiteId | undefined): Promise<HintRule[]> {
  if (siteId === undefined) return [];
  const reply = await ask('coach/read', { siteId });
  const ours = new Set(HINT_RULES.map((rule) => JSON.stringify(rule)));
  return reply.ok ? reply.value.words.rules.filter((rule) => !ours.has(JSON.stringify(rule))) : [];
}
