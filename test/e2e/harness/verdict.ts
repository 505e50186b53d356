/** Waits for the ledger to catch up with a console and says how the two compare. Owns the wording of the closing line,
 *  and what is kept of a run that differs. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Fact } from '../../../utils/core/facts';
import { asId } from '../../../utils/core/ids';
import { siteById } from '../../../utils/sites/match';
import type { TrueLog } from '../../consoles/platform/shapes';
import { underTrueKeys } from '../../dom/true-keys';
import type { Coach } from './chromium';
import { type Comparison, compare } from './compare';
import { type AnySite, simulate } from './consoles';

/** The last batch of a burst may wait for its company and for a worker to start. */
const CATCH_UP_MS = 15_000;

export interface JudgeOptions {
  catchUpMs?: number;
  /** Folder for `<site>-log.json` and `<site>-facts.json`; written only when something differs. */
  evidence?: string;
}

/** Compares until they are equal or the time is up; the last comparison counts. */
export async function judge(coach: Coach, page: Page, site: AnySite, options: JudgeOptions = {}): Promise<Comparison> {
  const log = await simulate(page, (simulator) => simulator.trueLog(), undefined);
  const giveUpAt = Date.now() + (options.catchUpMs ?? CATCH_UP_MS);
  for (;;) {
    const ledger = await coach.ledger();
    const own = ledger.facts.filter((fact) => fact.siteId === site);
    // Where the page gives messages no ids, what stands for them is laid against the true log.
    const facts = siteById(asId(site))?.thread.key.length === 0 ? underTrueKeys(log, own) : own;
    const verdict = compare(log, facts, Date.now());
    const equal = verdict.problems.length === 0;
    if (equal || Date.now() >= giveUpAt) {
      if (options.evidence !== undefined) keepEvidence(options.evidence, site, equal ? undefined : { log, facts });
      return verdict;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Both sides of a difference, for whoever has to find its cause; an equal run takes the last one's away. */
function keepEvidence(
  folder: string,
  site: AnySite,
  sides: { log: TrueLog; facts: readonly Fact[] } | undefined,
): void {
  for (const name of ['log', 'facts'] as const) {
    const path = join(folder, `${site}-${name}.json`);
    rmSync(path, { force: true });
    if (!sides) continue;
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, `${JSON.stringify(sides[name], undefined, 1)}\n`);
  }
}

export function addVerdicts(verdicts: readonly Comparison[]): Comparison {
  const sum = (pick: (one: Comparison) => number) => verdicts.reduce((total, one) => total + pick(one), 0);
  const byClock: Comparison['byClock'] = {};
  for (const [clocks, { turns, worstGapErrorMs }] of verdicts.flatMap((one) => Object.entries(one.byClock))) {
    const before = byClock[clocks] ?? { turns: 0, worstGapErrorMs: 0 };
    byClock[clocks] = {
      turns: before.turns + turns,
      worstGapErrorMs: Math.max(before.worstGapErrorMs, worstGapErrorMs),
    };
  }
  return {
    conversations: sum((one) => one.conversations),
    messagesTrue: sum((one) => one.messagesTrue),
    messagesRecorded: sum((one) => one.messagesRecorded),
    turnsTrue: sum((one) => one.turnsTrue),
    turnsMeasured: sum((one) => one.turnsMeasured),
    worstGapErrorMs: Math.max(0, ...verdicts.map((one) => one.worstGapErrorMs)),
    byClock,
    problems: verdicts.flatMap((one) => one.problems),
  };
}

const SHOWN_PROBLEMS = 25;

/** The lines under a run: clocks, differences if any, and the closing line in its fixed form. */
export function describeVerdict(name: string, consoles: number, verdict: Comparison): string[] {
  const clocks = Object.entries(verdict.byClock).map(
    ([clock, { turns, worstGapErrorMs }]) => `  ${clock}: ${turns} turns, worst gap error ${worstGapErrorMs} ms`,
  );
  const shown = verdict.problems.slice(0, SHOWN_PROBLEMS).map((problem) => `  differs: ${problem}`);
  const rest = verdict.problems.length - shown.length;
  return [
    `messages a reader could see ${verdict.messagesTrue}, recorded once with their role ${verdict.messagesRecorded}`,
    'turns by the clocks of their two ends:',
    ...clocks,
    ...shown,
    ...(rest > 0 ? [`  differs: ${rest} more`] : []),
    `${name}: consoles ${consoles}, conversations ${verdict.conversations}, messages ${verdict.messagesTrue}, ` +
      `turns true ${verdict.turnsTrue}, turns measured ${verdict.turnsMeasured}, worst gap error ${verdict.worstGapErrorMs} ms`,
  ];
}
