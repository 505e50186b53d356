/** Owns emptying on the server what this browser told of its days: keys there cannot be deleted, but they can say nothing. */
import type { Ledger } from '../db/ledger';
import { readMeta } from '../db/meta';
import { openHub } from './connect';
import { writeDayValue } from './day-value';
import type { Invitation } from './invitation';
import { statsSubject } from './names';

/** @returns false when the server could not be reached, or did not take all of it: the numbers go there after 35 days */
export async function eraseTold(ledger: Ledger, membership: Invitation, open = openHub): Promise<boolean> {
  const own = await readMeta(ledger, 'teamOwn');
  if (!own) return true;
  try {
    const line = await open(membership);
    try {
      for (const [day, { rev }] of Object.entries(own.days)) {
        const empty = writeDayValue({ rev: rev + 1, by: own.install, rows: [], coverage: {} });
        await line.put(statsSubject({ ...membership, day }), empty);
      }
    } finally {
      await line.close();
    }
    return true;
  } catch {
    return false;
  }
}
