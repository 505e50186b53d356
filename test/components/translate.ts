/** The translator of component tests and previews: reads the shipped locale files, as chrome.i18n would. */
import en from '../../assets/public/_locales/en/messages.json';
import zh from '../../assets/public/_locales/zh_CN/messages.json';
import type { Translate } from '../../components/text';

/** Fills $1, $2 ...; every key of one locale must exist in the other (test/components/locales.test.ts). */
export function translateIn(locale: 'zh' | 'en'): Translate {
  const messages: Record<string, { message: string }> = locale === 'zh' ? zh : en;
  return (key, ...substitutions) =>
    (messages[key]?.message ?? `missing:${key}`).replace(/\$(\d)/g, (_, n: string) =>
      String(substitutions[Number(n) - 1] ?? ''),
    );
}
