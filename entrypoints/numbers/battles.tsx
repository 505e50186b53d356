/** Joins races of groups to the ledger and to the team's line. In no team there is nothing of it. */
import { useCallback, useEffect, useState } from 'react';
import { BattleForm } from '../../components/battles/battle-form';
import { BattleList } from '../../components/battles/battle-list';
import type { BattleCallbacks, BattleOutcome, BattleWish } from '../../components/battles/battle-model';
import { useText } from '../../components/text';
import { useBeat, useFollowed } from '../../components/use-followed';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { ask } from '../../utils/messaging/client';
import type { Request } from '../../utils/messaging/protocol';
import type { Settings } from '../../utils/settings/settings';
import { type BattlesReading, readBattles } from './battle-source';

const GAP_MS = 1000;
const BEAT_MS = 30_000;

interface BattlesProps {
  opening: Promise<Ledger>;
  settings: Settings;
  now(): number;
}

async function change(request: Request<'team/battle'>): Promise<BattleOutcome> {
  const reply = await ask('team/battle', request);
  if (!reply.ok) return reply.code === 'bad-request' ? 'bad' : 'down';
  const { refused } = reply.value;
  if (refused === undefined) return 'done';
  return refused === 'refused' || refused === 'bad' ? refused : 'down';
}

const CALLBACKS: BattleCallbacks = {
  onPut: (battle) => change({ put: battle }),
  onDrop: (id) => change({ drop: id }),
};

const createId = () => `b${crypto.randomUUID().slice(0, 8)}`;

export function Battles({ opening, settings, now }: BattlesProps) {
  const t = useText();
  const beat = useBeat(BEAT_MS);
  const [opened, setOpened] = useState<BattleWish>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beat reads again what only time changes
  const subscribe = useCallback(
    (onValue: (value: BattlesReading | undefined) => void, onLost: () => void) =>
      follow(opening, (ledger) => readBattles(ledger, settings, now(), t, opened), { onValue, onLost }, GAP_MS),
    [opening, settings, now, t, beat, opened],
  );
  const reading = useFollowed(subscribe);
  const joined = reading.state === 'ready' && reading.value !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beat says again that somebody looks
  useEffect(() => {
    if (joined) void ask('team/watch', {});
  }, [joined, beat]);
  if (reading.state !== 'ready' || !reading.value) return null;
  const { battles, form } = reading.value;
  if (battles.length === 0 && !form) return null;
  return (
    <section aria-labelledby="battles" className="battles">
      <h2 id="battles">{t('battleTitle')}</h2>
      <BattleList battles={battles} onOpen={setOpened} {...(form && { onDrop: CALLBACKS.onDrop })} />
      {form && (
        <details open={battles.length === 0}>
          <summary>{t('battleNew')}</summary>
          <p className="lead-in">{t('battleWhy')}</p>
          <BattleForm {...form} onPut={CALLBACKS.onPut} createId={createId} />
        </details>
      )}
    </section>
  );
}
