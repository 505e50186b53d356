// Bundles the product's matching modules with vite, so that what is measured is built code; used by the matching bench.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { prepareTypes } from '../run/build.mjs';

const folder = fileURLToPath(new URL('../../utils/core/matching/', import.meta.url));
// The compiler's settings extend a file that a fresh copy does not have yet.
if (!existsSync(new URL('../../.wxt/tsconfig.json', import.meta.url))) await prepareTypes();

export const MODULES = ['suggest', 'search', 'built-in', 'memory', 'search-tables', 'normalise'];

/** The built text of some matching modules, minified or not. */
export async function bundle(modules, minify) {
  const id = 'virtual:matching';
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'matching-entry',
        resolveId: (source) => (source === id ? `\0${id}` : undefined),
        load: (source) =>
          source === `\0${id}`
            ? modules.map((name) => `export * from ${JSON.stringify(`${folder}${name}.ts`)};`).join('\n')
            : undefined,
      },
    ],
    build: {
      write: false,
      minify,
      target: 'es2022',
      rollupOptions: { input: id, preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  });
  const output = Array.isArray(result) ? result[0].output : result.output;
  return output.map((chunk) => chunk.code ?? '').join('\n');
}

/** Minified and gzip bytes of what a console's tab needs (suggest; the groups are sent to it) and of everything. */
export async function sizes() {
  const measure = async (modules) => {
    const code = await bundle(modules, true);
    return { minified: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).length };
  };
  return { suggest: await measure(['suggest', 'built-in', 'memory']), all: await measure(MODULES) };
}

/** The matching modules, built and loaded. */
export async function loadMatching() {
  const temporary = mkdtempSync(path.join(tmpdir(), 'matching-'));
  const file = path.join(temporary, 'matching.mjs');
  writeFileSync(file, await bundle(MODULES, true));
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
