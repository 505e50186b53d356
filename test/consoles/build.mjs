/** Owns the build of the simulated consoles into test/consoles/dist. `node test/consoles/build.mjs` or buildConsoles(). */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
export const CONSOLES_DIST = `${here}dist`;
const PAGES = [
  { name: 'pdd', base: '/chat-merchant/' },
  { name: 'feige', base: '/pc_seller_v2/static/' },
  { name: 'jd', base: '/static/' },
  { name: 'kuaishou', base: '/static/' },
  { name: 'xiaohongshu', base: '/cstools/static/' },
  { name: 'chatwoot', base: '/static/' },
  { name: 'weixin', base: '/shop/static/' },
  { name: 'wangwang', base: '/app/ocms-fusion-components-1688/def_cbu_web_im_core/static/' },
  { name: 'shopee', base: '/static/' },
  { name: 'goofish', base: '/static/' },
  { name: 'livehelperchat', base: '/static/' },
  { name: 'tiktok', base: '/static/' },
];

/** Builds both pages; `outDir` when several builds must not disturb each other. Returns the folder. */
export async function buildConsoles({ outDir = CONSOLES_DIST } = {}) {
  await Promise.all(
    PAGES.map(({ name, base }) =>
      build({
        root: `${here}${name}`,
        base,
        configFile: false,
        logLevel: 'warn',
        define: { 'process.env.NODE_ENV': '"production"' },
        oxc: { jsx: { runtime: 'automatic' } },
        build: {
          outDir: `${outDir}/${name}`,
          emptyOutDir: true,
          minify: false,
          target: 'chrome116',
          modulePreload: false,
        },
      }),
    ),
  );
  return outDir;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await buildConsoles());
