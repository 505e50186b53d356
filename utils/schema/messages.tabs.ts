/** The checks of what is said about tabs: which one records, and which one is taught. */
import * as z from 'zod/mini';
import type { TabProtocol } from '../messaging/protocol.tabs';
import { agentId, sessionId, siteId } from './ids';
import type { Rule } from './messages';
import { siteOrigin, sitePatchSchema } from './site-patch';

export const TAB_RULES: { readonly [K in Exclude<keyof TabProtocol, 'badge/set'>]: Rule<K> } = {
  'recording/claim': {
    audience: 'console',
    request: z.strictObject({ siteId, agentId, sessionId, take: z.boolean() }),
  },
  'teach/start': {
    audience: 'page',
    request: z.strictObject({ tabId: z.int().check(z.gte(0)), origin: siteOrigin }),
  },
  'teach/save': { audience: 'console', request: z.strictObject({ patch: sitePatchSchema }) },
  'teach/forget': { audience: 'page', request: z.strictObject({ siteId }) },
  'recording/release': { audience: 'console', request: z.strictObject({ sessionId }) },
};
