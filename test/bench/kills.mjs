/** `npm run bench -- kills [count] [leveldb|sqlite]`: the browser is killed that often in the middle of writing. */
import { runLane } from './run-lane.mjs';

export function benchKills([count = '200', engine = 'leveldb'] = []) {
  return runLane('/sigkill', { SIDELINE_KILLS: count, SIDELINE_ENGINE: engine });
}
