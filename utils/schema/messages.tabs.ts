/** The checks of what is said about tabs: what one reads of the library, which one records, and which one is taught. */
import * as z from 'zod/mini';
import type { TabProtocol } from '../messaging/protocol.tabs';
import { agentId, count, packId, sessionId, siteId, snippetId } from './ids';
import type { Rule } from './messages';
import { settingEntrySchema } from './setting-entry';
import { siteEntrySchema, siteOrigin, sitePatchSchema } from './site-patch';

const version = z.string().check(z.maxLength(200));

export const TAB_RULES: { readonly [K in Exclude<keyof TabProtocol, 'badge/set'>]: Rule<K> } = {
  'library/read': {
    audience: 'both',
    request: z.strictObject({
      since: z.exactOptional(version),
      from: z.exactOptional(z.int().check(z.gte(0), z.lte(1_000_000))),
      of: z.exactOptional(version),
    }),
  },
  'library/picture': { audience: 'both', request: z.strictObject({ snippetId }) },
  'recording/claim': {
    audience: 'console',
    request: z.strictObject({ siteId, agentId, sessionId, take: z.boolean() }),
  },
  'coach/read': { audience: 'both', request: z.strictObject({ siteId, agentId: z.exactOptional(agentId) }) },
  'coach/notice': {
    audience: 'console',
    request: z.strictObject({ siteId, count, longestMs: z.int().check(z.gte(0), z.lte(86_400_000)) }),
  },
  'teach/start': {
    audience: 'page',
    request: z.strictObject({ tabId: z.int().check(z.gte(0)), origin: siteOrigin }),
  },
  'teach/save': { audience: 'console', request: z.strictObject({ patch: sitePatchSchema }) },
  'teach/decide': { audience: 'page', request: z.strictObject({ packId, entry: siteEntrySchema, use: z.boolean() }) },
  'teach/forget': { audience: 'page', request: z.strictObject({ siteId }) },
  'settings/decide': {
    audience: 'page',
    request: z.strictObject({ packId, entry: settingEntrySchema, use: z.boolean() }),
  },
  'recording/release': { audience: 'console', request: z.strictObject({ sessionId }) },
};
