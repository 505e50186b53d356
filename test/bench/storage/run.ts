/** The storage bench: fills, measures, holds the gates. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFolder } from '../../e2e/harness/chromium-flags';
import { type Consoles, startConsoles } from '../../e2e/harness/consoles';
import { launchRaw, type RawChromium, type RawPage } from '../../e2e/harness/raw-chromium';
import { askRaw, inContentScript, openBystander, openRawConsole, waitUntil } from '../../e2e/harness/raw-console';
import { Gates, megabytes, ms, quantile } from '../page/figures';
import { type Filled, fill, messageAt } from './fill';
import { untilResting } from './rest';
import { probeWorker } from './worker-cost';

const LIMITS = { updateMs: 5, popupWarmMs: 300, popupColdMs: 600, explainMs: 200 };
const UPDATES = 200;
const POPUPS = 9;

export interface StorageBenchOptions {
  facts: number;
  days: number;
  /** A folder to keep the filled profile in, or to find it in. */
  keep: string | undefined;
  say(line: string): void;
}

/** @returns the exit status: 0 when every gate holds */
export async function runStorageBench({ facts, days, keep, say }: StorageBenchOptions): Promise<number> {
  const gates = new Gates();
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'sideline-storage-'));
  mkdirSync(folder, { recursive: true });
  const consoles = await startConsoles();
  try {
    const filled = await filledProfile(folder, { facts, days }, consoles, say);
    say(
      `${filled.facts} facts, ${days} days; load ${loadavg()
        .map((one) => one.toFixed(1))
        .join(' ')}`,
    );
    const browser = await launch(folder, consoles);
    try {
      const bystander = await openBystander(browser);
      await copiesMade(bystander);
      const rested = await untilResting(browser);
      say(`the browser rests${rested === undefined ? ' not, or does not tell' : ` after ${Math.round(rested)} s`}`);
      await measurePopups(browser, bystander, gates, say);
      await measureUpdates(browser, consoles, filled, gates, say);
      await measurePlain(bystander, say);
    } finally {
      await browser.close();
    }
  } finally {
    await consoles.close();
    if (keep === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  for (const line of gates.missed) say(`MISSED ${line}`);
  return gates.missed.length === 0 ? 0 : 1;
}

const launch = (folder: string, consoles: Consoles) =>
  launchRaw({ extension: buildFolder('production'), consoleFlags: consoles.flags, profile: join(folder, 'profile') });

async function filledProfile(
  folder: string,
  { facts, days }: { facts: number; days: number },
  consoles: Consoles,
  say: (line: string) => void,
): Promise<Filled> {
  const mark = join(folder, `filled-${facts}-${days}.json`);
  const build = buildMark();
  const before = existsSync(mark) ? (JSON.parse(readFileSync(mark, 'utf8')) as Kept) : undefined;
  // A browser goes on with the worker's script it knows as long as the version stays the same: of another build it says nothing.
  if (before?.build === build) return before;
  if (before) say('kept from another build: filled anew');
  rmSync(join(folder, 'profile'), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const startedAt = Date.now();
  const browser = await launch(folder, consoles);
  const bystander = await openBystander(browser);
  await askRaw(bystander, 'library/read', {});
  const filled = await fill(bystander, facts, days, Date.now(), say);
  await browser.close();
  say(`filled in ${Math.round((Date.now() - startedAt) / 1000)} s`);
  writeFileSync(mark, JSON.stringify({ ...filled, build } satisfies Kept));
  return filled;
}

type Kept = Filled & { build: string };

/** Differs between builds whose worker differs: its script names its parts by what is in them. */
function buildMark(): string {
  return createHash('sha256')
    .update(readFileSync(join(buildFolder('production'), 'background.js')))
    .digest('hex');
}

/** A ledger that was written past its keeper is copied whole at the first start, which is no part of a working day. */
async function copiesMade(bystander: RawPage) {
  await askRaw(bystander, 'storage/state', {});
  const made = `chrome.storage.local.get('mirror').then(({ mirror }) => mirror !== undefined)`;
  await waitUntil(() => bystander.evaluate<boolean>(made), 'the copies were not made', 300_000);
}

/** Until figures stand in the popup, from the navigation's start; cold: no worker runs. */
async function measurePopups(browser: RawChromium, bystander: RawPage, gates: Gates, say: (line: string) => void) {
  const cold: number[] = [];
  const warm: number[] = [];
  const explained: number[] = [];
  for (let round = 0; round < POPUPS; round += 1) {
    await browser.killWorker(bystander);
    cold.push((await openPopup(browser)).readyMs);
    const { readyMs, explainMs } = await openPopup(browser, true);
    warm.push(readyMs);
    if (explainMs !== undefined) explained.push(explainMs);
  }
  const heap = await heapOfPopup(browser);
  say(
    `popup, cold worker: ${gates.hold('popup cold, median', quantile(cold, 0.5), LIMITS.popupColdMs, 'ms')}; worst ${ms(Math.max(...cold))}`,
  );
  say(
    `popup, warm: ${gates.hold('popup warm, median', quantile(warm, 0.5), LIMITS.popupWarmMs, 'ms')}; worst ${ms(Math.max(...warm))}; heap ${megabytes(heap)}`,
  );
  if (explained.length > 0)
    say(
      `turns behind a number: ${gates.hold('explanation, median', quantile(explained, 0.5), LIMITS.explainMs, 'ms')}; worst ${ms(Math.max(...explained))}`,
    );
}

async function openPopup(browser: RawChromium, explain = false): Promise<{ readyMs: number; explainMs?: number }> {
  const page = await browser.open('about:blank');
  try {
    await page.goTo(`chrome-extension://${browser.extensionId}/popup.html`);
    return await page.evaluate(`(async () => {
      const until = async (find) => {
        for (;;) {
          const found = find();
          if (found) return found;
          await new Promise((resolve) => requestAnimationFrame(resolve));
          if (performance.now() > 20000) throw new Error('not drawn: ' + document.body.textContent.slice(0, 200));
        }
      };
      const figure = await until(() => document.querySelector('main table button.figure, main table tbody button'));
      const readyMs = performance.now();
      if (!${explain}) return { readyMs };
      figure.click();
      await until(() => !figure.isConnected && document.querySelectorAll('main li, main tbody tr').length > 3);
      return { readyMs, explainMs: performance.now() - readyMs };
    })()`);
  } finally {
    await page.close();
  }
}

async function heapOfPopup(browser: RawChromium): Promise<number> {
  const page = await browser.open(`chrome-extension://${browser.extensionId}/popup.html`);
  await page.send('HeapProfiler.enable');
  await page.send('HeapProfiler.collectGarbage');
  const { usedSize } = await page.send<{ usedSize: number }>('Runtime.getHeapUsage');
  await page.close();
  return usedSize;
}

/** One message at a time, as a live conversation brings them; the worker's own time and the way there and back. */
async function measureUpdates(
  browser: RawChromium,
  consoles: Consoles,
  filled: Filled,
  gates: Gates,
  say: (line: string) => void,
) {
  const page = await openRawConsole(browser, consoles.url('pdd', { seed: 5, conversations: 1, long: 1 }));
  const asScript = await inContentScript<number[]>(browser, page);
  // As in life: a few buyers at once, each with some words more.
  const live = filled.live.slice(-20);
  const send = (count: number, session: string, laterMs: number) => {
    const facts = Array.from({ length: count }, (_, n) => {
      const { conversationId, agentId, at } = live[n % live.length] ?? live[0] ?? failEmpty();
      return messageAt(
        conversationId,
        agentId,
        at + shiftMs + laterMs + n * 1000,
        Math.floor(n / live.length) % 2 === 0,
      );
    });
    return asScript(`(async () => {
      const times = [];
      for (const [index, fact] of ${JSON.stringify(facts)}.entries()) {
        const from = performance.now();
        const request = { sessionId: '${session}', siteId: 'pdd', firstSeq: index + 1, facts: [fact] };
        const reply = await chrome.runtime.sendMessage({ kind: 'facts/record', request });
        if (!reply?.ok) throw new Error(JSON.stringify(reply));
        times.push(performance.now() - from);
      }
      return times;
    })()`);
  };
  const start = Date.now();
  // A profile that was kept has those of earlier runs already: what is known costs next to nothing to hear again.
  const shiftMs = start % 997;
  await send(20, `bench-warm-${start}`, 1000);
  const worker = await probeWorker(browser);
  let times: number[] = [];
  const { busyMs } = await worker.during(async () => {
    times = await send(UPDATES, `bench-live-${start}`, 60_000);
  });
  if (process.env.SIDELINE_PROFILE) {
    const again = () => send(UPDATES, `bench-profile-${start}`, 600_000);
    for (const line of (await worker.during(again, true)).most) say(`    ${line}`);
  }
  say(
    `live update, worker: ${gates.hold('live update in the worker, mean', busyMs / UPDATES, LIMITS.updateMs, 'ms')} of its own time`,
  );
  say(
    `  there and back: median ${ms(quantile(times, 0.5))}, p95 ${ms(quantile(times, 0.95))}; worker heap ${(await worker.heapMegabytes()).toFixed(1)} MB`,
  );
}

function failEmpty(): never {
  throw new Error('no conversation of today');
}

/** What a plain version would do for each number: read all there is. */
async function measurePlain(bystander: RawPage, say: (line: string) => void) {
  const plain = await bystander.evaluate<{ readMs: number; count: number }>(`(async () => {
    const asked = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error);
    });
    const database = await asked(indexedDB.open('sideline'));
    const from = performance.now();
    let count = 0;
    let last;
    for (;;) {
      const range = last === undefined ? undefined : IDBKeyRange.lowerBound(last, true);
      const rows = await asked(database.transaction('facts').objectStore('facts').getAll(range, 20000));
      if (rows.length === 0) break;
      count += rows.length;
      last = rows.at(-1).id;
    }
    database.close();
    return { readMs: performance.now() - from, count };
  })()`);
  say(`asking everything, reading alone: ${ms(plain.readMs)} for ${plain.count} facts`);
}
