/** Joins the team's server part of the lead's page to what is stored. */
import { useCallback, useMemo, useState } from 'react';
import { HubSection } from '../../components/lead/hub-section';
import { useFollowed } from '../../components/use-followed';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { readMetas } from '../../utils/db/meta';
import type { Settings } from '../../utils/settings/settings';
import { createHubDesk } from './hub-desk';

const GAP_MS = 2000;

interface HubReading {
  sealed: string | undefined;
  /** Last news of each member, epoch ms. */
  seen: ReadonlyMap<string, number>;
}

async function readHub(ledger: Ledger): Promise<HubReading> {
  const [sealed] = await readMetas(ledger, 'teamBook');
  const seen = new Map<string, number>();
  await ledger.teamDays.each(({ member, serverAt, receivedAt }) => {
    seen.set(member, Math.max(seen.get(member) ?? 0, serverAt ?? receivedAt));
  });
  return { sealed, seen };
}

interface HubProps {
  opening: Promise<Ledger>;
  settings: Settings;
  now(): number;
}

export function Hub({ opening, settings, now }: HubProps) {
  const [, redraw] = useState({});
  const subscribe = useCallback(
    (onValue: (value: HubReading) => void, onLost: () => void) => follow(opening, readHub, { onValue, onLost }, GAP_MS),
    [opening],
  );
  const reading = useFollowed(subscribe);
  const desk = useMemo(
    () =>
      createHubDesk(
        settings,
        async () => (await readMetas(await opening, 'teamBook'))[0],
        () => redraw({}),
        now,
      ),
    [opening, settings, now],
  );
  if (reading.state !== 'ready') return null;
  const { sealed, seen } = reading.value;
  return <HubSection hub={desk.model(sealed, seen)} callbacks={desk.callbacks} now={now} />;
}
