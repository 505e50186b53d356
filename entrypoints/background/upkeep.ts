/** Owns the daily care for records and their copies: looks for damage, brings back what can be, lets go of old journal entries. */
import { journalHorizon } from '../../utils/db/copies/journal';
import { noteLoss } from '../../utils/db/copies/losses';
import { countsFit, scrub } from '../../utils/db/copies/scrub';
import type { Ledger } from '../../utils/db/ledger';
import { needsRebuild, rebuildRows } from '../../utils/db/rebuild';
import { checksumOf } from '../../utils/library/store-packs';
import { warn } from '../../utils/platform/log';
import type { BackgroundContext } from './context';
import { copySettings } from './storage';

export async function lookAfterCopies(context: BackgroundContext, ledger: Ledger): Promise<void> {
  await context.keeper.settled();
  await lookForDamage(context, ledger);
  copySettings(context);
  const { calendar } = await context.folding();
  await context.keeper.prune(journalHorizon(calendar, context.now()));
  await context.keeper.renew(ledger, true);
}

/** Once per start of the browser: counts only, unless they do not fit. */
export async function lookQuickly(context: BackgroundContext): Promise<void> {
  try {
    const ledger = await context.ledger();
    await context.keeper.settled();
    // Rows that wait for a rebuild have no tallies to be compared with yet.
    if (await needsRebuild(ledger, await context.folding())) return;
    if (!(await countsFit(ledger))) await lookForDamage(context, ledger);
  } catch (error) {
    warn('check', 'put off', error);
  }
}

async function lookForDamage(context: BackgroundContext, ledger: Ledger): Promise<void> {
  const folding = await context.folding();
  const seams = { ledger, outside: context.keyValue, folding, checksumOf, now: context.now };
  const losses = await scrub({ ...seams, testimony: context.keeper.testimony() });
  for (const loss of losses) {
    warn('check', `damage was found: ${loss.what}`);
    await noteLoss(ledger, context.keyValue, loss);
  }
  if (losses.length === 0) return;
  // Where facts were harmed, rows and their parts may have been as well: all that can be is folded again.
  await rebuildRows(ledger, folding, context.now());
  // What was just put right and does not stay so: the store is damaged inside, and another is filled from the copies.
  if (!(await countsFit(ledger)) && (await context.leave())) warn('check', 'another store is used');
}
