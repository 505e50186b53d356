/** Owns the browser's side of feeds: the alarm that wakes us for them, and asking an address for real. */
import { hostPattern } from '../../utils/core/feeds';
import type { Ledger } from '../../utils/db/ledger';
import { readFeeds } from '../../utils/library/feed';
import { browser } from '../../utils/platform/browser';
import type { AskSeams } from './feeds';

export const FEEDS = 'feeds';
const EVERY_MIN = 15;

export const browserAsks: AskSeams = {
  fetch: (url, init) => fetch(url, init),
  mayAsk: (url) => browser.permissions.contains({ origins: [hostPattern(url)] }),
};

/** Wakes us for feeds only while there are some. Browsers may forget alarms; run once a day as well. */
export async function keepFeedAlarm(ledger: Ledger): Promise<void> {
  const [feeds, alarm] = await Promise.all([readFeeds(ledger), browser.alarms.get(FEEDS)]);
  if (feeds.length === 0) await browser.alarms.clear(FEEDS);
  else if (!alarm) await browser.alarms.create(FEEDS, { delayInMinutes: 1, periodInMinutes: EVERY_MIN });
}
