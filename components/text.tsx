/** Gives components their words. Owns no wording: the page passes the translator in, so that components stay pure. */
import { createContext, type ReactNode, useContext } from 'react';
import type { MessageKey } from '../utils/platform/i18n';

export type { MessageKey };
/** Substitutions fill $1, $2 ... of the message in order. */
export type Translate = (key: MessageKey, ...substitutions: (string | number)[]) => string;

const Text = createContext<Translate | undefined>(undefined);

export function TextProvider({ translate, children }: { translate: Translate; children: ReactNode }) {
  // Provider by name: the overlay is drawn by Preact, whose contexts are not providers themselves.
  return <Text.Provider value={translate}>{children}</Text.Provider>;
}

/** Throws outside a TextProvider: a surface without words is a bug, not a fallback. */
export function useText(): Translate {
  const translate = useContext(Text);
  if (!translate) throw new Error('useText needs a TextProvider');
  return translate;
}

/** One of two ready texts (a site's or a rule's name), by the language that the words are in. */
export function pickText(text: { zh: string; en: string }, t: Translate): string {
  return t('localeTag') === 'en' ? text.en : text.zh;
}
