/** Owns changing the team's list of races: read, changed, written on top of what another lead may have written meanwhile. */
import type { Battle } from '../core/battle';
import { battlesSchema } from '../schema/hub';
import { changeDoc, docReader } from './change-doc';
import type { HubLine } from './connect';
import { rosterSubject } from './names';

/** A race as it is kept; `by` is the lead who set it. */
export type TeamBattle = Battle & { by: string };

/** Older ones make room. */
const MAX_KEPT = 30;

const readDoc = docReader(battlesSchema);

/** undefined: not a list of ours. */
export const readBattles = (bytes: Uint8Array): TeamBattle[] | undefined => readDoc(bytes)?.battles;

/**
 * Puts one in, or takes one out (`drop`).
 * @throws RangeError when what it makes would be refused by everybody, HubRefusedError when the server says no
 */
export function changeBattles(
  line: HubLine,
  team: string,
  change: { put: TeamBattle } | { drop: string },
): Promise<void> {
  const id = 'put' in change ? change.put.id : change.drop;
  return changeDoc(line, rosterSubject(team, 'battles'), readDoc, (before) => {
    const others = (before?.battles ?? []).filter((battle) => battle.id !== id);
    const all = 'put' in change ? [...others, change.put] : others;
    return { battles: all.sort((a, b) => a.from - b.from).slice(-MAX_KEPT) };
  });
}
