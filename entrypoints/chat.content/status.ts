/** How the reading stands, for the panel and for the record. Decides words of a state, nothing else. */
import type { OverlayStatus } from '../../components/overlay/overlay-model';
import type { ConversationId, SiteId, SnippetId } from '../../utils/core/ids';
import type { Health } from '../../utils/dom/health';
import { ask } from '../../utils/messaging/client';
import type { SessionState } from '../../utils/messaging/protocol';

export function statusOf(session: SessionState | undefined, health: Health, storeDown: boolean): OverlayStatus {
  if (!session || health.state === 'starting') return 'starting';
  if (health.state !== 'ok') return health.state;
  if (session.agentId === undefined) return 'needs-name';
  if (session.elsewhere) return 'elsewhere';
  return storeDown || session.notice === 'store-unavailable' ? 'store-unavailable' : 'ok';
}

export function reportHealth(siteId: SiteId, health: Health): void {
  if (health.state === 'starting') return;
  const state = health.state === 'ok' || health.state === 'degraded' ? health.state : 'stopped';
  void ask('health/report', { siteId, state, missing: [...health.missing], at: Date.now() });
}

export function reportUse(siteId: SiteId, snippetIds: readonly SnippetId[], conversationId: ConversationId): void {
  const usage = { siteId, conversationId, at: Date.now(), outcome: 'inserted' } as const;
  for (const id of snippetIds) void ask('library/used', { ...usage, snippetId: id });
}
