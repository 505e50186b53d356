/** Owns saying that somebody looks at the team: now, and at each beat while the popup is open. In no team it wakes nobody. */
import { useEffect } from 'react';
import type { Ledger } from '../../utils/db/ledger';
import { readMeta } from '../../utils/db/meta';
import { ask } from '../../utils/messaging/client';

export function useTeamWatch(opening: Promise<Ledger>, beat: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beat says it again
  useEffect(() => {
    const say = async () => {
      if (await readMeta(await opening, 'team')) await ask('team/watch', {});
    };
    say().catch(() => undefined);
  }, [opening, beat]);
}
