/** Compares the two locale files with each other and with the code. */
import type { Source } from './sources';

export interface LocaleEntry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}
export type Locale = Record<string, LocaleEntry>;

const OUR_NAME = /^[a-z][A-Za-z0-9_]*$/;

/** What a message needs filled in: `$1`, and named placeholders with what they stand for. */
function holes({ message, placeholders = {} }: LocaleEntry): string {
  const named = Object.entries(placeholders).map(([name, { content }]) => `${name.toLowerCase()}=${content}`);
  const used = (message.match(/\$(?:\d|[A-Za-z0-9_@]+\$)/g) ?? []).map((hole) => hole.toLowerCase());
  return [...new Set([...named, ...used])].sort().join(' ');
}

function undefinedNames(message: string, placeholders: NonNullable<LocaleEntry['placeholders']>): string[] {
  const names = [...message.matchAll(/\$([A-Za-z0-9_@]+)\$/g)].map(([, name = '']) => name.toLowerCase());
  const defined = Object.keys(placeholders).map((name) => name.toLowerCase());
  return names.filter((name) => !defined.includes(name));
}

export function judgeLocales(locales: Record<string, Locale>, sources: readonly Source[]): string[] {
  const wrong: string[] = [];
  const names = Object.keys(locales);
  const keys = new Set(Object.values(locales).flatMap((locale) => Object.keys(locale)));
  const code = sources.map((source) => source.code).join('\n');
  for (const key of keys) {
    const missing = names.filter((name) => !locales[name]?.[key]);
    if (missing.length > 0) wrong.push(`${key} is missing in ${missing.join(', ')}`);
    const entries = names.flatMap((name) => locales[name]?.[key] ?? []);
    if (entries.some((entry) => entry.message.trim() === '')) wrong.push(`${key} is empty somewhere`);
    if (new Set(entries.map(holes)).size > 1)
      wrong.push(`${key} has other placeholders in another locale: ${entries.map(holes).join(' | ')}`);
    // Chromium refuses to load the whole extension: between two dollar signs it sees a name.
    if (entries.some(({ message, placeholders = {} }) => undefinedNames(message, placeholders).length > 0))
      wrong.push(`${key} names a placeholder that is not defined`);
    if (!OUR_NAME.test(key)) wrong.push(`${key} is not camelCase`);
    if (!new RegExp(`['"\`]${key}['"\`]|__MSG_${key}__`).test(code)) wrong.push(`${key} is used nowhere`);
  }
  return wrong;
}
