/** Owns the table from message to use case. Each starts from what is stored; nothing is remembered between messages. */
import type { SiteId } from '../../utils/core/ids';
import { memoryVersion } from '../../utils/core/matching/memory';
import { addCoverage } from '../../utils/db/coverage';
import { dropDraft, saveDraft } from '../../utils/db/drafts';
import type { Ledger } from '../../utils/db/ledger';
import { forgetMemory, learn, readMemory } from '../../utils/db/match-memory';
import type { Place } from '../../utils/db/place';
import { recordFacts } from '../../utils/db/record';
import { remember, unremember } from '../../utils/db/remembered';
import { countUnmatched } from '../../utils/db/unmatched';
import type { Ack, Request, Response, SettingChange } from '../../utils/messaging/protocol';
import { type Asker, type Handlers, RefusedError } from '../../utils/messaging/server';
import { warn } from '../../utils/platform/log';
import { LIBRARY_CHANGED } from '../../utils/settings/announcements';
import { writeSetting, writeSiteSetting } from '../../utils/settings/write';
import { createBackupHandlers } from './backup';
import { type CoachSeams, createCoachHandlers } from './coaching';
import type { BackgroundContext } from './context';
import { type AskSeams, askFeeds, subscribeFeed, unsubscribeFeed } from './feeds';
import { type Given, givenHandlers } from './given';
import { readBannedWords, readLibrary, readPicture } from './library';
import { createLibraryPortions } from './library-portions';
import { createPackHandlers } from './pack-handlers';
import type { RecorderDesk } from './recorders';
import { mayRecord, recordingHandlers, withPart } from './recording';
import { openSession, summaryOfToday } from './sessions';
import { copySettings, createStorageHandlers, isQuota, mirrorLibrary } from './storage';
import { type TeachDesk, teachHandlers } from './teach';
import type { TeamDesk } from './team';

export interface HandlerSeams extends CoachSeams {
  setBadge(siteId: SiteId, waiting: number, tabId: number): Promise<void>;
  /** Puts the starter pack in, if it is not there. */
  fillLibrary(ledger: Ledger): Promise<void>;
  /** How addresses are asked; without it none is. */
  asks?: AskSeams;
  /** Opens a store beside the one in use. */
  openStore?(place: Place): Promise<Ledger>;
  /** Sets or drops the alarm for feeds. */
  keepFeedAlarm?(ledger: Ledger): Promise<void>;
  /** Which tab records; without it each does. */
  recorders?: RecorderDesk;
  /** What is taught; without it nothing is. */
  teach?: TeachDesk;
  /** What packs carry besides scripts; without it nothing of it is used. */
  given?: Given;
  /** The team's line; without it there is no team. */
  team?: TeamDesk;
}

const NO_ASKS: AskSeams = { fetch: () => Promise.reject(new Error('no network')), mayAsk: async () => false };
const DONE: Ack = { ok: true, watermark: 0 };

export function createHandlers(context: BackgroundContext, seams: HandlerSeams): Handlers {
  const asks = seams.asks ?? NO_ASKS;
  const portions = createLibraryPortions();
  const libraryChanged = async () => {
    await announce(context, LIBRARY_CHANGED);
    await seams.given?.settle();
  };
  return {
    ...createCoachHandlers(context, seams.showNotice),
    ...recordingHandlers(seams.recorders),
    'session/open': async (request, asker) =>
      withPart(seams.recorders, await openSession(context, request), request, asker),
    'agent/name': async (request, asker) => {
      const { siteId, name } = request;
      await writeSiteSetting(context.keyValue, siteId, 'agentName', name.trim());
      copySettings(context);
      const state = await openSession(context, { siteId, agentName: name, openedAt: context.now() });
      return withPart(seams.recorders, state, request, asker);
    },
    'facts/record': async (request, { tabId }) => {
      if (!(await mayRecord(seams.recorders, request, tabId))) throw new RefusedError('forbidden');
      const ack = await record(context, request);
      seams.team?.changed();
      return ack;
    },
    'coverage/add': async ({ siteId, agentId, from, to }) => {
      const { calendar } = await context.folding();
      const ledger = await context.ledger();
      await addCoverage(ledger, { siteId, agentId }, { from, to }, calendar);
      context.committed(ledger);
      return DONE;
    },
    'library/picture': (request) => readPicture(context, request),
    'library/read': (request) => readLibrary(context, request, portions, seams.fillLibrary),
    'library/banned': (request) => readBannedWords(context, request),
    'library/used': async (usage) => {
      const ledger = await context.ledger();
      const id = `${usage.snippetId}|${usage.conversationId}|${usage.at}`;
      await ledger.usage.put({ id, ...usage });
      return DONE;
    },
    'library/remember': async (kept) => {
      const ledger = await context.ledger();
      await remember(ledger, kept);
      await context.keeper.renew(ledger);
      await announce(context, LIBRARY_CHANGED);
      return DONE;
    },
    'library/unmatched': async ({ at }) => {
      await countUnmatched(await context.ledger(), (await context.folding()).calendar.dayOf(at));
      return DONE;
    },
    'library/unremember': async ({ ids }) => {
      const ledger = await context.ledger();
      await unremember(ledger, ids);
      // What was let go must not come back out of the copy.
      await context.keeper.renew(ledger);
      await announce(context, LIBRARY_CHANGED);
      return DONE;
    },
    'memory/read': async ({ since }) => {
      const memory = await readMemory(await context.ledger());
      const version = memoryVersion(memory);
      return since === version ? { version } : { version, memory };
    },
    'memory/learn': async (pick) => ({ version: memoryVersion(await learn(await context.ledger(), pick)) }),
    'memory/forget': async () => {
      await forgetMemory(await context.ledger());
      return DONE;
    },
    'health/report': async (health) => {
      await (await context.ledger()).health.put(health);
      return DONE;
    },
    'badge/set': async ({ siteId, waiting }, { tabId }) => {
      if (tabId !== undefined) await seams.setBadge(siteId, waiting, tabId);
      return DONE;
    },
    'settings/write': (change, asker) => writeChange(context, change, asker),
    ...createStorageHandlers(context, () => seams.team?.changed()),
    ...createBackupHandlers(context, seams.openStore),
    ...createPackHandlers(context, libraryChanged),
    'feed/add': async (request) => {
      const result = await subscribeFeed(context, asks, request);
      if (result.ok && !request.dryRun) {
        await libraryChanged();
        await seams.keepFeedAlarm?.(await context.ledger());
      }
      return result;
    },
    'feed/remove': async ({ feedId }) => {
      await unsubscribeFeed(context, feedId);
      await seams.keepFeedAlarm?.(await context.ledger());
      return DONE;
    },
    'feed/check': async ({ feedId }) => {
      const { feeds, changed } = await askFeeds(context, asks, feedId);
      if (changed) await libraryChanged();
      return { feeds };
    },
    'draft/save': async ({ packId, rows, settled }) => {
      await saveDraft(await context.ledger(), packId, rows, settled);
      return DONE;
    },
    ...teamHandlers(seams.team, seams.given),
    ...teachHandlers(seams.teach, seams.given?.sites),
    ...givenHandlers(seams.given),
    'draft/drop': async ({ packId }) => {
      await dropDraft(await context.ledger(), packId);
      return DONE;
    },
  };
}

function teamHandlers(
  team: TeamDesk | undefined,
  given: Given | undefined,
): Pick<
  Handlers,
  `team/${'read' | 'join' | 'leave' | 'watch' | 'keep' | 'take' | 'push' | 'battle' | 'report' | 'answer'}`
> {
  const desk = () => {
    if (!team) throw new RefusedError('failed');
    return team;
  };
  return {
    'team/read': ({ text }) => desk().read(text),
    'team/join': ({ text }) => desk().join(text).finally(given?.settle),
    'team/leave': ({ erase }) => desk().leave(erase).finally(given?.settle),
    'team/watch': () => desk().watch(),
    'team/take': ({ packId }) => desk().take(packId),
    'team/push': (request) => desk().push(request),
    'team/battle': (request) => desk().battle(request),
    'team/report': (request) => desk().report(request),
    'team/answer': (request) => desk().answer(request),
    'team/keep': async ({ sealed }) => {
      await desk().keep(sealed);
      return DONE;
    },
  };
}

/** What was done stays done: a tab that misses the news reads it when it next starts. */
export async function announce(context: BackgroundContext, key: string): Promise<void> {
  if (key === LIBRARY_CHANGED) await mirrorLibrary(context);
  await context.keyValue.write(key, context.now()).catch((error) => warn('announce', 'not written', error));
}

async function record(context: BackgroundContext, request: Request<'facts/record'>): Promise<Response<'facts/record'>> {
  const stray = request.facts.findIndex((fact) => fact.siteId !== request.siteId);
  if (stray >= 0) throw new RefusedError('bad-request', { where: `facts.${stray}.siteId` });
  const ledger = await context.ledger();
  const outcome = await keepFacts(context, ledger, request);
  if (outcome.kind === 'gap') throw new RefusedError('gap', { watermark: outcome.watermark });
  const agentId = request.facts.at(-1)?.agentId;
  const [today, isKept] = await Promise.all([
    // Committed is committed: figures that cannot be read must not make the tab send it all again.
    agentId === undefined ? undefined : summaryOfToday(context, ledger, agentId, request.siteId).catch(() => undefined),
    // Acknowledged facts lie in two places.
    context.keeper.recorded(outcome.commit, request.facts),
  ]);
  // The browser took the store away under us: the tab sends it again, to the one there is now.
  if (!isKept) throw new RefusedError('store-unavailable');
  context.committed(ledger);
  const ack: Response<'facts/record'> = { ok: true, watermark: outcome.watermark };
  return today ? { ...ack, today } : ack;
}

async function keepFacts(context: BackgroundContext, ledger: Ledger, request: Request<'facts/record'>) {
  try {
    const outcome = await recordFacts(ledger, request, await context.folding(), context.now());
    context.setFull(false);
    return outcome;
  } catch (error) {
    if (!isQuota(error)) throw error;
    context.setFull(true);
    throw new RefusedError('store-unavailable', { where: 'quota' });
  }
}

async function writeChange(
  context: BackgroundContext,
  change: SettingChange,
  asker: Asker,
): Promise<{ saved: boolean }> {
  if (!('siteId' in change)) {
    if (asker.audience !== 'page') throw new RefusedError('forbidden');
    const saved = await writeSetting(context.keyValue, change.name, change.value);
    copySettings(context);
    return { saved };
  }
  if (asker.audience !== 'page' && change.name !== 'overlay') throw new RefusedError('forbidden');
  const saved = await writeSiteSetting(context.keyValue, change.siteId, change.name, change.value);
  copySettings(context);
  return { saved };
}
