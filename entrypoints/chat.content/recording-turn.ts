/**
 * Whether this tab is the one that records its console. Asks the background, which knows the tabs, and asks again when that
 * may have changed. A tab whose part changes starts anew from the ledger: it then knows what the other one has counted.
 */
import type { SiteId } from '../../utils/core/ids';
import { ask } from '../../utils/messaging/client';
import type { SessionState } from '../../utils/messaging/protocol';
import { watchKey } from '../../utils/platform/key-value';
import { RECORDING_CHANGED, RECORDS_REPLACED } from '../../utils/settings/announcements';

/** The one that records says so this often; the other asks this often whether it may. */
const SAY_MS = 30_000;
const ASK_MS = 10_000;

export interface RecordingTurn {
  readonly sessionId: string;
  adopt(state: SessionState): void;
  /** Another tab records: this one only advises. */
  isElsewhere(): boolean;
  /** Once per heartbeat. `reading: false`: this tab reads nothing, and lets its part lapse. */
  beat(now: number, reading: boolean): void;
  /** A person wants this tab to record. */
  take(): void;
  /** The page goes. */
  end(): void;
}

/** @param restart begins anew, with the other part */
export function createRecordingTurn(siteId: SiteId, restart: () => void, signal: AbortSignal): RecordingTurn {
  const sessionId = crypto.randomUUID();
  let session: SessionState | undefined;
  let elsewhere = false;
  let askedAt = 0;

  async function claim(take: boolean): Promise<void> {
    const agentId = session?.agentId;
    if (!session || agentId === undefined || signal.aborted) return;
    askedAt = Date.now();
    const reply = await ask('recording/claim', { siteId, agentId, sessionId, take });
    // Named anew while we asked: that answer was about somebody else.
    if (!reply.ok || signal.aborted || agentId !== session.agentId) return;
    if (reply.value.recording === elsewhere) restart();
  }

  signal.addEventListener(
    'abort',
    watchKey(RECORDING_CHANGED, () => void claim(false)),
  );
  signal.addEventListener('abort', watchKey(RECORDS_REPLACED, restart));

  return {
    sessionId,
    adopt(state) {
      session = state;
      elsewhere = state.elsewhere === true;
      askedAt = Date.now();
    },
    isElsewhere: () => elsewhere,
    beat(now, reading) {
      if ((elsewhere || reading) && Math.abs(now - askedAt) >= (elsewhere ? ASK_MS : SAY_MS)) void claim(false);
    },
    take: () => void claim(true),
    end: () => void ask('recording/release', { sessionId }),
  };
}
