/** Owns the check of every message at the background's door, and who may send which. Refuses unknown kinds and fields. */
import * as z from 'zod/mini';
import { BACKUP_SECTIONS, type BackupSection } from '../core/backup';
import type { MessageKind, Request, SettingChange } from '../messaging/protocol';
import { SETTINGS, type SettingName, SITE_SETTINGS, type SiteSettingName } from '../settings/settings';
import { backupSliceSchema } from './backup';
import { buyerNoteSchema, dueSchema, lessonSchema, themeWord } from './coaching';
import { draftRowSchema, MAX_DRAFT_ROWS_AT_ONCE } from './draft';
import { factSchema } from './fact';
import { battleRequest, reportId, reportKind, reportText } from './hub';
import {
  agentId,
  conversationId,
  count,
  day,
  instant,
  name,
  packId,
  sessionId,
  shopId,
  siteId,
  snippetId,
} from './ids';
import { bucket, ownReply, question, salt, signingKey } from './kept';
import { TAB_RULES } from './messages.tabs';

/** `console`: a content script on an origin that a site profile owns. `page`: the extension's own pages, nobody else. */
export type Audience = 'console' | 'page' | 'both';

export interface Rule<K extends MessageKind> {
  audience: Audience;
  request: z.ZodMiniType<Request<K>>;
}

const invitationText = z.string().check(z.maxLength(20_000));
const shown = z.string().check(z.regex(/^[\w.-]{1,80}$/));

/** Some 60,000 scripts; a new part counts twice (it begins empty). */
const MAX_PARTS = 64;
const packText = z.string().check(z.maxLength(4_000_000));
const packParts = z.exactOptional(z.array(packId).check(z.maxLength(MAX_PARTS)));

const site = <Name extends SiteSettingName>(name: Name) =>
  z.strictObject({ siteId, name: z.literal(name), value: sound(SITE_SETTINGS[name].isSound) });
const general = <Name extends SettingName>(name: Name) =>
  z.strictObject({ name: z.literal(name), value: sound(SETTINGS[name].isSound) });

/** Each preference has one guard, that decides what is read back: what it refuses is refused at the door. */
function sound<Value>(isSound: (value: unknown) => value is Value): z.ZodMiniType<Value> {
  return z.custom<Value>((value) => isSound(value));
}

const settingChange = z.union([
  site('enabled'),
  site('overlay'),
  site('agentName'),
  general('theme'),
  general('paletteKeys'),
  general('guard'),
  general('coach'),
  general('soundOff'),
  general('notify'),
  general('calendar'),
  general('minimumSample'),
  general('retentionDays'),
  general('shift'),
  general('targets'),
  general('industry'),
  general('ranking'),
  general('plan'),
  general('scorecard'),
  general('dayCap'),
  general('sheetColumns'),
  general('reconciled'),
]) as unknown as z.ZodMiniType<SettingChange>;

export const MESSAGE_RULES: { readonly [K in MessageKind]: Rule<K> } = {
  ...TAB_RULES,
  'session/open': {
    audience: 'console',
    request: z.strictObject({
      siteId,
      agentName: z.exactOptional(name),
      shopName: z.exactOptional(shopId),
      openedAt: instant,
      sessionId: z.exactOptional(sessionId),
    }),
  },
  'agent/name': {
    audience: 'both',
    request: z.strictObject({ siteId, name, sessionId: z.exactOptional(sessionId) }),
  },
  'facts/record': {
    audience: 'console',
    request: z.strictObject({
      sessionId,
      siteId,
      firstSeq: z.int().check(z.gte(1)),
      facts: z.array(factSchema).check(z.minLength(1), z.maxLength(256)),
    }),
  },
  'coverage/add': { audience: 'console', request: z.strictObject({ siteId, agentId, from: instant, to: instant }) },
  'library/banned': { audience: 'console', request: z.strictObject({ since: z.exactOptional(shown) }) },
  'library/used': {
    audience: 'both',
    request: z.strictObject({
      snippetId,
      siteId,
      conversationId,
      at: instant,
      outcome: z.enum(['inserted', 'sent', 'sent-edited']),
    }),
  },
  'library/remember': {
    audience: 'console',
    request: z.strictObject({
      snippetId: z.exactOptional(snippetId),
      text: question,
      reply: z.exactOptional(ownReply),
      at: instant,
    }),
  },
  'library/unmatched': { audience: 'console', request: z.strictObject({ at: instant }) },
  'library/unremember': {
    audience: 'page',
    request: z.strictObject({ ids: z.array(sessionId).check(z.maxLength(500)) }),
  },
  'memory/read': { audience: 'both', request: z.strictObject({ since: z.exactOptional(shown) }) },
  'memory/learn': {
    audience: 'console',
    request: z.strictObject({ snippetId, buckets: z.array(bucket).check(z.maxLength(64)), at: instant }),
  },
  'memory/forget': { audience: 'page', request: z.strictObject({}) },
  'health/report': {
    audience: 'console',
    request: z.strictObject({
      siteId,
      state: z.enum(['ok', 'degraded', 'stopped']),
      missing: z.array(shown).check(z.maxLength(64)),
      at: instant,
    }),
  },
  'badge/set': { audience: 'console', request: z.strictObject({ siteId, waiting: count }) },
  'settings/write': { audience: 'both', request: settingChange },
  'settings/kept': { audience: 'both', request: z.strictObject({}) },
  'ledger/rebuild': { audience: 'page', request: z.strictObject({}) },
  'ledger/erase': {
    audience: 'page',
    request: z.strictObject({
      siteId: z.exactOptional(siteId),
      shopId: z.exactOptional(shopId),
      day: z.exactOptional(day),
      agentId: z.exactOptional(agentId),
    }),
  },
  'storage/state': { audience: 'page', request: z.strictObject({}) },
  'backup/begin': { audience: 'page', request: z.strictObject({}) },
  'backup/put': { audience: 'page', request: backupSliceSchema },
  'backup/finish': {
    audience: 'page',
    request: z.strictObject({
      head: z.strictObject({
        settings: z.record(z.string(), z.unknown()),
        frozenBefore: z.exactOptional(day),
        foldedWith: z.exactOptional(z.string().check(z.maxLength(200))),
        salt: z.exactOptional(salt),
        counts: z.strictObject(
          Object.fromEntries(BACKUP_SECTIONS.map((name) => [name, count])) as Record<BackupSection, typeof count>,
        ),
        sum: count,
      }),
    }),
  },
  'storage/seen': { audience: 'page', request: z.strictObject({}) },
  'library/import': {
    audience: 'page',
    request: z.strictObject({
      text: packText,
      parts: z.exactOptional(z.array(packText).check(z.maxLength(MAX_PARTS))),
      dryRun: z.boolean(),
    }),
  },
  'library/remove': { audience: 'page', request: z.strictObject({ packId, parts: packParts }) },
  'library/use': { audience: 'page', request: z.strictObject({ packId, parts: packParts, used: z.boolean() }) },
  'library/sign': { audience: 'page', request: z.strictObject({ packId }) },
  'library/trust': {
    audience: 'page',
    request: z.strictObject({ key: signingKey, name: z.string().check(z.maxLength(80)) }),
  },
  'feed/add': {
    audience: 'page',
    request: z.strictObject({
      url: z.string().check(z.maxLength(2000)),
      everyMin: z.int().check(z.gte(15), z.lte(10_080)),
      key: z.exactOptional(signingKey),
      dryRun: z.boolean(),
    }),
  },
  'feed/remove': { audience: 'page', request: z.strictObject({ feedId: sessionId }) },
  'feed/check': { audience: 'page', request: z.strictObject({ feedId: z.exactOptional(sessionId) }) },
  'library/restore': { audience: 'page', request: z.strictObject({ packId, parts: packParts }) },
  'draft/save': {
    audience: 'page',
    request: z.strictObject({
      packId,
      rows: z.array(draftRowSchema).check(z.maxLength(MAX_DRAFT_ROWS_AT_ONCE)),
      settled: z.array(snippetId).check(z.maxLength(20_000)),
    }),
  },
  'team/read': { audience: 'page', request: z.strictObject({ text: invitationText }) },
  'team/join': { audience: 'page', request: z.strictObject({ text: invitationText }) },
  'team/leave': { audience: 'page', request: z.strictObject({ erase: z.boolean() }) },
  'team/watch': { audience: 'page', request: z.strictObject({}) },
  'team/keep': {
    audience: 'page',
    request: z.strictObject({
      sealed: z.string().check(z.regex(/^SIDELINE-KEYS1(?:\.[\w-]+){3}$/), z.maxLength(8_000_000)),
    }),
  },
  'team/take': { audience: 'page', request: z.strictObject({ packId }) },
  'team/push': {
    audience: 'page',
    request: z.strictObject({
      packIds: z.array(packId).check(z.minLength(1), z.maxLength(50)),
      note: z.string().check(z.regex(/^[^\p{C}]{0,200}$/u)),
      mustTake: z.boolean(),
      share: z.int().check(z.gte(1), z.lte(100)),
      shops: z.exactOptional(z.array(shopId).check(z.minLength(1), z.maxLength(20))),
      from: z.int().check(z.gte(1_420_000_000), z.lte(4_102_444_800)),
    }),
  },
  'team/battle': { audience: 'page', request: battleRequest },
  'team/report': { audience: 'page', request: z.strictObject({ kind: reportKind, text: reportText }) },
  'team/answer': { audience: 'page', request: z.strictObject({ id: reportId }) },
  'draft/drop': { audience: 'page', request: z.strictObject({ packId }) },
  'coach/due': { audience: 'both', request: z.strictObject({ due: dueSchema }) },
  'coach/lesson': { audience: 'both', request: z.strictObject({ lesson: lessonSchema }) },
  'coach/buyer': { audience: 'both', request: z.strictObject({ siteId, shopId, conversationId }) },
  'coach/note': { audience: 'both', request: z.strictObject({ note: buyerNoteSchema }) },
  'coach/theme': {
    audience: 'both',
    request: z.strictObject({ siteId, agentId, conversationId, theme: themeWord, on: z.boolean() }),
  },
};
