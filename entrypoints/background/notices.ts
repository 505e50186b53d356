/** Notices of the desktop, for consoles that nobody looks at: how many are about to run out of time. A click shows the console. */
import { browser } from '../../utils/platform/browser';
import { t } from '../../utils/platform/i18n';
import { localKeyValue } from '../../utils/platform/key-value';
import { readSetting } from '../../utils/settings/read';

const PREFIX = 'running-out-';

export interface Notice {
  count: number;
  /** The longest of these waits, ms. */
  longestMs: number;
}

/** @returns what is written on it; no name and no word of a buyer's */
export function noticeText({ count, longestMs }: Notice): { title: string; message: string } {
  const seconds = Math.floor(longestMs / 1000);
  return {
    title: t('noticeTitle'),
    message: t('noticeText', count, Math.floor(seconds / 60), seconds % 60),
  };
}

/** Nothing where the person did not ask for it, or the browser does not allow it. */
export async function showNotice(notice: Notice, tabId: number): Promise<void> {
  const { value: wanted } = await readSetting(localKeyValue, 'notify');
  const allowed = wanted && (await browser.permissions.contains({ permissions: ['notifications'] }));
  if (!allowed || !browser.notifications) return;
  const iconUrl = browser.runtime.getURL('icon/128.png');
  await browser.notifications.create(`${PREFIX}${tabId}`, { type: 'basic', iconUrl, ...noticeText(notice) });
}

async function showTab(notificationId: string): Promise<void> {
  if (!notificationId.startsWith(PREFIX)) return;
  await browser.notifications.clear(notificationId);
  const { windowId } = await browser.tabs.update(Number(notificationId.slice(PREFIX.length)), { active: true });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}

const onClicked = (notificationId: string) => void showTab(notificationId).catch(() => undefined);

/** Without the permission there is no such interface: to be called again once it is given. */
export function listenForClicks(): void {
  const { notifications } = browser;
  if (notifications && !notifications.onClicked.hasListener(onClicked)) notifications.onClicked.addListener(onClicked);
}
