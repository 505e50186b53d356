/** Owns emptying on the server what this device told of its days: keys there cannot be deleted, but they can say nothing. */
import type { BusinessDay } from '../core/ids';
import { shiftDay } from '../core/period';
import type { Ledger } from '../db/ledger';
import { readMeta } from '../db/meta';
import { memberAgentId } from '../db/team';
import { openHub } from './connect';
import { readDayValue, writeDayValue } from './day-value';
import type { Invitation } from './invitation';
import { KEPT_DAYS, parseStatsSubject, statsSubject } from './names';
import { eraseReports } from './reports';

/** A clock may be ahead by one. */
const ASKED_DAYS = KEPT_DAYS + 1;

/**
 * Asks the server which of its days are this device's, so that also what an earlier life of this browser told is emptied.
 * @returns false when the server could not be reached, or did not take all of it: the numbers go there after 35 days
 */
export async function eraseTold(
  ledger: Ledger,
  membership: Invitation,
  today: BusinessDay,
  open = openHub,
): Promise<boolean> {
  if (membership.role === 'board') return true;
  const own = await readMeta(ledger, 'teamOwn');
  const days = new Set<string>(Object.keys(own?.days ?? {}));
  for (let back = -1; back < ASKED_DAYS; back += 1) days.add(shiftDay(today, -back));
  try {
    const line = await open(membership);
    try {
      const told: { subject: string; rev: number }[] = [];
      const subjects = [...days].map((day) => statsSubject({ ...membership, day }));
      await line.getMany(subjects, ({ subject, bytes }) => {
        const day = parseStatsSubject(subject)?.day as BusinessDay;
        const telling = readDayValue(bytes, memberAgentId(membership.member), day);
        // What cannot be read may be a newer version's day: emptied like any other.
        if (!telling || telling.rows.length > 0)
          told.push({ subject, rev: Math.max(telling?.rev ?? 0, own?.days[day]?.rev ?? 0) });
      });
      const by = own?.install ?? 'erased';
      for (const { subject, rev } of told) {
        await line.put(subject, writeDayValue({ rev: rev + 1, by, rows: [], coverage: {} }));
      }
      if (await readMeta(ledger, 'teamReports')) await eraseReports(line, membership);
    } finally {
      await line.close();
    }
    return true;
  } catch {
    return false;
  }
}
