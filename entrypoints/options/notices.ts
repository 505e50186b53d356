/** Asks the browser for notices of the desktop, and gives the leave back when they are not wanted any more. */
import { browser } from '../../utils/platform/browser';

const NOTICES = { permissions: ['notifications' as const] };

/** To be called in a click, before anything is awaited. @returns whether what was wished for holds */
export async function allowNotices(on: boolean): Promise<boolean> {
  if (on) return browser.permissions.request(NOTICES).catch(() => false);
  await browser.permissions.remove(NOTICES).catch(() => false);
  return true;
}
