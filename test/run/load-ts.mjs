/** Lets the plain front ends use the harness, which is TypeScript: Node 20 cannot read it by itself. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { prepareTypes } from './build.mjs';
import { ROOT } from './setup.mjs';

/** @param {string} path from the root @returns {Promise<Record<string, any>>} the module's exports */
export async function loadTs(path) {
  const { runnerImport } = await import('vite');
  // tsconfig.json extends a file that WXT generates: a fresh clone has none yet.
  if (!existsSync(join(ROOT, '.wxt', 'tsconfig.json'))) await prepareTypes();
  const { module } = await runnerImport(join(ROOT, path), {
    root: ROOT,
    configFile: false,
    logLevel: 'error',
  });
  return module;
}
