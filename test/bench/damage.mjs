/** `npm run bench -- damage [WHICH]`: nine harms to the files of each of three stores; what came back, and what was told. */
import { runLane } from './run-lane.mjs';

/** @param which part of a harm's name: `sqlite`, `half of it`; absent: all twenty-seven */
export function benchDamage([which = 'all'] = []) {
  return runLane('storage-damage', { SIDELINE_DAMAGE: which });
}
