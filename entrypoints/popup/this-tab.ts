/** The page that the popup was opened on. The click that opened it lets us see this one tab's address. */
import { useEffect, useState } from 'react';
import { browser } from '../../utils/platform/browser';
import { FILL_FACES, type SiteFace } from '../../utils/sites/faces';

export interface ThisTab {
  tabId: number;
  origin: string;
}

/** undefined for the browser's own pages, ours, and those without TLS. */
export function useThisTab(): ThisTab | undefined {
  const [page, setPage] = useState<ThisTab>();
  useEffect(() => {
    void browser.tabs
      .query({ active: true, currentWindow: true })
      .then(([tab]) => {
        const origin = tab?.url?.startsWith('https://') ? new URL(tab.url).origin : undefined;
        if (tab?.id !== undefined && origin !== undefined) setPage({ tabId: tab.id, origin });
      })
      .catch(() => undefined);
  }, []);
  return page;
}

/** The console there of which nothing is read or counted. */
export function fillOnlyAt(page: ThisTab | undefined): SiteFace | undefined {
  return Object.values(FILL_FACES).find(({ matches }) => matches.some((one) => new URL(one).origin === page?.origin));
}
