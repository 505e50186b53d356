/** The part of the protocol that is about tabs: how many wait there, which one records, and which one is taught. Types alone. */
import type { AgentId, SiteId } from '../core/ids';
import type { SitePatch } from '../sites/taught';
import type { Ack } from './protocol';

export interface TabProtocol {
  /** How many buyers wait on this site in this tab: the number on the toolbar icon. */
  'badge/set': { request: { siteId: SiteId; waiting: number }; response: Ack };
  /** Whether this tab is the one that records. Repeated while it is; `take` by a person's wish. */
  'recording/claim': {
    request: { siteId: SiteId; agentId: AgentId; sessionId: string; take: boolean };
    response: { recording: boolean };
  };
  'recording/release': { request: { sessionId: string }; response: Ack };
  /** Puts the teaching panel into a tab. `started: false`: it waits for the permission that the page asks for next. */
  'teach/start': { request: { tabId: number; origin: string }; response: { started: boolean } };
  /** From the panel in that tab only, and for its own page. */
  'teach/save': { request: { patch: SitePatch }; response: { saved: boolean } };
  'teach/forget': { request: { siteId: SiteId }; response: Ack };
}
