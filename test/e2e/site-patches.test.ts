/**
 * What a patch may cost, in Chromium on a page of 10,000 elements: it takes 5 ms at most, by another clock than the one that
 * let it in, or it is refused with the figure. `SIDELINE_PATCHES=5000`: all of them, with two threads that burn beside it.
 */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusalText, refusedAt } from '../../components/teach/teach-panel';
import type { SitePatch } from '../../utils/core/site-patch';
import { type Costly, MOST_MS as LET_IN_MS } from '../../utils/dom/patch-cost';
import { sitePatchSchema } from '../../utils/schema/site-patch';
import { translateIn } from '../components/translate';
import { seeded } from '../consoles/platform/random';
import { dearPatch, hostilePatch } from '../schema/hostile-patches';
import { chromiumPath } from './harness/chromium-flags';

const ALL = Number(process.env.SIDELINE_PATCHES ?? 0);
const COUNT = ALL || 40;
const SEED = 20261123;
const MOST_MS = 5;

let browser: Browser;
let page: Page;
let burning: Worker[] = [];
beforeAll(async () => {
  const entry = fileURLToPath(new URL('../../utils/dom/patch-cost.ts', import.meta.url));
  const lib = { entry, formats: ['iife' as const], name: 'cost', fileName: 'cost' };
  const [built] = (await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, lib },
  })) as Rollup.RollupOutput[];
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
  page = await browser.newPage();
  await page.addScriptTag({ content: built?.output[0].code ?? '' });
  expect(await page.evaluate(drawPage)).toBe(10_000);
  burning = Array.from({ length: ALL ? 2 : 0 }, () => new Worker('for (;;);', { eval: true }));
});
afterAll(async () => {
  await Promise.all(burning.map((one) => one.terminate()));
  await browser?.close();
});

it(`of ${COUNT} patches (seed ${SEED}) each costs ${MOST_MS} ms at most, or is refused with a reason`, {
  timeout: 60_000 + COUNT * 200,
}, async () => {
  const random = seeded(SEED);
  const counts = { taken: 0, refused: 0, dear: 0, needless: 0 };
  let dearest = 0;
  let usual = 0;
  let worst = 0;
  for (let nth = 0; nth < COUNT; nth++) {
    const isDear = random.chance(0.15);
    const read = sitePatchSchema.safeParse(isDear ? dearPatch(random) : hostilePatch(random));
    const { slow, tookMs } = read.success ? await page.evaluate(judge, read.data) : { slow: undefined, tookMs: 0 };
    if (read.success && !slow) {
      counts.taken++;
      dearest = Math.max(dearest, tookMs);
      if (!isDear) usual = Math.max(usual, tookMs);
      expect(tookMs, JSON.stringify(read.data.slots)).toBeLessThanOrEqual(MOST_MS);
      continue;
    }
    counts[slow ? 'dear' : 'refused']++;
    worst = Math.max(worst, slow?.tookMs ?? 0);
    if (slow && tookMs <= LET_IN_MS * 0.8) counts.needless++;
    const where = slow ?? refusedAt(read.error?.issues[0]?.path.map(String).join('.'));
    for (const locale of ['zh', 'en'] as const) {
      const said = refusalText(where, translateIn(locale));
      expect(said).toMatch(/没有保存|Not saved/);
      if (slow) expect(said).toContain(slow.tookMs.toFixed(1));
    }
  }
  console.log(
    `site patches in Chromium: ${JSON.stringify(counts)}, the dearest taken ${dearest.toFixed(2)} ms, of usual ones ${usual.toFixed(2)} ms, refused up to ${worst.toFixed(1)} ms`,
  );
  // The machine's fault, not theirs: rare even while others burn.
  expect(counts.needless).toBeLessThanOrEqual(COUNT / 100);
  expect(Math.min(counts.taken, counts.refused, counts.dear)).toBeGreaterThan(COUNT / 100);
});

/** Runs in the page: what ours says, and the quickest of many passes by a count of its own. */
function judge(patch: SitePatch): { slow: Costly | undefined; tookMs: number } {
  const { costly } = (
    globalThis as unknown as { cost: { costly(patch: SitePatch, page: Document): Costly | undefined } }
  ).cost;
  const slow = costly(patch, document);
  const every = Object.values(patch.slots).flatMap((ways) => ways.map(({ css }) => css));
  let tookMs = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < 40; pass++) {
    const from = performance.now();
    for (const css of every) document.querySelectorAll(css);
    tookMs = Math.min(tookMs, performance.now() - from);
    if (slow && pass > 4 && tookMs > 2 * 5) break;
  }
  return { slow, tookMs };
}

/** Runs in the page: columns of boxes in boxes, forty deep, that wear every name the patches use. */
function drawPage(): number {
  const names = ['a', 'b', 'c a', 'row msg item', 'list panel', 'box in', 'message-item--x row', 'out self'];
  document.body.textContent = '';
  let nth = 0;
  const count = () => document.getElementsByTagName('*').length;
  while (count() < 10_000) {
    let at: Element = document.body;
    for (let deep = 0; deep < 40 && count() < 10_000; deep++) {
      for (const tag of ['div', 'li']) {
        if (count() >= 10_000) break;
        const one = document.createElement(tag);
        one.className = names[(nth * 7 + deep) % names.length] ?? '';
        if (nth++ % 5 === 0) one.setAttribute('data-room-id', String(nth));
        at.append(one);
      }
      at = at.lastElementChild ?? at;
    }
  }
  return count();
}
