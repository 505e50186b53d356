/** Owns what both pages share: one page object, the composer's words, the row of a buyer, the start. */
import { type ReactNode, useLayoutEffect } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { openReactPage, type ReactPage } from '../../consoles/kit/react-page';
import { listGroups, previewOf, type RowView, recallText } from '../../consoles/platform/rows';
import type { Kit, Message } from '../../consoles/platform/shapes';
import { noteRendered } from '../../consoles/platform/shown';
import { wear } from './wear';

/** Rows of the list in the page's order, told to the log when they stand in the DOM. */
export function useRows({ platform, screen, useBeat }: ReactPage): RowView[] {
  useBeat();
  useLayoutEffect(() => platform.markTold());
  return listGroups(platform, screen.activeKey, Date.now()).flatMap(({ rows }) => rows);
}

/** Messages of the thread, told to the log when they stand in the DOM. */
export function useThread({ platform, screen, useBeat }: ReactPage): { name: string; messages: Message[] } {
  useBeat();
  useLayoutEffect(() => noteRendered(screen));
  const { conversationKey, messages } = screen.thread();
  return { name: conversationKey === null ? '' : platform.conversation(conversationKey).name, messages };
}

export function openName({ platform, screen }: ReactPage): string {
  return screen.headerKey === null ? '' : platform.conversation(screen.headerKey).name;
}

/** Its words, or what stands for them. */
export const wordsOf = (message: Message): string => (message.recalled ? recallText(message) : previewOf(message));

export const isPicture = ({ media, recalled, role }: Message): boolean =>
  !recalled && role !== 'system' && (media === 'image' || media === 'video' || media === 'voice');

export const PICTURE = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';

/** `rows`: the elements of the list's rows; their names tell whose they are. */
export function openKit(kit: Kit, type: (text: string) => boolean, rows: () => Iterable<HTMLElement>): ReactPage {
  wear();
  const page: ReactPage = openReactPage(kit, type, (key) => {
    const { name } = page.platform.conversation(key);
    return [...rows()].find((row) => [...row.querySelectorAll('div')].some((part) => part.textContent === name));
  });
  return page;
}

export function start({ simulator }: ReactPage, app: ReactNode): void {
  const root = createRoot(document.querySelector('#root') as HTMLElement);
  flushSync(() => root.render(app));
  simulator.start();
}
