/** Owns the browser's side of teaching: what runs in which tab, and on which hosts by itself. */
import { browser } from '../../utils/platform/browser';
import type { TeachSeams } from './teach';

const FILES = { teach: '/teach.js', coach: '/content-scripts/chat.js' } as const;

export const browserTeach: Pick<TeachSeams, 'mayRun' | 'inject' | 'register'> = {
  mayRun: (origin) => browser.permissions.contains({ origins: [`${origin}/*`] }),
  async inject(tabId, what) {
    await browser.scripting.executeScript({ target: { tabId }, files: [FILES[what]] });
  },
  async register(siteId, origin) {
    const ids = [siteId as string];
    const [known] = await browser.scripting.getRegisteredContentScripts({ ids });
    if (known) await browser.scripting.unregisterContentScripts({ ids });
    if (origin === undefined) return;
    await browser.scripting.registerContentScripts([
      {
        id: siteId,
        matches: [`${origin}/*`],
        js: [FILES.coach.slice(1)],
        runAt: 'document_idle',
        persistAcrossSessions: true,
      },
    ]);
  },
};
