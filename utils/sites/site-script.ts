/**
 * The small script that runs before the coach on a console and hands it that console's profile: no page carries the
 * profiles of the others.
 */
import type { SiteProfile } from './site-profile';

const NAME = 'sidelineSite';

/** Path of the script within the extension. */
export function siteScriptPath({ id }: Pick<SiteProfile, 'id'>): string {
  return `sites/${id}.js`;
}

/** Its text: the profile as a literal, kept where only content scripts of ours can see it. */
export function siteScript(profile: SiteProfile): string {
  return `globalThis.${NAME}=${literal(profile)};\n`;
}

/** The profile this page was given; undefined where no such script ran, as on a page that was taught whole. */
export function givenSite(): SiteProfile | undefined {
  // Only what is our own: a page's element with this id shows through the global object too.
  return Object.hasOwn(globalThis, NAME) ? (globalThis as { [NAME]?: SiteProfile })[NAME] : undefined;
}

/** Plain data and regular expressions, as source. */
function literal(value: unknown): string {
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${literal(inner)}`)}}`;
}
