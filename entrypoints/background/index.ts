/** The only writer. Registers every listener synchronously, before anything is awaited: the event that woke us is waiting. */
import { defineBackground } from 'wxt/utils/define-background';
import type { Ledger } from '../../utils/db/ledger';
import { holdLedger } from '../../utils/db/open';
import { serve } from '../../utils/messaging/server';
import { browser } from '../../utils/platform/browser';
import { systemClock } from '../../utils/platform/clock';
import { localKeyValue } from '../../utils/platform/key-value';
import { warn } from '../../utils/platform/log';
import { LIBRARY_CHANGED } from '../../utils/settings/announcements';
import { SITES } from '../../utils/sites/index';
import { DAILY, keepAlarms, runDaily } from './alarms';
import { clearBadge, setBadge } from './badge';
import { createContext } from './context';
import { browserAsks, FEEDS, keepFeedAlarm } from './feed-alarm';
import { runFeeds } from './feeds';
import { announce, createHandlers } from './handlers';
import { fillLibrary } from './library';
import { ownsOrigin } from './owns-origin';
import { createTeamDesk } from './team';
import { browserTeam, TEAM } from './team-alarm';

export default defineBackground({
  type: 'module',
  persistent: true,
  main() {
    const now = () => systemClock.read().wallMs;
    const context = createContext({ holder: holdLedger({ now }), keyValue: localKeyValue, now });
    const team = createTeamDesk(context, {
      ...browserTeam,
      libraryChanged: () => announce(context, LIBRARY_CHANGED),
    });
    const handlers = createHandlers(context, {
      setBadge,
      fillLibrary: fill,
      asks: browserAsks,
      keepFeedAlarm,
      team,
    });
    serve(handlers, {
      extensionId: browser.runtime.id,
      extensionOrigin: browser.runtime.getURL('').replace(/\/$/, ''),
      ownsOrigin: (origin) => ownsOrigin(origin, SITES),
    });
    browser.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name === TEAM) void team.wake();
      if (alarm.name === DAILY) void runDaily(context);
      if (alarm.name === DAILY || alarm.name === FEEDS) void refreshFeeds();
    });
    browser.runtime.onInstalled.addListener(() => void settleIn());
    browser.tabs.onRemoved.addListener((tabId) => void clearBadge(tabId).catch(() => undefined));
    void team.wake();
    keepAlarms().catch((error: unknown) => warn('alarms', 'not set', error));

    function fill(ledger: Ledger): Promise<void> {
      return fillLibrary(ledger, readAsset, browser.i18n.getUILanguage(), now());
    }

    async function refreshFeeds(): Promise<void> {
      try {
        if (await runFeeds(context, browserAsks)) await announce(context, LIBRARY_CHANGED);
        await keepFeedAlarm(await context.ledger());
      } catch (error) {
        warn('feeds', 'put off', error);
      }
    }

    async function settleIn(): Promise<void> {
      try {
        await fill(await context.ledger());
        await runDaily(context);
      } catch (error) {
        warn('install', 'not settled', error);
      }
    }
  },
});

async function readAsset(path: string): Promise<string> {
  return (await fetch(browser.runtime.getURL(path))).text();
}
