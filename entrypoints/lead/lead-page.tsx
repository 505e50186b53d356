/** Joins what the lead's page reads to what it draws; packs change only by asking the background. */
import { useCallback, useMemo } from 'react';
import { LeadApp, type LeadModel } from '../../components/lead/lead-app';
import type { LeadCallbacks, PackCheck } from '../../components/lead/lead-model';
import { useText } from '../../components/text';
import { useBeat, useFollowed } from '../../components/use-followed';
import { asId, type PackId } from '../../utils/core/ids';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { ask } from '../../utils/messaging/client';
import type { Settings } from '../../utils/settings/settings';
import { type LeadReading, readLead, ruleLines } from './lead-source';

const GAP_MS = 1000;
const BEAT_MS = 30_000;

/** A refusal of the message itself is told like a refusal of the file: with its code and place. */
async function sendPack(text: string, dryRun: boolean): Promise<PackCheck> {
  const reply = await ask('library/import', { text, dryRun });
  return reply.ok ? reply.value : { ok: false, code: reply.code, where: reply.where ?? '' };
}

const callbacks: LeadCallbacks = {
  onCheckPack: (text) => sendPack(text, true),
  onImportPack: (text) => sendPack(text, false),
  onRemovePack: async (id) => (await ask('library/remove', { packId: asId<PackId>(id) })).ok,
};

interface LeadPageProps {
  opening: Promise<Ledger>;
  settings: Settings;
  now(): number;
}

export function LeadPage({ opening, settings, now }: LeadPageProps) {
  const t = useText();
  const beat = useBeat(BEAT_MS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beat reads again what only time changes
  const subscribe = useCallback(
    (onValue: (value: LeadReading) => void, onLost: () => void) =>
      follow(async () => readLead(await opening, settings, now(), t), { onValue, onLost }, GAP_MS),
    [opening, settings, now, t, beat],
  );
  const reading = useFollowed(subscribe);
  const rules = useMemo(() => ruleLines(settings, t), [settings, t]);
  const model: LeadModel =
    reading.state === 'ready'
      ? {
          team: { state: 'ready', value: reading.value.team },
          packs: { state: 'ready', value: reading.value.packs },
          rules,
        }
      : { team: reading, packs: reading, rules };
  return <LeadApp model={model} callbacks={callbacks} />;
}
