// Pictures and axe findings of every surface: node test/components/preview/shoot.mjs OUT_DIR [surface or surface/state ...]
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { acts } from './acts.mjs';

const out = process.argv[2] ?? 'artifacts/preview';
const wanted = process.argv.slice(3);
const states = {
  overlay: [
    'usual',
    'calm',
    'busy',
    'first',
    'degraded',
    'unrecognised',
    'orphaned',
    'pill',
    'pillCalm',
    'guard',
    'guardStop',
    'guardNote',
    'remember',
    'ownReply',
    'ownReplySure',
    'noScript',
    'pictures',
    ...['cardsLong', 'cardsOne', 'remembered', 'questionKept', 'pictureCopied', 'pictureAttached', 'pictureLost'],
    ...['missing', 'changed', 'composing', 'untrusted', 'onClipboard', 'failed'],
    'pillGuard',
    ...['harm', 'threat', 'due', 'next', 'offered', 'anger', 'stalls', 'question', 'asked-again', 'unseen'].map(
      (id) => `hint-${id}`,
    ),
    ...['repeat', 'load', 'slower', 'recommend', 'open-end', 'rest', 'split', 'peak', 'soft'].map((id) => `hint-${id}`),
    ...[
      'dues',
      'duesCopied',
      'calmAnger',
      'calmThreat',
      'calmHarm',
      'buyer',
      'teamReasons',
      'note',
      'reasons',
      'night',
      'fillOnly',
      'fillUnsure',
    ],
  ],
  popup: [
    'fillOnly',
    'day',
    'night',
    'shiftEnd',
    'alone',
    'turns',
    'ranking',
    'scripts',
    'noHits',
    'firstRun',
    'lost',
    'news',
    'full',
  ],
  options: ['usual', 'lost', 'hints', 'given', 'importing', 'imported', 'refused', 'erasing', 'erasingAll', 'exported'],
  numbers: [
    'figures',
    'hour',
    'trend',
    'talks',
    'coverage',
    'month',
    'ranking',
    'composite',
    'elsewhere',
    'many',
    'battles',
    'story',
    'plan',
    'reconcile',
    'sheet',
    'compared',
    'targets',
    'paste',
  ],
  lead: [
    ...['usual', 'empty', 'board', 'totals', 'bigScreen', 'scripts', 'noPacks', 'scriptsDiff', 'scriptsRefused'],
    ...[
      'scriptsSheet',
      'scriptsSheetPlan',
      'scriptsConflict',
      'scriptsUses',
      'scriptsHistory',
      'scriptsExport',
      'scriptsRemove',
    ],
    ...['scriptsFeed', 'scriptsNew', 'scriptsSigned'],
    ...['editorTest', 'editorTrouble', 'editorConflict', 'editorBulk', 'editorNew', 'editorConditions'],
    ...['editor', 'editorEmpty', 'editorOpen', 'editorPicture', 'editorDuplicates', 'editorMany', 'editorPublish'],
    ...['editorSites', 'editorRule', 'reasons', 'editorTestQuiet', 'editorLeave', 'editorAway'],
    ...['scriptsMixed', 'scriptsOlder'],
    ...['handoutDown', 'handoutGone', 'handoutRefused', 'handoutLarge'],
  ],
  palette: ['usual', 'many', 'asks', 'filled', 'slip', 'stacked', 'none', 'empty', 'loading', 'indexing', 'lost'],
};
const sizes = {
  overlay: { width: 340, height: 560 },
  popup: { width: 400, height: 600 },
  options: { width: 800, height: 900 },
  numbers: { width: 1366, height: 768 },
  lead: { width: 1360, height: 820 },
  palette: { width: 560, height: 460 },
};
/** `SIDELINE_SIZE=683x384@2`: another window, and how many dots a pixel has; so is 200 % zoom seen. */
const lensOf = (surface) => {
  const [, width, height, dots] = /^(\d+)x(\d+)(?:@(\d))?$/.exec(process.env.SIDELINE_SIZE ?? '') ?? [];
  if (!width) return { viewport: sizes[surface] };
  return { viewport: { width: Number(width), height: Number(height) }, deviceScaleFactor: Number(dots ?? 1) };
};
/** On paper: `SIDELINE_MEDIA=print`. */
const media = process.env.SIDELINE_MEDIA;
mkdirSync(out, { recursive: true });
const root = fileURLToPath(new URL('../../..', import.meta.url));
/** As in the build: the overlay is drawn by Preact, the pages by React. */
const PREACT = [
  { find: /^react$/, replacement: 'preact/compat' },
  { find: /^react-dom$/, replacement: 'preact/compat' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx(?:-dev)?-runtime$/, replacement: 'preact/jsx-runtime' },
];
const startServer = async (alias, port) => {
  const server = await createServer({
    root,
    configFile: false,
    plugins: alias.length > 0 ? [] : [react()],
    resolve: { alias },
    define: { __OPEN_SHADOW__: 'true' },
    cacheDir: join(root, `.output/preview-${port}`),
    server: { port, host: '127.0.0.1', watch: null, hmr: false },
    logLevel: 'warn',
  });
  return server.listen();
};
const servers = [await startServer([], 5199), await startServer(PREACT, 5198)];
/** The port asked for may be taken by somebody else's pictures. */
const [pagePort, overlayPort] = servers.map((server) => server.httpServer.address().port);
const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
let bad = 0;
try {
  for (const surface of Object.keys(states)) {
    const asked = states[surface].filter(
      (state) => wanted.length === 0 || wanted.includes(surface) || wanted.includes(`${surface}/${state}`),
    );
    if (asked.length === 0) continue;
    for (const locale of ['zh', 'en']) {
      for (const theme of ['light', 'dark']) {
        const page = await browser.newPage({ ...lensOf(surface), colorScheme: theme });
        page.on('pageerror', (error) => console.log(`ERROR ${surface} ${error.message}`));
        page.on('console', (line) => line.type() === 'error' && console.log(`console ${line.text()}`));
        for (const state of asked) {
          const query = new URLSearchParams({ surface, state, locale, theme });
          await page.goto(
            `http://127.0.0.1:${surface === 'overlay' ? overlayPort : pagePort}/test/components/preview/index.html?${query}`,
          );
          await page.waitForSelector('html[data-ready]', { timeout: 15_000 });
          // Folded parts are looked at open.
          await page.evaluate(() => {
            const host = document.querySelector('sideline-overlay');
            for (const one of host?.shadowRoot?.querySelectorAll('details') ?? []) one.open = true;
          });
          await acts[`${surface}/${state}`]?.(page);
          await page.evaluate(axe);
          const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
          for (const violation of found.violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))) {
            bad += 1;
            console.log(
              `axe ${surface}/${state}/${locale}/${theme}: ${violation.id} ${violation.nodes[0]?.html?.slice(0, 160)} ${violation.nodes[0]?.any?.[0]?.message ?? ''}`,
            );
          }
          if (media) await page.emulateMedia({ media });
          await page.screenshot({ path: `${out}/${surface}-${state}-${locale}-${theme}.png`, fullPage: true });
          if (media) await page.emulateMedia({ media: 'screen' });
        }
        await page.close();
      }
    }
  }
} finally {
  await browser.close();
  await Promise.all(servers.map((server) => server.close()));
}
console.log(`axe serious or critical: ${bad}`);
process.exitCode = bad > 0 ? 1 : 0;
