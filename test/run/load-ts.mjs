/** Lets the plain front ends use the harness, which is TypeScript: Node 20 cannot read it by itself. */
import { join } from 'node:path';
import { ROOT } from './setup.mjs';

/** @param {string} path from the root @returns {Promise<Record<string, any>>} the module's exports */
export async function loadTs(path) {
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(join(ROOT, path), {
    root: ROOT,
    configFile: false,
    logLevel: 'error',
  });
  return module;
}
