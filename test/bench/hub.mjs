/** `npm run bench -- hub [--agents N] [--dashboards D] [--teams T] [--seconds S] [--kills K] [--pack] [--cluster]`: the team's server under load. */
import { parseArgs } from 'node:util';
import { findNatsServer } from '../run/find-browser.mjs';
import { loadTs } from '../run/load-ts.mjs';
import { SetupProblem, setUp } from '../run/setup.mjs';

const USAGE =
  'npm run bench -- hub [--agents 500] [--dashboards 100] [--teams 1] [--seconds 20] [--every 0] [--kills 0] [--pack] [--cluster] | --fuzz 100000 [--seed 1]';

export async function benchHub(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        agents: { type: 'string', default: '500' },
        dashboards: { type: 'string', default: '100' },
        teams: { type: 'string', default: '1' },
        seconds: { type: 'string', default: '20' },
        every: { type: 'string', default: '0' },
        kills: { type: 'string', default: '0' },
        pack: { type: 'boolean', default: false },
        fuzz: { type: 'string' },
        seed: { type: 'string', default: '1' },
        cluster: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new SetupProblem(`${error.message}\n${USAGE}`);
  }
  const wish = Object.fromEntries(
    ['agents', 'dashboards', 'teams', 'seconds', 'every', 'kills'].map((name) => [name, Number(values[name])]),
  );
  if (Object.values(wish).some((value) => !Number.isFinite(value) || value < 0)) throw new SetupProblem(USAGE);
  if (values.fuzz !== undefined) {
    const { fuzzFrames } = await loadTs('test/bench/hub/fuzz.ts');
    const { line, ok } = await fuzzFrames(Number(values.fuzz), Number(values.seed));
    console.log(line);
    return ok ? 0 : 1;
  }
  await setUp({ browsers: false, hub: true });
  if (!findNatsServer()) throw new SetupProblem('There is no nats-server: see npm run hub.');
  const { runHubBench } = await loadTs('test/bench/hub/run.ts');
  return await runHubBench({ ...wish, pack: values.pack, cluster: values.cluster }, (line) => console.log(line));
}
