/** The only writer. Registers every listener synchronously, before anything is awaited: the event that woke us is waiting. */
import { defineBackground } from 'wxt/utils/define-background';
import { watchWriters } from '../../utils/db/held';
import type { Ledger } from '../../utils/db/ledger';
import { holdLedger } from '../../utils/db/open';
import { createLedger, findPlace, PLACE_KEY, readPlace } from '../../utils/db/place';
import { serve } from '../../utils/messaging/server';
import { browser } from '../../utils/platform/browser';
import { systemClock } from '../../utils/platform/clock';
import { behindFiller } from '../../utils/platform/fresh-block';
import { type KeyValue, localKeyValue, sessionKeyValue } from '../../utils/platform/key-value';
import { warn } from '../../utils/platform/log';
import { LIBRARY_CHANGED, RECORDING_CHANGED } from '../../utils/settings/announcements';
import { EVERY_SITE } from '../../utils/sites/index';
import { ownsOrigin } from '../../utils/sites/owns-origin';
import { DAILY, keepAlarms, runDaily } from './alarms';
import { clearBadge, setBadge } from './badge';
import { type BackgroundContext, createContext } from './context';
import { browserAsks, FEEDS, keepFeedAlarm } from './feed-alarm';
import { runFeeds } from './feeds';
import { type Given, joinGiven } from './given';
import { createGivenSettings } from './given-settings';
import { createGivenSites } from './given-sites';
import { announce, createHandlers } from './handlers';
import { fillLibrary } from './library';
import { listenForClicks, showNotice } from './notices';
import { createRecorderDesk } from './recorders';
import { copySettings } from './storage';
import { createTeachDesk } from './teach';
import { browserTeach } from './teach-tabs';
import { createTeamDesk } from './team';
import { browserTeam, TEAM } from './team-alarm';
import { lookQuickly } from './upkeep';

const LOOKED = 'looked-at-store';

export default defineBackground({
  type: 'module',
  persistent: true,
  main() {
    const now = () => systemClock.read().wallMs;
    const keyValue = behindFiller(localKeyValue, sessionKeyValue);
    const holder = holdLedger({
      now,
      place: () => storedPlace(keyValue),
      create: async (place) => watchWriters(await createLedger(place)),
      move: (to) => keyValue.write(PLACE_KEY, to),
    });
    const context = createContext({ holder, keyValue, now });
    const team = createTeamDesk(context, {
      ...browserTeam,
      libraryChanged,
    });
    const recorders = createRecorderDesk({
      store: sessionKeyValue,
      tabLives: (tabId) =>
        browser.tabs.get(tabId).then(
          () => true,
          () => false,
        ),
      announce: () => announce(context, RECORDING_CHANGED),
      now,
    });
    const teach = createTeachDesk({ ...browserTeach, kept: context.keyValue, session: sessionKeyValue, now });
    const changed = () => copySettings(context);
    const version = browser.runtime.getManifest().version;
    const given = joinGiven(
      createGivenSites(context, { teach, version, changed }),
      createGivenSettings(context, changed),
    );
    const handlers = createHandlers(context, {
      setBadge,
      showNotice,
      fillLibrary: fill,
      asks: browserAsks,
      keepFeedAlarm,
      recorders,
      teach,
      given,
      team,
    });
    serve(handlers, {
      extensionId: browser.runtime.id,
      extensionOrigin: browser.runtime.getURL('').replace(/\/$/, ''),
      ownsOrigin: (origin) => ownsOrigin(origin, EVERY_SITE) || teach.owns(origin),
    });
    browser.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name === TEAM) void team.wake();
      if (alarm.name === DAILY) {
        void runDaily(context);
        void given.settle();
      }
      if (alarm.name === DAILY || alarm.name === FEEDS) void refreshFeeds();
    });
    browser.runtime.onInstalled.addListener(() => void settleIn());
    browser.tabs.onRemoved.addListener((tabId) => {
      void clearBadge(tabId).catch(() => undefined);
      void recorders.tabClosed(tabId).catch(() => undefined);
    });
    listenForClicks();
    browser.permissions.onAdded.addListener(() => {
      listenForClicks();
      void teach.allowed();
    });
    void lookOnce(context, given);
    void team.wake();
    keepAlarms().catch((error: unknown) => warn('alarms', 'not set', error));

    function fill(ledger: Ledger): Promise<void> {
      return fillLibrary(ledger, readAsset, browser.i18n.getUILanguage(), now());
    }

    async function libraryChanged(): Promise<void> {
      await announce(context, LIBRARY_CHANGED);
      await given.settle();
    }

    async function refreshFeeds(): Promise<void> {
      try {
        if (await runFeeds(context, browserAsks)) await libraryChanged();
        await keepFeedAlarm(await context.ledger());
      } catch (error) {
        warn('feeds', 'put off', error);
      }
    }

    async function settleIn(): Promise<void> {
      try {
        await fill(await context.ledger());
        await runDaily(context);
        await given.settle();
      } catch (error) {
        warn('install', 'not settled', error);
      }
    }
  },
});

/** A worker starts many times a day; the browser's session remembers that one of them has looked. */
async function lookOnce(context: BackgroundContext, given: Given): Promise<void> {
  try {
    const { [LOOKED]: looked } = await browser.storage.session.get(LOOKED);
    if (looked) return;
    await browser.storage.session.set({ [LOOKED]: true });
    await lookQuickly(context);
    await given.settle();
  } catch (error) {
    warn('check', 'put off', error);
  }
}

/** Remembered outside the ledger; when even that is lost, looked for. */
async function storedPlace(keyValue: KeyValue) {
  const raw = await keyValue.read(PLACE_KEY).catch(() => undefined);
  if (raw !== undefined) return readPlace(raw);
  const found = await findPlace();
  await keyValue.write(PLACE_KEY, found).catch(() => undefined);
  return found;
}

async function readAsset(path: string): Promise<string> {
  return (await fetch(browser.runtime.getURL(path))).text();
}
