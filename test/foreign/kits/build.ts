/** Builds the two pages as their makers' packages come from the registry, dressed as one build of a shop would be. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import type { Kit } from '../../consoles/platform/shapes';
import { type Dress, dressName } from './dress';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Names in the selectors of a style sheet; what stands in braces is left alone. */
function dressStyles(dress: Dress): Plugin {
  const names = /\.(-?[A-Za-z_][\w-]*)/g;
  return {
    name: 'dress-styles',
    enforce: 'pre',
    transform(code, id) {
      if (!id.split('?')[0]?.endsWith('.css')) return undefined;
      return code.replace(/([^{};]+)\{/g, (_, selector: string) => {
        return `${selector.replace(names, (_whole, name: string) => `.${dressName(name, dress)}`)}{`;
      });
    },
  };
}

/** @param folder where the kits are installed @returns the folder of the built page */
export async function buildKit(kit: Kit, dress: Dress, folder: string): Promise<string> {
  const outDir = join(folder, 'pages', `${kit}-${dress.kind}-${dress.build}`);
  await build({
    root: join(HERE, kit),
    base: '/',
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"', DRESS: JSON.stringify(dress) },
    // A test runner builds for development when nobody says otherwise.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    plugins: [dressStyles(dress)],
    resolve: {
      alias: [
        {
          find: /^(react|react-dom|react-chat-elements|@chatscope\/[\w-]+)(?=$|\/)/,
          replacement: join(folder, 'node_modules', '$1'),
        },
      ],
    },
    build: { outDir, emptyOutDir: true, minify: false, target: 'chrome116', modulePreload: false },
  });
  return outDir;
}
