/** Owns what is due once a day: old facts go, rows are refolded when rules changed. An alarm only asks "what is due". */
import { retainCoaching } from '../../utils/db/coaching';
import { retainFacts } from '../../utils/db/erase';
import { needsRebuild, rebuildRows } from '../../utils/db/rebuild';
import { browser } from '../../utils/platform/browser';
import { warn } from '../../utils/platform/log';
import type { BackgroundContext } from './context';
import { lookAfterCopies } from './upkeep';

export const DAILY = 'daily';
const DAY_MIN = 1440;

/** Browsers may forget alarms; run at every start of the worker. */
export async function keepAlarms(): Promise<void> {
  if (await browser.alarms.get(DAILY)) return;
  await browser.alarms.create(DAILY, { delayInMinutes: 5, periodInMinutes: DAY_MIN });
}

/** Safe to run never, once or five times a day: the outcome is the same. */
export async function runDaily(context: BackgroundContext): Promise<void> {
  try {
    const ledger = await context.ledger();
    const folding = await context.folding();
    const { retentionDays } = await context.settings();
    await retainFacts(ledger, retentionDays, folding.calendar, context.now());
    await retainCoaching(
      ledger,
      folding.calendar.dayOf(context.now() - retentionDays * DAY_MIN * 60_000),
      context.now(),
    );
    if (await needsRebuild(ledger, folding)) await rebuildRows(ledger, folding, context.now());
    await lookAfterCopies(context, ledger);
  } catch (error) {
    warn('daily', 'put off', error);
  }
}
