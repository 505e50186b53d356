/** Offers to teach the page the popup was opened on. Asks for that one host, at that moment. */
import { useEffect, useState } from 'react';
import { ask } from '../../utils/messaging/client';
import { browser } from '../../utils/platform/browser';

interface Teachable {
  tabId: number;
  origin: string;
}

/** The way to begin; undefined on a page that cannot be taught (the browser's own, ours, one without TLS). */
export function useTeach(): (() => Promise<void>) | undefined {
  const [page, setPage] = useState<Teachable>();
  useEffect(() => {
    // The click that opened the popup lets us see this one tab's address.
    void browser.tabs
      .query({ active: true, currentWindow: true })
      .then(([tab]) => {
        const origin = tab?.url?.startsWith('https://') ? new URL(tab.url).origin : undefined;
        if (tab?.id !== undefined && origin !== undefined) setPage({ tabId: tab.id, origin });
      })
      .catch(() => undefined);
  }, []);
  return page && (() => teach(page));
}

async function teach(page: Teachable): Promise<void> {
  // The browser's question may close the popup: what was wanted is known before it is asked.
  const wish = ask('teach/start', page);
  const allowed = browser.permissions.request({ origins: [`${page.origin}/*`] }).catch(() => false);
  if (await allowed) {
    await wish;
    await ask('teach/start', page);
  }
}
