/** Owns who has worked here on this computer: an id and the name the page or the person gave. */
import type { AgentId, SiteId } from '../core/ids';
import type { KnownAgent, Ledger } from './ledger';

/** Notes that an agent works here now; a changed spelling of the name replaces the old one. */
export async function seeAgent(
  ledger: Ledger,
  agent: { id: AgentId; siteId: SiteId; name: string },
  now: number,
): Promise<void> {
  await ledger.agents.put({ ...agent, seenAt: now });
}

/** Newest first. */
export async function agentsOf(ledger: Ledger, siteId?: SiteId): Promise<KnownAgent[]> {
  const agents = siteId ? await ledger.agents.where('siteId').equals(siteId).toArray() : await ledger.agents.toArray();
  return agents.sort((a, b) => b.seenAt - a.seenAt);
}
