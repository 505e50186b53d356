/** What tabs ask about which of them records, and what is refused to those that do not. Without a desk each tab does. */
import type { SiteId } from '../../utils/core/ids';
import type { Request, SessionState } from '../../utils/messaging/protocol';
import type { Asker, Handlers } from '../../utils/messaging/server';
import type { RecorderDesk } from './recorders';

const tab = (tabId: number | undefined) => (tabId === undefined ? {} : { tabId });

export function recordingHandlers(desk: RecorderDesk | undefined): Pick<Handlers, `recording/${'claim' | 'release'}`> {
  return {
    'recording/claim': async ({ take, ...claimant }, { tabId }) => ({
      recording: (await desk?.claim({ ...claimant, ...tab(tabId) }, take)) ?? true,
    }),
    'recording/release': async ({ sessionId }) => {
      await desk?.release(sessionId);
      return { ok: true, watermark: 0 };
    },
  };
}

/** A tab's session, with the part it plays: of two of one console and agent, one records. */
export async function withPart(
  desk: RecorderDesk | undefined,
  state: SessionState,
  { siteId, sessionId }: { siteId: SiteId; sessionId?: string },
  { tabId }: Asker,
): Promise<SessionState> {
  const { agentId } = state;
  if (!desk || sessionId === undefined || agentId === undefined) return state;
  const recording = await desk.claim({ siteId, agentId, sessionId, ...tab(tabId) });
  return recording ? state : { ...state, elsewhere: true };
}

export async function mayRecord(
  desk: RecorderDesk | undefined,
  { siteId, facts, sessionId }: Request<'facts/record'>,
  tabId: number | undefined,
): Promise<boolean> {
  const agentId = facts.at(-1)?.agentId;
  // A sequence that starts again is the same tab's.
  const [life = ''] = sessionId.split('.');
  return (await desk?.mayRecord({ siteId, sessionId: life, ...(agentId && { agentId }), ...tab(tabId) })) ?? true;
}
