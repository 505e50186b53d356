/** When the person's usual busiest hour begins, from their own days on this computer; a hint of it that nobody follows is told on fewer days. */
import { fadingOf } from '../../utils/core/coach/hints';
import type { Lesson } from '../../utils/core/coach/kept';
import type { AgentId, SiteId } from '../../utils/core/ids';
import { shiftDay } from '../../utils/core/period';
import { standingOut, usualHours } from '../../utils/core/rhythm';
import { rowsOfAgentDays } from '../../utils/db/explain';
import type { Ledger } from '../../utils/db/ledger';
import type { Folding } from '../../utils/db/refold';
import { ruleOfSite } from './folding';

const DAYS = 28;
const DAY_MS = 86_400_000;

/**
 * @param calendar the team's: hours are its wall clock's
 * @returns epoch ms, some moment of the calendar day of `now`; undefined where no hour stands out, or the hint of it rests today
 */
export async function usualPeakAt(
  ledger: Ledger,
  { agentId, siteId }: { agentId: AgentId; siteId: SiteId },
  calendar: Folding['calendar'],
  lessons: readonly Lesson[],
  now: number,
): Promise<number | undefined> {
  const fading = fadingOf(lessons.find(({ id }) => id === 'hint:peak'));
  if (Math.floor(now / DAY_MS) % fading !== 0) return undefined;
  const today = calendar.dayOf(now);
  const all = await rowsOfAgentDays(ledger, { agentId, siteId }, shiftDay(today, -DAYS), shiftDay(today, -1));
  const peak = standingOut(usualHours(all.filter(({ ruleId }) => ruleId === ruleOfSite(siteId).id)));
  return peak && now + (peak.hour * 3600 - calendar.secondOf(now)) * 1000;
}
