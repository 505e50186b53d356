/** Offers to teach the page the popup was opened on. Asks for that one host, at that moment. */
import { ask } from '../../utils/messaging/client';
import { browser } from '../../utils/platform/browser';
import type { ThisTab } from './this-tab';

export async function teachPage(page: ThisTab): Promise<void> {
  // The browser's question may close the popup: what was wanted is known before it is asked.
  const wish = ask('teach/start', page);
  const allowed = browser.permissions.request({ origins: [`${page.origin}/*`] }).catch(() => false);
  if (await allowed) {
    await wish;
    await ask('teach/start', page);
  }
}
