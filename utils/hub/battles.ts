/** Owns changing the team's list of races: read, changed, written on top of what another lead may have written meanwhile. */
import type { Battle } from '../core/battle';
import { battlesSchema } from '../schema/hub';
import { type HubLine, HubRefusedError, OVERTAKEN } from './connect';
import { rosterSubject } from './names';

/** A race as it is kept; `by` is the lead who set it. */
export type TeamBattle = Battle & { by: string };

const TRIES = 5;
/** Older ones make room. */
const MAX_KEPT = 30;

/** undefined: not a list of ours. */
export function readBattles(bytes: Uint8Array): TeamBattle[] | undefined {
  try {
    const parsed = battlesSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return parsed.success ? parsed.data.battles : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Puts one in, or takes one out (`drop`).
 * @throws RangeError when what it makes would be refused by everybody, HubRefusedError when the server says no
 */
export async function changeBattles(
  line: HubLine,
  team: string,
  change: { put: TeamBattle } | { drop: string },
): Promise<void> {
  const subject = rosterSubject(team, 'battles');
  for (let attempt = 1; ; attempt += 1) {
    const there = await line.get(subject);
    // A list we cannot read holds other leads' races: it is not written over.
    const before = there ? readBattles(there.bytes) : [];
    if (!before) throw new RangeError('unreadable list');
    const id = 'put' in change ? change.put.id : change.drop;
    const others = before.filter((battle) => battle.id !== id);
    const all = 'put' in change ? [...others, change.put] : others;
    const battles = all.sort((a, b) => a.from - b.from).slice(-MAX_KEPT);
    const bytes = new TextEncoder().encode(JSON.stringify({ v: 1, battles }));
    if (!readBattles(bytes)) throw new RangeError('not a race');
    try {
      await line.put(subject, bytes, there?.sequence ?? 0);
      return;
    } catch (error) {
      if (!(error instanceof HubRefusedError) || error.code !== OVERTAKEN || attempt === TRIES) throw error;
    }
  }
}
