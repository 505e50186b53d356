/** Owns what the lead's page reads of scripts in use: the last month on this computer. Counts only. */
import type { PackUses } from '../../components/lead/lead-model';
import { calendarFor } from '../../utils/core/business-day';
import type { PackId } from '../../utils/core/ids';
import type { Ledger } from '../../utils/db/ledger';
import { type ScriptUse, scriptUses } from '../../utils/db/script-use';
import type { Settings } from '../../utils/settings/settings';
import { packOf, readFamily } from './pack-source';

const DAYS = 30;
const DAY_MS = 86_400_000;

/** undefined: nothing was ever recorded. */
export function readUses(ledger: Ledger, { calendar }: Settings, now: number): ReturnType<typeof scriptUses> {
  const since = now - DAYS * DAY_MS;
  return scriptUses(ledger, since, calendarFor(calendar.zone, calendar.dayCut).dayOf(since));
}

/** Of one pack with all of its parts. */
export async function readPackUses(
  ledger: Ledger,
  base: PackId,
  settings: Settings,
  now: number,
): Promise<PackUses | undefined> {
  const [family, uses] = await Promise.all([readFamily(ledger, base), readUses(ledger, settings, now)]);
  if (!family || !uses) return undefined;
  const all = packOf(family).snippets;
  const weight = ({ used, sent }: ScriptUse) => Math.max(used, sent);
  const lines = all
    .flatMap(({ id, title }) => {
      const use = uses.get(id);
      return use && weight(use) > 0 ? [{ id, title, use }] : [];
    })
    .sort((a, b) => weight(b.use) - weight(a.use));
  return { days: DAYS, lines, unused: all.length - lines.length };
}
