/** One load on one console, with the extension or without: 50 conversations, 10,000 nodes, so many messages a second. */

import { MOST_RULES } from '../../../utils/core/coach/hint-rule';
import { asId, type SiteId } from '../../../utils/core/ids';
import { AGENTS, askExpression, takeReply } from '../../e2e/harness/ask';
import { buildFolder } from '../../e2e/harness/chromium-flags';
import type { AnySite, Consoles } from '../../e2e/harness/consoles';
import { sleep } from '../../e2e/harness/random';
import { launchRaw, type RawChromium, type RawPage } from '../../e2e/harness/raw-chromium';
import { waitUntil } from '../../e2e/harness/raw-console';
import { packsOfRules } from './many-rules';
import { type Attribution, attribute, trace } from './trace';

/** A console stands open all day: what is measured is code that the engine has got to know. */
export const WARM_UP_MS = 10_000;

export interface LoadResult {
  attribution: Attribution;
  seconds: number;
  /** After a collection, bytes, whole page. */
  heapBytes: number;
  /** Of the page's main thread in all, for the comparison with the bare page. */
  busySeconds: number;
  layouts: number;
}

export interface LoadOptions {
  site: AnySite;
  withExtension: boolean;
  ratePerSecond: number;
  seconds: number;
  warmUpMs?: number;
  /** With as many hint rules as a tab takes. */
  manyRules?: boolean;
}

async function launch(consoles: Consoles, withExtension: boolean, manyRules = false): Promise<RawChromium> {
  const browser = await launchRaw({
    consoleFlags: consoles.flags,
    ...(withExtension ? { extension: buildFolder('production') } : {}),
  });
  if (withExtension) {
    const bystander = await browser.open(`chrome-extension://${browser.extensionId}/manifest.json`);
    for (const agent of AGENTS) await bystander.evaluate(askExpression('agent/name', agent));
    if (manyRules) await giveRules(bystander);
    await bystander.close();
  }
  return browser;
}

/** @throws when a tab would not be told of them all */
async function giveRules(page: RawPage): Promise<void> {
  for (const pack of packsOfRules()) {
    const request = { text: JSON.stringify(pack), dryRun: false };
    const outcome = takeReply('library/import', await page.evaluate(askExpression('library/import', request)));
    if (!outcome.ok) throw new Error(`not imported: ${outcome.code} ${outcome.where}`);
  }
  const request = { siteId: asId<SiteId>('pdd') };
  const { words } = takeReply('coach/read', await page.evaluate(askExpression('coach/read', request)));
  if (words.rules.length !== MOST_RULES) throw new Error(`${words.rules.length} rules are told`);
}

/** The page that has the chat: on some consoles a frame in it. */
const CHAT = '(window.simulator ? window : (frames[0] ?? window))';
const hostOf = (consoles: Consoles, site: AnySite) => new URL(consoles.url(site)).host;

async function openLoaded(browser: RawChromium, url: string, withExtension: boolean): Promise<RawPage> {
  const page = await browser.open(url);
  await waitUntil(() => page.evaluate<boolean>(`${CHAT}.simulator !== undefined`), 'the console did not start');
  if (withExtension) {
    await waitUntil(
      () =>
        page.evaluate<boolean>(
          `[...${CHAT}.document.body.children].some((child) => /^[a-z]{4}-[a-z]{6}$/.test(child.localName))`,
        ),
      'the panel did not come',
    );
  }
  return page;
}

async function metrics(page: RawPage): Promise<Map<string, number>> {
  const { metrics: list } = await page.send<{ metrics: { name: string; value: number }[] }>('Performance.getMetrics');
  return new Map(list.map(({ name, value }) => [name, value]));
}

export async function runLoad(consoles: Consoles, options: LoadOptions): Promise<LoadResult> {
  const { site, withExtension, ratePerSecond, seconds } = options;
  const browser = await launch(consoles, withExtension, options.manyRules);
  try {
    const page = await openLoaded(
      browser,
      `${consoles.url(site, { seed: 3, conversations: 50 })}&nodes=10000`,
      withExtension,
    );
    await page.send('Performance.enable');
    const drive = (ms: number) =>
      page.evaluate(
        `${CHAT}.simulator.load({ ratePerSecond: ${ratePerSecond}, conversations: 50, ms: ${ms} }).then(() => true)`,
      );
    await drive(options.warmUpMs ?? WARM_UP_MS);
    const before = await metrics(page);
    const events = await trace(browser, async () => {
      await drive(seconds * 1000);
    });
    const after = await metrics(page);
    await page.send('HeapProfiler.collectGarbage');
    await sleep(300);
    await page.send('HeapProfiler.collectGarbage');
    const heapBytes = (await metrics(page)).get('JSHeapUsedSize') ?? 0;
    const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    return {
      attribution: attribute(events, hostOf(consoles, site)),
      seconds,
      heapBytes,
      busySeconds: grown('TaskDuration'),
      layouts: grown('LayoutCount'),
    };
  } finally {
    await browser.close();
  }
}

export interface StartResult {
  /** Loading and running the script itself, ms. */
  evaluateMs: number;
  /** All of ours in the second after it began: session, first reading, first drawing. */
  firstSecondMs: number;
  longestMs: number;
}

/** What the content script costs a console that is being opened; one result per load. */
export async function measureStarts(consoles: Consoles, site: AnySite, rounds: number): Promise<StartResult[]> {
  const browser = await launch(consoles, true);
  const results: StartResult[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const events = await trace(browser, async () => {
        const page = await openLoaded(
          browser,
          `${consoles.url(site, { seed: 3, conversations: 50 })}&nodes=10000`,
          true,
        );
        await sleep(1200);
        await page.close();
      });
      const { slices } = attribute(events, hostOf(consoles, site));
      const begun = slices[0]?.startMs ?? 0;
      const early = slices.filter(({ startMs }) => startMs < begun + 1000);
      const sum = (some: typeof slices) => some.reduce((total, { lengthMs }) => total + lengthMs, 0);
      results.push({
        evaluateMs: sum(early.filter(({ kind }) => kind === 'EvaluateScript' || kind === 'v8.compile')),
        firstSecondMs: sum(early),
        longestMs: Math.max(0, ...early.map(({ lengthMs }) => lengthMs)),
      });
    }
  } finally {
    await browser.close();
  }
  return results;
}
