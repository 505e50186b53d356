/** The page bench: runs the loads, prints each figure beside the bare page's, and holds the gates. */
import { statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { SITES } from '../../../utils/sites/index';
import { siteScriptPath } from '../../../utils/sites/site-script';
import { buildFolder } from '../../e2e/harness/chromium-flags';
import { type AnySite, type Consoles, startConsoles } from '../../e2e/harness/consoles';
import { Gates, megabytes, ms, quantile, spread } from './figures';
import { launchForLatency, measureLatency, measurePopup } from './latency';
import { type LoadResult, measureStarts, runLoad, WARM_UP_MS } from './load';

const STARTS = 7;
const LATENCY_ROUNDS = 60;
const POPUP_ROUNDS = 12;

/** What blocks: the promise in the words of the issue list, in numbers. */
const LIMITS = {
  sharePercent: 3,
  longestMs: 50,
  forcedLayouts: 0,
  startMs: 25,
  scriptBytes: 300_000,
  timerP95Ms: 250,
  suggestionP95Ms: 50,
  popupMedianMs: 300,
};

export interface PageBenchOptions {
  /** Length of one measured load. */
  seconds: number;
  /** Loads without and with the extension, in turns; the gates hold the median share and the worst of the rest. */
  pairs: number;
  sites: readonly AnySite[];
  rates: readonly number[];
  /** Only the loads. */
  loadsOnly: boolean;
  /** With as many hint rules as a tab takes. */
  manyRules: boolean;
  say(line: string): void;
}

/** @returns the exit status: 0 when every gate holds */
export async function runPageBench(options: PageBenchOptions): Promise<number> {
  const { say } = options;
  const gates = new Gates();
  const load = loadavg().map((one) => one.toFixed(1));
  say(`machine: ${cpus().length} cores, load ${load.join(' ')}; times are of the thread, so that others count little`);
  const bytesOf = (path: string) => statSync(join(buildFolder('production'), path)).size;
  const size = bytesOf('content-scripts/chat.js') + Math.max(...SITES.map((site) => bytesOf(siteScriptPath(site))));
  say(`content script with the longest profile: ${gates.hold('content script', size, LIMITS.scriptBytes, 'B')}`);
  const consoles = await startConsoles();
  try {
    for (const site of options.sites) {
      if (!options.loadsOnly) await benchStart(consoles, site, gates, say);
      for (const rate of options.rates) await benchLoad(consoles, site, rate, gates, options);
    }
    if (!options.loadsOnly) await benchLatency(consoles, gates, options);
  } finally {
    await consoles.close();
  }
  for (const line of gates.missed) say(`MISSED ${line}`);
  say(`page bench: ${gates.missed.length === 0 ? 'every gate holds' : `${gates.missed.length} gates missed`}`);
  return gates.missed.length === 0 ? 0 : 1;
}

async function benchStart(consoles: Consoles, site: AnySite, gates: Gates, say: (line: string) => void): Promise<void> {
  const starts = await measureStarts(consoles, site, STARTS);
  const median = (pick: (one: (typeof starts)[number]) => number) => quantile(starts.map(pick), 0.5);
  const evaluate = median((one) => one.evaluateMs);
  say(
    `${site} start: ${gates.hold(`${site} start`, evaluate, LIMITS.startMs, 'ms')}; with session, first reading and drawing ` +
      `${ms(median((one) => one.firstSecondMs))} in its first second, longest ${ms(median((one) => one.longestMs))}`,
  );
}

async function benchLoad(
  consoles: Consoles,
  site: AnySite,
  ratePerSecond: number,
  gates: Gates,
  { seconds, pairs, manyRules, say }: PageBenchOptions,
): Promise<void> {
  const bare: LoadResult[] = [];
  const ours: LoadResult[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    // In turns, and each first as often as the other: what drifts on the machine falls on both alike.
    for (const withExtension of pair % 2 === 0 ? [false, true] : [true, false]) {
      const result = await runLoad(consoles, { site, withExtension, ratePerSecond, seconds, manyRules });
      (withExtension ? ours : bare).push(result);
    }
  }
  const name = `${site} at ${ratePerSecond}/s`;
  // A load in which nothing of ours was seen to run proves nothing.
  const fewest = Math.min(...ours.map(({ attribution }) => attribution.slices.length));
  if (fewest === 0) gates.missed.push(`${name}: no run of ours in the trace`);
  const worst = (pick: (one: LoadResult) => number) => Math.max(...ours.map(pick));
  const shares = ours.map(({ attribution }) => (attribution.scriptMs / (seconds * 1000)) * 100);
  const compare = (pick: (one: LoadResult) => number, show: (value: number) => string) =>
    `bare ${show(quantile(bare.map(pick), 0.5))}, with us ${show(quantile(ours.map(pick), 0.5))}`;
  say(`${name}: ${pairs} x ${seconds} s after ${WARM_UP_MS / 1000} s, 50 conversations, 10,000 nodes:`);
  say(
    `  our script ${gates.hold(`${name}: script`, quantile(shares, 0.5), LIMITS.sharePercent, '%')} of one core` +
      `${spread(shares, '%')}, ${ours[0]?.attribution.slices.length} runs`,
  );
  say(
    `  longest of ours ${gates.hold(
      `${name}: longest`,
      worst(({ attribution }) => attribution.longestMs),
      LIMITS.longestMs,
      'ms',
    )}, p99 ${ms(worst(({ attribution }) => attribution.p99Ms))}`,
  );
  say(
    `  layouts forced by ours ${gates.hold(
      `${name}: forced layouts`,
      worst(({ attribution }) => attribution.forcedLayouts),
      LIMITS.forcedLayouts,
      '',
    )}`,
  );
  say(`  longest task of the page: ${compare(({ attribution }) => attribution.longestTaskMs, ms)}`);
  say(
    `  main thread busy: ${compare(
      (one) => one.busySeconds,
      (value) => `${value.toFixed(2)} s`,
    )}; layouts ${compare((one) => one.layouts, String)}`,
  );
  say(`  heap after collection: ${compare((one) => one.heapBytes, megabytes)}`);
}

async function benchLatency(consoles: Consoles, gates: Gates, { sites, say }: PageBenchOptions): Promise<void> {
  const coach = await launchForLatency(consoles);
  try {
    for (const site of sites) {
      const { timerMs, suggestionMs } = await measureLatency(coach, consoles, site, LATENCY_ROUNDS);
      for (const [what, times, limit] of [
        ['timer', timerMs, LIMITS.timerP95Ms],
        ['suggestion painted', suggestionMs, LIMITS.suggestionP95Ms],
      ] as const) {
        const p95 = gates.hold(`${site} ${what}`, quantile(times, 0.95), limit, 'ms');
        say(`${site} message to ${what}: p50 ${ms(quantile(times, 0.5))}, p95 ${p95}`);
      }
    }
    const popup = await measurePopup(coach, POPUP_ROUNDS);
    const median = gates.hold('popup', quantile(popup, 0.5), LIMITS.popupMedianMs, 'ms');
    say(`popup usable, warm: median ${median}, p95 ${ms(quantile(popup, 0.95))}`);
  } finally {
    await coach.close();
  }
}
