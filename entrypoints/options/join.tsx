/** Joins the team's part of the options page to what is stored and to the background. */
import { useCallback, useEffect, useMemo } from 'react';
import type { JoinCallbacks, JoinedTeam } from '../../components/options/join-model';
import { JoinSection } from '../../components/options/join-section';
import { useBeat, useFollowed } from '../../components/use-followed';
import { asId, type PackId } from '../../utils/core/ids';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { readMetas } from '../../utils/db/meta';
import { readReportIds } from '../../utils/db/team-reports';
import { ask } from '../../utils/messaging/client';
import { requestConsent } from '../../utils/platform/consent';

const BEAT_MS = 30_000;

async function readTeam(ledger: Ledger): Promise<JoinedTeam | undefined> {
  const [seat, status, offers, told] = await readMetas(ledger, 'team', 'teamStatus', 'teamOffers', 'teamReports');
  if (!seat) return undefined;
  const read = await readReportIds(ledger, seat.team);
  const reports = (told?.reports ?? [])
    .map((report) => ({ ...report, told: told?.told.includes(report.id) === true, read: read.has(report.id) }))
    .reverse();
  return { ...seat, ...(status && { status }), ...(offers && { offers }), reports };
}

export function Join({ opening, now }: { opening: Promise<Ledger>; now(): number }) {
  const subscribe = useCallback(
    (onValue: (value: { team: JoinedTeam | undefined }) => void, onLost: () => void) =>
      follow(opening, async (ledger) => ({ team: await readTeam(ledger) }), { onValue, onLost }),
    [opening],
  );
  const reading = useFollowed(subscribe);
  const team = reading.state === 'ready' ? reading.value.team : undefined;
  const beat = useBeat(BEAT_MS);
  const joined = team !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beat says again that somebody looks
  useEffect(() => {
    if (joined) void ask('team/watch', {});
  }, [joined, beat]);
  const callbacks = useMemo(
    (): JoinCallbacks => ({
      onRead: async (text) => {
        const reply = await ask('team/read', { text });
        return reply.ok ? reply.value : undefined;
      },
      onJoin: async (text) => {
        if (!(await requestConsent())) return false;
        const reply = await ask('team/join', { text });
        return reply.ok && reply.value.joined;
      },
      onTake: async (packId) => {
        const reply = await ask('team/take', { packId: asId<PackId>(packId) });
        return reply.ok && reply.value.refused === undefined;
      },
      onReport: async (kind, text) => {
        await ask('team/watch', {});
        const reply = await ask('team/report', { kind, text });
        if (!reply.ok) return 'failed';
        if (reply.value.refused !== undefined) return reply.value.refused === 'often' ? 'often' : 'failed';
        return reply.value.told ? 'told' : 'kept';
      },
      onLeave: async (erase) => {
        const reply = await ask('team/leave', { erase });
        if (!reply.ok) return 'failed';
        return erase && !reply.value.erased ? 'not-erased' : 'left';
      },
    }),
    [],
  );
  if (reading.state !== 'ready') return null;
  return <JoinSection team={team} callbacks={callbacks} now={now} />;
}
