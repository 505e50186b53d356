/** Owns the build of the page of editors and of the script for its isolated world. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** @returns the folder with the page, and the script's file name in it */
export async function buildEditors({ outDir = `${here}dist` } = {}) {
  const shared = {
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  };
  await build({
    ...shared,
    root: here,
    base: '/editors/',
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: { outDir: `${outDir}/page`, emptyOutDir: true, minify: false, target: 'chrome116', modulePreload: false },
  });
  await build({
    ...shared,
    build: {
      outDir: `${outDir}/script`,
      emptyOutDir: true,
      minify: false,
      lib: { entry: `${here}inserter.ts`, formats: ['iife'], name: 'inserter', fileName: () => 'inserter.js' },
    },
  });
  return { page: `${outDir}/page`, script: `${outDir}/script/inserter.js` };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await buildEditors());
