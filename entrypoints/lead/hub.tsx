/** Joins the team's server part of the lead's page to what is stored. */
import { useCallback, useMemo, useState } from 'react';
import { HubSection } from '../../components/lead/hub-section';
import { useFollowed } from '../../components/use-followed';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { readMetas } from '../../utils/db/meta';
import type { TeamSeats } from '../../utils/db/team-seats';
import type { Settings } from '../../utils/settings/settings';
import { createHubDesk } from './hub-desk';

const GAP_MS = 2000;

const readBook = async (ledger: Ledger) => (await readMetas(ledger, 'teamBook'))[0];

interface HubProps {
  /** When each member was last heard of, epoch ms; undefined: not read yet. */
  seen: TeamSeats['seen'] | undefined;
  opening: Promise<Ledger>;
  settings: Settings;
  now(): number;
}

export function Hub({ opening, seen, settings, now }: HubProps) {
  const [, redraw] = useState({});
  const subscribe = useCallback(
    (onValue: (value: string | undefined) => void, onLost: () => void) =>
      follow(opening, readBook, { onValue, onLost }, GAP_MS),
    [opening],
  );
  const reading = useFollowed(subscribe);
  const desk = useMemo(
    () =>
      createHubDesk(
        settings,
        async () => readBook(await opening),
        () => redraw({}),
        now,
      ),
    [opening, settings, now],
  );
  if (reading.state !== 'ready' || !seen) return null;
  return <HubSection hub={desk.model(reading.value, seen)} callbacks={desk.callbacks} now={now} />;
}
