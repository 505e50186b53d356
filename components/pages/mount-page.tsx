/** Starts one of our own pages: theme, language, title, words, React. */
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { type MessageKey, TextProvider, type Translate } from '../text';

interface PageSetting {
  title: MessageKey;
  theme: 'system' | 'light' | 'dark';
  translate: Translate;
}

/** Sets the theme of the page that is open; call it again when the setting changes. */
export function applyTheme(theme: PageSetting['theme']): void {
  document.body.dataset.theme = theme;
}

export function mountPage(page: ReactNode, { title, theme, translate }: PageSetting): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  document.documentElement.lang = translate('localeTag');
  document.title = translate(title);
  applyTheme(theme);
  createRoot(root).render(<TextProvider translate={translate}>{page}</TextProvider>);
}
