/** Waits for the ledger to catch up with a console and says how the two compare. Owns the wording of the closing line. */
import type { Page } from 'playwright-core';
import type { Coach } from './chromium';
import { type Comparison, compare } from './compare';
import { type Site, simulate } from './consoles';

/** The last batch of a burst may wait for its company and for a worker to start. */
const CATCH_UP_MS = 15_000;

/** Compares until they are equal or the time is up; the last comparison counts. */
export async function judge(coach: Coach, page: Page, site: Site, catchUpMs = CATCH_UP_MS): Promise<Comparison> {
  const log = await simulate(page, (simulator) => simulator.trueLog(), undefined);
  const giveUpAt = Date.now() + catchUpMs;
  for (;;) {
    const { facts } = await coach.ledger();
    const verdict = compare(
      log,
      facts.filter((fact) => fact.siteId === site),
      Date.now(),
    );
    if (verdict.problems.length === 0 || Date.now() >= giveUpAt) return verdict;
    await new Promise((resolve) => setTimeout(resolve, 250));
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
