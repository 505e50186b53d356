/** Owns looking up the interface's words. Keys are checked by the compiler; the words themselves cost no bytes here. */
import type messages from '../../assets/public/_locales/zh_CN/messages.json';
import { browser } from './browser';

export type MessageKey = keyof typeof messages;
type PluralKey = { [Key in MessageKey]: Key extends `${infer Base}_other` ? Base : never }[MessageKey];

/** From here on a number is read in groups of three; years and codes stay whole. */
const GROUPED_FROM = 10_000;
const written = (value: string | number) =>
  typeof value === 'number' && value >= GROUPED_FROM ? value.toLocaleString('en-US') : String(value);

/** The message in the browser's language, `$1`, `$2` ... filled in order. The key itself if the locale lacks it. */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return browser.i18n.getMessage(key, substitutions.map(written)) || key;
}

const PLACES = 9;
/** Stands for the nth value while a text is fetched; no text of ours has such a letter. */
const mark = (place: number) => String.fromCharCode(0xe000 + place);

/**
 * `t` with a memory, for what is drawn many times a second: a look-up by the browser costs as much as drawing a row.
 * The language cannot change while a page lives.
 */
export function rememberingT(): typeof t {
  const marks = Array.from({ length: PLACES }, (_, place) => mark(place));
  const texts = new Map<MessageKey, string>();
  return (key, ...substitutions) => {
    let text = texts.get(key);
    if (text === undefined) {
      text = t(key, ...marks);
      texts.set(key, text);
    }
    return text.replace(/[\ue000-\ue008]/g, (letter) => written(substitutions[letter.charCodeAt(0) - 0xe000] ?? ''));
  };
}

/** `<key>_one`, `<key>_other` ... as the interface's language counts; `$1` is the count. */
export function tCount(key: PluralKey, count: number, ...substitutions: (string | number)[]): string {
  const rule = new Intl.PluralRules(browser.i18n.getUILanguage()).select(count);
  const found = browser.i18n.getMessage(`${key}_${rule}`, [count, ...substitutions].map(written));
  return found || t(`${key}_other` as MessageKey, count, ...substitutions);
}
