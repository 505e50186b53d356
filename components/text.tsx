/** Gives components their words. Owns no wording: the page passes the translator in, so that components stay pure. */
import { createContext, type ReactNode, useContext } from 'react';
import type messages from '../assets/public/_locales/zh_CN/messages.json';

export type MessageKey = keyof typeof messages;
/** Substitutions fill $1, $2 ... of the message in order. */
export type Translate = (key: MessageKey, ...substitutions: (string | number)[]) => string;

const Text = createContext<Translate | undefined>(undefined);

export function TextProvider({ translate, children }: { translate: Translate; children: ReactNode }) {
  return <Text value={translate}>{children}</Text>;
}

/** Throws outside a TextProvider: a surface without words is a bug, not a fallback. */
export function useText(): Translate {
  const translate = useContext(Text);
  if (!translate) throw new Error('useText needs a TextProvider');
  return translate;
}
