/** What the test box sets a pack beside, as it stands at this moment: seen anew whenever a pack is put in, switched off or removed. */
import { useCallback } from 'react';
import type { Quiet } from '../../components/lead/editor/test-box';
import { useFollowed } from '../../components/use-followed';
import { type Calendar, calendarFor } from '../../utils/core/business-day';
import type { PackId } from '../../utils/core/ids';
import { isScriptInUse } from '../../utils/core/pack-use';
import type { Snippet } from '../../utils/core/snippet';
import { fitOf, isDue, momentAt } from '../../utils/core/snippet-conditions';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import type { Settings } from '../../utils/settings/settings';
import { type PackSurroundings, readSurroundings } from './pack-source';

const GAP_MS = 1000;
const NOTHING: PackSurroundings = { others: [], own: undefined };

export function useSurroundings(packId: PackId, opening: Promise<Ledger>, settings: Settings, now: () => number) {
  const { zone, dayCut } = settings.calendar;
  const subscribe = useCallback(
    (onValue: (value: PackSurroundings) => void, onLost: () => void) => {
      const read = (ledger: Ledger) => readSurroundings(ledger, packId, calendarFor(zone, dayCut).dayOf(now()));
      return follow(opening, read, { onValue, onLost }, GAP_MS);
    },
    [packId, opening, zone, dayCut, now],
  );
  const reading = useFollowed(subscribe);
  const { others, own } = reading.state === 'ready' ? reading.value : NOTHING;
  const whyQuiet = useCallback(
    (snippet: Snippet, isOwn: boolean) => quietOf(snippet, isOwn ? own : undefined, calendarFor(zone, dayCut), now()),
    [own, zone, dayCut, now],
  );
  return { others, whyQuiet };
}

/** @param own the pack it is of, where that is not known to be in use; @param at epoch ms */
export function quietOf(
  snippet: Snippet,
  own: PackSurroundings['own'],
  calendar: Calendar,
  at: number,
): Quiet | undefined {
  const moment = momentAt(calendar, at, {});
  if (own && !isScriptInUse(own, snippet)) return 'off';
  if (own && isDue(snippet, moment.day) && !isDue(snippet, moment.day, own.pack.expiresOn)) return 'expired';
  return fitOf(snippet, moment) === 'fails' ? 'hours' : undefined;
}
