/** Asks the background who works here and what is already recorded, until it answers. Takes up nothing itself. */
import { readField } from '../../utils/dom/locate';
import { ask } from '../../utils/messaging/client';
import type { SessionState } from '../../utils/messaging/protocol';
import type { SiteProfile } from '../../utils/sites/site-profile';

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5000;

/** undefined once `signal` has aborted; `orphaned` when this script has lost its extension. */
export async function openSession(
  profile: SiteProfile,
  openedAt: number,
  sessionId: string,
  signal: AbortSignal,
): Promise<SessionState | 'orphaned' | undefined> {
  for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const agentName = readField(profile.agent.name, document);
    const shopName = readField(profile.agent.shop, document);
    const reply = await ask('session/open', {
      siteId: profile.id,
      openedAt,
      sessionId,
      ...(agentName ? { agentName } : {}),
      ...(shopName ? { shopName } : {}),
    });
    if (signal.aborted) return undefined;
    if (reply.ok) return reply.value;
    if (reply.code === 'orphaned') return 'orphaned';
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return undefined;
}
