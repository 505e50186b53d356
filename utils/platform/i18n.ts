/** Owns looking up the interface's words. Keys are checked by the compiler; the words themselves cost no bytes here. */
import type messages from '../../assets/public/_locales/zh_CN/messages.json';
import { browser } from './browser';

export type MessageKey = keyof typeof messages;
type PluralKey = { [Key in MessageKey]: Key extends `${infer Base}_other` ? Base : never }[MessageKey];

/** The message in the browser's language, `$1`, `$2` ... filled in order. The key itself if the locale lacks it. */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return browser.i18n.getMessage(key, substitutions.map(String)) || key;
}

/** `<key>_one`, `<key>_other` ... as the interface's language counts; `$1` is the count. */
export function tCount(key: PluralKey, count: number, ...substitutions: (string | number)[]): string {
  const rule = new Intl.PluralRules(browser.i18n.getUILanguage()).select(count);
  const found = browser.i18n.getMessage(`${key}_${rule}`, [String(count), ...substitutions.map(String)]);
  return found || t(`${key}_other` as MessageKey, count, ...substitutions);
}
