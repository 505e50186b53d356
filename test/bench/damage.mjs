/** `npm run bench -- damage`: nine harms to the files of each of three stores; what came back, and what was told. */
import { runLane } from './run-lane.mjs';

export function benchDamage() {
  return runLane('storage-damage', { SIDELINE_DAMAGE: 'all' });
}
