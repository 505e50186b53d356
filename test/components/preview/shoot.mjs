// Pictures and axe findings of every surface: node test/components/preview/shoot.mjs OUT_DIR [surface or surface/state ...]
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

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
    'pillGuard',
    ...['harm', 'threat', 'due', 'next', 'offered', 'anger', 'stalls', 'question', 'asked-again', 'unseen'].map(
      (id) => `hint-${id}`,
    ),
    ...['repeat', 'load', 'slower', 'recommend', 'open-end', 'rest', 'split', 'soft'].map((id) => `hint-${id}`),
    ...['dues', 'duesCopied', 'calmAnger', 'calmThreat', 'calmHarm', 'buyer', 'note', 'reasons'],
  ],
  popup: ['day', 'shiftEnd', 'alone', 'turns', 'ranking', 'scripts', 'noHits', 'firstRun', 'lost', 'news', 'full'],
  options: ['usual', 'lost', 'hints', 'importing', 'imported', 'refused', 'erasing', 'erasingAll', 'exported'],
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
    ...['usual', 'empty', 'scripts', 'noPacks', 'scriptsDiff', 'scriptsRefused'],
    ...[
      'editor',
      'editorEmpty',
      'editorOpen',
      'editorPicture',
      'editorDuplicates',
      'editorMany',
      'editorPublish',
      'editorRule',
      'reasons',
    ],
  ],
  palette: ['usual', 'many', 'asks', 'none', 'empty', 'lost'],
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
const openFirst = (page) => page.locator('[role=rowgroup] > [role=row]').first().click();
const chooseFile = async (page) => {
  const file = { name: 'autumn.json', mimeType: 'application/json', buffer: Buffer.from('{}') };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.waitForSelector('.import .confirm');
};
const file = (name) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('{}') });
/** On paper: `SIDELINE_MEDIA=print`. */
const media = process.env.SIDELINE_MEDIA;
/** What has to be done on the page before a state is seen. */
const acts = {
  'overlay/note': (page) => page.locator('.note-add').click(),
  'options/hints': (page) => page.locator('details > summary').first().click(),
  'options/importing': (page) => page.locator('input[type="file"]').setInputFiles(file('records.json')),
  'options/imported': async (page) => {
    await page.locator('input[type="file"]').setInputFiles(file('records.json'));
    await page.locator('[role="alertdialog"] .danger').click();
  },
  'options/refused': (page) => page.locator('input[type="file"]').setInputFiles(file('records.json')),
  'options/erasing': async (page) => {
    await page.locator('[aria-labelledby="privacy"] input[type="date"]').fill('2026-11-20');
    await page.locator('[aria-labelledby="privacy"] form.inline:has(input[type="date"]) button').click();
  },
  'options/erasingAll': (page) => page.locator('[aria-labelledby="privacy"] .danger').click(),
  'options/exported': (page) => page.locator('[aria-labelledby="privacy"] .actions .plain').first().click(),
  'numbers/reconcile': (page) => page.locator('details > summary').first().click(),
  'numbers/sheet': (page) => page.locator('input[type="file"]').setInputFiles(file('sheet.csv')),
  'numbers/coverage': (page) => page.locator('.watched summary').click(),
  'numbers/trend': (page) => page.locator('.picture-choice .segment').nth(1).click(),
  'numbers/paste': async (page) => {
    await page.locator('details[open] > details > summary').first().click();
    await page.locator('textarea').first().fill('首响 12 秒 主管群\n平响 30 秒 主管群\n???');
    await page.locator('textarea + .actions .plain').first().click();
  },
  'lead/editorOpen': openFirst,
  'lead/editorPicture': openFirst,
  'lead/editorMany': openFirst,
  'lead/editorDuplicates': async (page) => {
    await page.locator('.editor-side [role=tab]').nth(2).click();
    await page.locator('.duplicates > button').click();
    await page.waitForSelector('.duplicates li');
  },
  'lead/editorPublish': async (page) => {
    await page.locator('.editor-bar .primary').click();
    const coach = page.locator('.confirm details.words').last();
    await coach.locator('summary').first().click();
    await coach.locator('textarea').fill('找集团、找大区 → 3 | 集团采购\n曝光 → 0\n找媒体');
    await coach.locator('details > summary').click();
  },
  'lead/editorRule': async (page) => {
    await page.locator('.editor-bar .primary').click();
    const coach = page.locator('.confirm details.words').last();
    await coach.locator('summary').first().click();
    await coach.locator('.own-rules > .actions > button').click();
    await coach.locator('form [type="submit"]').click();
  },
  'lead/scriptsDiff': chooseFile,
  'lead/scriptsRefused': chooseFile,
};
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
