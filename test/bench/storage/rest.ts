/**
 * Owns waiting until a browser rests. A million facts put in at once leave its storage sorting for minutes, beside
 * everything that is measured then; in a working day a message comes every few seconds.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { RawChromium } from '../../e2e/harness/raw-chromium';

const LOOK_MS = 2000;
/** Of one core: what a browser does when nobody asks anything of it. */
const RESTING = 0.05;
const TICKS_PER_SECOND = 100;

/** @returns how long it took, s; undefined where the system does not tell (then nobody waits), or when it never rested */
export async function untilResting(browser: RawChromium, mostMs = 300_000): Promise<number | undefined> {
  const startedAt = Date.now();
  while (Date.now() - startedAt < mostMs) {
    const before = busySeconds(browser);
    if (before === undefined) return undefined;
    await wait(LOOK_MS);
    const busy = (busySeconds(browser) ?? before) - before;
    if (busy / (LOOK_MS / 1000) < RESTING) return (Date.now() - startedAt) / 1000;
  }
  return undefined;
}

/** Processor time of all its processes so far; Linux alone tells. */
function busySeconds({ process: { pid } }: RawChromium): number | undefined {
  try {
    let ticks = 0;
    for (const each of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) ticks += ticksOf(each, pid);
    return ticks > 0 ? ticks / TICKS_PER_SECOND : undefined;
  } catch {
    return undefined;
  }
}

/** Of one process, if it belongs to the browser's group. */
function ticksOf(pid: string, group: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name: state, parent, group, ... and as the 12th and 13th the time in the program and in the kernel.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[2]) === group ? Number(fields[11]) + Number(fields[12]) : 0;
  } catch {
    return 0;
  }
}
