/** What races of groups draw and may ask for. Shapes only. */
import type { Battle, BattleStanding, GroupStanding } from '../../utils/core/battle';
import type { SumsModel } from '../figures/sums-model';

export interface BattleView extends BattleStanding {
  battle: Battle;
  siteName: string;
  /** Until it ends, or begins; epoch ms are the reader's now. */
  now: number;
  /** Of the group that stands open. */
  proof?: { members: GroupStanding['members']; sums: SumsModel };
}

/** A group's number that is to be opened. */
export interface BattleWish {
  battleId: string;
  members: GroupStanding['members'];
}

export interface BattlePerson {
  id: string;
  name: string;
}

/** `down`: not reached; `refused`: not a lead, says the server; `bad`: not a race. */
export type BattleOutcome = 'done' | 'down' | 'refused' | 'bad';

export interface BattleFormModel {
  members: readonly BattlePerson[];
  sites: readonly { id: string; name: string }[];
  /** Full hours to begin at, the running one first: epoch seconds and how they are said. */
  starts: readonly { at: number; label: string }[];
}

export interface BattleCallbacks {
  onPut(battle: Battle): Promise<BattleOutcome>;
  onDrop(id: string): Promise<BattleOutcome>;
}
