/** Owns the list of what was lost or had to be brought back: kept on both sides, so that either alone can tell it. */
import { LOSSES_KEY, type Loss } from '../../core/storage-news';
import type { Ledger } from '../ledger';
import { readMeta, writeMeta } from '../meta';
import { type Outside, readSealed, seal } from './outside';
import type { Testimony } from './testimony';

/** As kept: with what the witness knew, until the recovery is done. */
export type KeptLoss = Loss & { testimony?: Testimony };

const MOST = 20;

export function newLoss(what: Loss['what'], at: number, more: Partial<KeptLoss> = {}): KeptLoss {
  const nothing = { lostCommits: 0, factsBack: 0, factsGone: 0, daysBack: 0, packsBack: 0, settingsBack: 0 };
  return { id: crypto.randomUUID(), at, what, state: 'done', ...nothing, ...more };
}

/** Newest first; told by whichever side can still be read. */
export async function readLosses(ledger: Ledger | undefined, outside: Outside): Promise<KeptLoss[]> {
  const [there, here] = await Promise.all([
    readSealed<KeptLoss[]>(outside, LOSSES_KEY),
    ledger ? readMeta(ledger, 'losses').catch(() => undefined) : undefined,
  ]);
  const byId = new Map<string, KeptLoss>();
  for (const loss of [...(here ?? []), ...(there.state === 'sound' ? there.value : [])]) {
    const known = byId.get(loss.id);
    byId.set(loss.id, known ? later(known, loss) : loss);
  }
  return [...byId.values()].sort((a, b) => b.at - a.at).slice(0, MOST);
}

/** Adds one or replaces the one with its id, on both sides as far as they can be written. */
export async function noteLoss(ledger: Ledger | undefined, outside: Outside, loss: KeptLoss): Promise<void> {
  const others = (await readLosses(ledger, outside)).filter(({ id }) => id !== loss.id);
  await writeLosses(ledger, outside, [loss, ...others].slice(0, MOST));
}

/** Everything told so far has been read. */
export async function seeLosses(ledger: Ledger | undefined, outside: Outside): Promise<void> {
  const losses = await readLosses(ledger, outside);
  await writeLosses(
    ledger,
    outside,
    losses.map((loss) => ({ ...loss, seen: true })),
  );
}

async function writeLosses(ledger: Ledger | undefined, outside: Outside, losses: KeptLoss[]): Promise<void> {
  await outside.writeAll({ [LOSSES_KEY]: seal(losses) }).catch(() => undefined);
  if (ledger) await writeMeta(ledger, 'losses', losses).catch(() => undefined);
}

/** The further of two tellings of one loss. */
function later(a: KeptLoss, b: KeptLoss): KeptLoss {
  const further = a.state === 'done' && b.state !== 'done' ? a : b;
  return a.seen || b.seen ? { ...further, seen: true } : further;
}
