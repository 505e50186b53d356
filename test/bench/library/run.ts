/** The library bench: each part prints its figures and holds its gates; any of them can be run alone by name. */
import { loadavg } from 'node:os';
import { startConsoles } from '../../e2e/harness/consoles';
import { importMany, manyScripts } from '../../e2e/harness/many-scripts';
import { rollDice } from '../../e2e/harness/random';
import { Gates, ms, quantile } from '../page/figures';
import { launchForLatency, measureLatency } from '../page/latency';
import { measureBuild } from './build-tasks';
import { measureEditor } from './editor';
import { measurePalette } from './palette-keys';

const SUGGEST_ROUNDS = 60;
/** Two keys in one frame and a half: nobody types so, but it leaves no key a display that rests. */
const SWIFT_MS = 25;
/** From key to key, at random between: six to fourteen keys a second. */
const TYPIST_MS = [70, 180] as const;
/** And what a timer may be off. */
const FRAME_MS = 17.5;
const LIMITS = {
  suggestionP95Ms: 50,
  keyP95Ms: 16,
  paletteOpenMs: 150,
  editorOpenMs: 1000,
  longestTaskMs: 50,
};

export interface LibraryBenchOptions {
  /** Names of parts; none means all. */
  only: readonly string[];
  say(line: string): void;
}

/** @returns the exit status: 0 when every gate holds */
export async function runLibraryBench({ only, say }: LibraryBenchOptions): Promise<number> {
  const gates = new Gates();
  say(`machine: load ${loadavg().map((one) => one.toFixed(1))}`);
  const consoles = await startConsoles();
  const parts: Record<string, () => Promise<void>> = {
    async suggest() {
      const coach = await launchForLatency(consoles);
      await importMany(coach, manyScripts(10_000));
      for (const site of ['pdd', 'feige'] as const) {
        const { suggestionMs } = await measureLatency(coach, consoles, site, SUGGEST_ROUNDS);
        const p95 = gates.hold(`${site} suggestion`, quantile(suggestionMs, 0.95), LIMITS.suggestionP95Ms, 'ms');
        say(
          `${site}, 10,000 scripts: message to painted suggestion p50 ${ms(quantile(suggestionMs, 0.5))}, p95 ${p95}`,
        );
      }
      await coach.close();
    },
    async palette() {
      const swift = { clocked: true, pace: () => SWIFT_MS };
      const { openMs, costMs, allMs, paintedMs, waitedMs, bareMs } = await measurePalette(consoles, 9000, swift);
      const key = gates.hold('key', quantile(costMs, 0.95), LIMITS.keyP95Ms, 'ms');
      say(`palette, 9,000 titles: opens in ${gates.hold('palette opens', openMs, LIMITS.paletteOpenMs, 'ms')}`);
      say(`  key to laid out list: p95 ${key} at best of each key, ${ms(quantile(allMs, 0.95))} in all`);
      const painted = quantile(paintedMs, 0.95);
      say(`  forty keys a second, with the display's clock: p50 ${ms(quantile(paintedMs, 0.5))}, p95 ${ms(painted)};`);
      say(`  a bare field in the same page: p50 ${ms(quantile(bareMs, 0.5))}, p95 ${ms(quantile(bareMs, 0.95))}`);
      const late = waitedMs.filter((waited) => waited > FRAME_MS).length;
      say(
        `  lists that missed the first frame after they were laid out: ${gates.hold('keys that waited for two', late, 0, '')}`,
      );
      const dice = rollDice('library bench, pace of a typist');
      const typist = { clocked: true, pace: () => dice.between(...TYPIST_MS) };
      const usual = await measurePalette(consoles, 9000, typist);
      const usualP95 = gates.hold('key to paint, a typist', quantile(usual.paintedMs, 0.95), LIMITS.keyP95Ms, 'ms');
      say(`  a typist's pace, with the display's clock: p50 ${ms(quantile(usual.paintedMs, 0.5))}, p95 ${usualP95};`);
      say(`  a bare field: p50 ${ms(quantile(usual.bareMs, 0.5))}, p95 ${ms(quantile(usual.bareMs, 0.95))}`);
      const free = await measurePalette(consoles, 9000, { ...swift, clocked: false });
      const work = gates.hold('key to paint', quantile(free.paintedMs, 0.95), LIMITS.keyP95Ms, 'ms');
      say(`  without that clock, key to paint: p50 ${ms(quantile(free.paintedMs, 0.5))}, p95 ${work};`);
      say(`  a bare field: p50 ${ms(quantile(free.bareMs, 0.5))}, p95 ${ms(quantile(free.bareMs, 0.95))}`);
    },
    async editor() {
      const { openMs, typing, finding } = await measureEditor(consoles, 10_000);
      const best = typing.reduce((a, b) => (b.task < a.task ? b : a));
      say(`editor, 10,000 scripts: opens in ${gates.hold('editor opens', openMs, LIMITS.editorOpenMs, 'ms')}`);
      say(
        `  typing: longest task ${gates.hold('typing', best.task, LIMITS.longestTaskMs, 'ms')} in the quietest round of`,
      );
      say(`  ${typing.map(({ task, event }) => `${task} (key to paint ${event})`).join(', ')}`);
      say(`  searching: longest task ${finding.task} ms, key to paint ${finding.event} ms`);
    },
    async build() {
      const { longestMs, tasks, tookMs } = await measureBuild(consoles, 50_000);
      const longest = gates.hold('build', longestMs, LIMITS.longestTaskMs, 'ms');
      say(`index of 50,000 scripts in the console's page: whole after ${ms(tookMs)}, longest task ${longest}`);
      say(`  tasks over 50 ms: ${tasks.length === 0 ? 'none' : tasks.map((task) => ms(task)).join(', ')}`);
    },
  };
  try {
    for (const [name, run] of Object.entries(parts)) if (only.length === 0 || only.includes(name)) await run();
  } finally {
    await consoles.close();
  }
  for (const line of gates.missed) say(`MISSED ${line}`);
  say(`library bench: ${gates.missed.length === 0 ? 'every gate holds' : `${gates.missed.length} gates missed`}`);
  return gates.missed.length === 0 ? 0 : 1;
}
