/** Builds the page as the editor's own packages come from the registry. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** @param folder where the editor is installed @returns the folder of the built page */
export async function buildCkeditor(folder: string): Promise<string> {
  const outDir = join(folder, 'page');
  await build({
    root: fileURLToPath(new URL('.', import.meta.url)),
    base: './',
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: [{ find: /^(@ckeditor\/[\w-]+)(?=$|\/)/, replacement: join(folder, 'node_modules', '$1') }] },
    build: { outDir, emptyOutDir: true, minify: false, target: 'chrome116', modulePreload: false },
  });
  return outDir;
}
