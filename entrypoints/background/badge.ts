/** Owns the number on the toolbar icon: how many buyers wait, over all consoles. Kept in session storage, for the worker dies. */
import type { SiteId } from '../../utils/core/ids';
import { browser } from '../../utils/platform/browser';

const BADGE_KEY = 'waiting';
type Waiting = Record<string, { waiting: number; tabId: number }>;

/** One site's number; two tabs of one console show the same list, so the newest word counts. */
export async function setBadge(siteId: SiteId, waiting: number, tabId: number): Promise<void> {
  await update((before) => ({ ...before, [siteId]: { waiting, tabId } }));
}

/** A closed tab waits for nobody. */
export async function clearBadge(tabId: number): Promise<void> {
  await update((before) => Object.fromEntries(Object.entries(before).filter(([, entry]) => entry.tabId !== tabId)));
}

async function update(change: (before: Waiting) => Waiting): Promise<void> {
  const stored = await browser.storage.session.get(BADGE_KEY);
  const after = change((stored[BADGE_KEY] ?? {}) as Waiting);
  await browser.storage.session.set({ [BADGE_KEY]: after });
  const total = Object.values(after).reduce((sum, { waiting }) => sum + waiting, 0);
  // Manifest V2 calls the same button browserAction.
  const button = browser.action ?? browser.browserAction;
  await button.setBadgeText({ text: total === 0 ? '' : total > 99 ? '99+' : String(total) });
}
