/** `npm run bench -- board [--agents 5000] [--seconds 15] [--shots FOLDER]`: a large team in a real browser, from a real server. */
import { parseArgs } from 'node:util';
import { buildOrStop } from '../run/build.mjs';
import { findNatsServer } from '../run/find-browser.mjs';
import { loadTs } from '../run/load-ts.mjs';
import { SetupProblem, setUp } from '../run/setup.mjs';

const OPTIONS = {
  agents: { type: 'string', default: '5000' },
  seconds: { type: 'string', default: '15' },
  shots: { type: 'string' },
  built: { type: 'boolean', default: false },
};

/** @returns the exit status */
export async function benchBoard(args) {
  const { values } = parseArgs({ args, options: OPTIONS });
  await setUp({ hub: true });
  if (!findNatsServer()) throw new SetupProblem('There is no nats-server: see npm run hub.');
  if (!values.built) await buildOrStop('production');
  const { runBoardBench } = await loadTs('test/bench/board/run.ts');
  return await runBoardBench({
    agents: Number(values.agents),
    seconds: Number(values.seconds),
    shots: values.shots,
    say: (line) => console.log(line),
  });
}
