/** Joins the reasons of the last seven days to the ledger. */
import { useCallback } from 'react';
import { ReasonSection } from '../../components/lead/reason-section';
import { useFollowed } from '../../components/use-followed';
import { calendarFor } from '../../utils/core/business-day';
import type { BusinessDay } from '../../utils/core/ids';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { type ReasonCount, readReasons } from '../../utils/db/team-themes';
import { copyText } from '../../utils/platform/copy-text';
import type { Settings } from '../../utils/settings/settings';

const GAP_MS = 2000;
const DAY_MS = 86_400_000;
const DAYS = 7;

interface Reading {
  days: BusinessDay[];
  lines: ReasonCount[];
}

interface ReasonsProps {
  opening: Promise<Ledger>;
  settings: Settings;
  now(): number;
}

export function Reasons({ opening, settings, now }: ReasonsProps) {
  const subscribe = useCallback(
    (onValue: (value: Reading) => void, onLost: () => void) => {
      const read = async (ledger: Ledger) => {
        const { zone, dayCut } = settings.calendar;
        const calendar = calendarFor(zone, dayCut);
        const days = Array.from({ length: DAYS }, (_, ago) => calendar.dayOf(now() - (DAYS - 1 - ago) * DAY_MS));
        const [from, to] = [days[0], days.at(-1)];
        return { days, lines: from && to ? await readReasons(ledger, from, to) : [] };
      };
      return follow(opening, read, { onValue, onLost }, GAP_MS);
    },
    [opening, settings, now],
  );
  const reading = useFollowed(subscribe);
  // The board above says that the store is lost.
  if (reading.state !== 'ready') return null;
  return <ReasonSection lines={reading.value.lines} days={reading.value.days} onCopy={copyText} />;
}
