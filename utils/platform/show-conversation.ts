/** Owns asking an open console to show one conversation: a wish in storage that its tab answers. Opens nothing by itself. */
import { browser } from './browser';
import { localKeyValue, watchKey } from './key-value';

/** A page of ours wishes to see a conversation; the console's tab that has it answers under the second key. */
export const WANTED_CONVERSATION = 'wanted:conversation';
export const FOUND_CONVERSATION = 'found:conversation';

export interface WantedConversation {
  /** Names this wish, so that an old answer is not taken for it. */
  wish: string;
  siteId: string;
  conversationId: string;
  /** Epoch ms. */
  at: number;
}

/** A wish older than this is nobody's any more. */
export const WISH_LIFE_MS = 4000;
const PATIENCE_MS = 1500;

/** `several`: it was found, in one of several tabs of that console. */
export async function showConversation(
  site: { id: string; matches: readonly string[] },
  conversationId: string,
): Promise<'done' | 'several' | 'gone' | 'no-console'> {
  const tabs = await browser.tabs.query({ url: [...site.matches] }).catch(() => []);
  if (tabs.length === 0) return 'no-console';
  const wish = crypto.randomUUID();
  const found = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => end(false), PATIENCE_MS);
    const stop = watchKey(FOUND_CONVERSATION, (value) => value === wish && end(true));
    const end = (outcome: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(outcome);
    };
    const wanted: WantedConversation = { wish, siteId: site.id, conversationId, at: Date.now() };
    localKeyValue.write(WANTED_CONVERSATION, wanted).catch(() => end(false));
  });
  if (!found) return 'gone';
  const [tab] = tabs;
  if (tabs.length > 1 || tab?.id === undefined) return 'several';
  await browser.tabs.update(tab.id, { active: true });
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true }).catch(() => undefined);
  return 'done';
}
