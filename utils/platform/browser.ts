/** The one door to the extension API. Nothing else imports the polyfill, so a context that must run without it fakes one file. */
import browser from 'webextension-polyfill';

export type { Runtime, Storage } from 'webextension-polyfill';
export { browser };

/** False once the extension was updated or removed under a running page: from then on every call throws. */
export function isAttached(): boolean {
  try {
    return Boolean(browser.runtime?.id);
  } catch {
    return false;
  }
}
