/** Joins what agents told their leads to the ledger and to the background; shown to leads of a team only. */
import { useCallback } from 'react';
import { type HeardLine, ReportSection } from '../../components/lead/report-section';
import { useFollowed } from '../../components/use-followed';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { readMeta } from '../../utils/db/meta';
import { teamReportsOf } from '../../utils/db/team-reports';
import { ask } from '../../utils/messaging/client';

const GAP_MS = 1000;

interface Reading {
  isLead: boolean;
  lines: HeardLine[];
}

async function read(ledger: Ledger): Promise<Reading> {
  const seat = await readMeta(ledger, 'team');
  if (seat?.role !== 'lead') return { isLead: false, lines: [] };
  return { isLead: true, lines: await teamReportsOf(ledger, seat.team) };
}

async function markRead(id: string): Promise<boolean> {
  await ask('team/watch', {});
  const reply = await ask('team/answer', { id });
  return reply.ok && reply.value.refused === undefined;
}

export function Reports({ opening, now }: { opening: Promise<Ledger>; now(): number }) {
  const subscribe = useCallback(
    (onValue: (value: Reading) => void, onLost: () => void) => follow(opening, read, { onValue, onLost }, GAP_MS),
    [opening],
  );
  const reading = useFollowed(subscribe);
  if (reading.state !== 'ready' || !reading.value.isLead) return null;
  return <ReportSection lines={reading.value.lines} onRead={markRead} now={now} />;
}
