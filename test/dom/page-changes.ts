/** Plausible changes of a console's page, made on the profile's side: a class that is renamed there no longer fits here. */
import type { Alternative, SiteProfile } from '../../utils/sites/site-profile';

export interface PageChange {
  name: string;
  profile: SiteProfile;
}

const GROUPS = ['list', 'thread', 'current', 'composer'] as const;
const TOKEN = /\.([A-Za-z][\w-]+)|#([A-Za-z][\w-]+)|\[([a-z][\w-]*)(?:([*^$~|]?=)"([^"]+)")?\]/g;
/** A page keeps its general-purpose attributes. */
const KEPT = new Set(['class', 'id', 'style', 'title', 'src', 'alt', 'contenteditable', 'data-type']);

/** Every class, id, attribute and marked value by which the profile finds anything. */
export function tokensOf(profile: SiteProfile): string[] {
  const found = new Set<string>();
  each(profile, ({ css }) => {
    for (const [, word, id, name, , value] of css.matchAll(TOKEN)) {
      if (word) found.add(`.${word}`);
      else if (id) found.add(`#${id}`);
      else if (value) found.add(`"${value}"`);
      else if (name && !KEPT.has(name)) found.add(`[${name}`);
    }
  });
  return [...found];
}

function each(profile: SiteProfile, visit: (one: Alternative) => void): void {
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (typeof value === 'object' && value !== null && !(value instanceof RegExp)) {
      if ('css' in value) visit(value as Alternative);
      for (const part of Object.values(value)) walk(part);
    }
  };
  for (const group of GROUPS) walk(profile[group]);
}

/** The profile as it fits a page on which these tokens are called otherwise. */
export function rename(profile: SiteProfile, tokens: readonly string[]): PageChange {
  const changed = structuredCopy(profile);
  each(changed, (one) => {
    for (const token of tokens) {
      const escaped = token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const whole = /^[.#]/.test(token) ? new RegExp(`${escaped}(?![\\w-])`, 'g') : new RegExp(escaped, 'g');
      one.css = one.css.replace(whole, token.startsWith('"') ? '"gone-elsewhere"' : `${token}-gone`);
    }
  });
  return { name: tokens.join(' and '), profile: changed };
}

function structuredCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(structuredCopy) as T;
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, structuredCopy(one)])) as T;
}
