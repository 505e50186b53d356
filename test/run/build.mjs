/** The three builds that tests, demo and bench use, and where they lie. Nothing is cached: a build takes seconds. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT, run, SetupProblem } from './setup.mjs';

const OUT = resolve(ROOT, process.env.SIDELINE_OUT_DIR ?? '.output');
const WXT = join(ROOT, 'node_modules', 'wxt', 'bin', 'wxt.mjs');

/** `production` and `firefox` are what is shipped, byte for byte; `open` differs in one constant: its shadow root is open. */
export const BUILDS = {
  production: {
    folder: join(OUT, 'chrome-mv3'),
    args: ['build'],
    env: { SIDELINE_OUT_DIR: OUT, SIDELINE_OPEN_SHADOW: '' },
  },
  firefox: {
    folder: join(OUT, 'firefox-mv2'),
    args: ['build', '-b', 'firefox', '--mv2'],
    env: { SIDELINE_OUT_DIR: OUT, SIDELINE_OPEN_SHADOW: '' },
  },
  open: {
    folder: join(OUT, 'open', 'chrome-mv3'),
    args: ['build'],
    env: { SIDELINE_OUT_DIR: join(OUT, 'open'), SIDELINE_OPEN_SHADOW: '1' },
  },
};

/** Writes `.wxt/`, which the type checker reads. */
export async function prepareTypes() {
  return await run(process.execPath, [WXT, 'prepare']);
}

/** @param {keyof typeof BUILDS} name @returns {Promise<{code: number, output: string}>} */
export async function build(name) {
  const { args, env } = BUILDS[name];
  return await run(process.execPath, [WXT, ...args], { env });
}

/** For front ends that cannot go on without: a failed build ends the run with its output. */
export async function buildOrStop(name) {
  const result = await build(name);
  if (result.code !== 0) throw new SetupProblem(`The ${name} build failed:\n${result.output.trim()}`);
  return BUILDS[name].folder;
}

/** The simulated consoles' pages. @throws SetupProblem */
export async function buildConsolesOrStop() {
  const { buildConsoles } = await import('../consoles/build.mjs');
  // tsconfig.json extends a file that WXT generates, and the bundler reads tsconfig.json: a fresh clone has none yet.
  if (!existsSync(join(ROOT, '.wxt', 'tsconfig.json'))) await prepareTypes();
  try {
    await buildConsoles();
  } catch (error) {
    throw new SetupProblem(`The simulated consoles do not build:\n${error.message}`);
  }
}
