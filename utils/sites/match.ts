/** Which profile answers for an address. Knows match patterns; reads no page. */
import type { SiteId } from '../core/ids';
import { EVERY_SITE } from './index';
import type { SiteProfile } from './site-profile';

/** True when `url` fits a match pattern `scheme://host/path` (host exact or `*.host`, `*` in the path). */
export function fitsPattern(url: string, pattern: string): boolean {
  const parts = /^(\w+):\/\/(\*\.)?([^/*]+)(\/.*)$/.exec(pattern);
  const address = parseUrl(url);
  if (!parts || !address) return false;
  const [, scheme, anyChild, host, path] = parts;
  if (address.protocol !== `${scheme}:` || address.port) return false;
  const ours = address.hostname === host || (anyChild !== undefined && address.hostname.endsWith(`.${host}`));
  return ours && fitsGlob(address.pathname + address.search, path ?? '/');
}

/** The profile of the console at `url`; undefined for any other page. */
export function matchSite(url: string, sites: readonly SiteProfile[] = EVERY_SITE): SiteProfile | undefined {
  return sites.find(
    (site) => site.matches.some((p) => fitsPattern(url, p)) && !site.excludes.some((p) => fitsPattern(url, p)),
  );
}

/** Whether what is read there may be shown as exact: proven by a simulated console, and robots can be told from people. */
export function readsExactly(site: Pick<SiteProfile, 'proof' | 'unknown'>): boolean {
  return site.proof === 'simulated' && !site.unknown.includes('thread.auto');
}

export function siteById(id: SiteId, sites: readonly SiteProfile[] = EVERY_SITE): SiteProfile | undefined {
  return sites.find((site) => site.id === id);
}

/** `*` stands for any run of characters. Linear: each piece is looked for once, left to right. */
function fitsGlob(text: string, glob: string): boolean {
  const pieces = glob.split('*');
  const first = pieces.shift() ?? '';
  if (!text.startsWith(first)) return false;
  if (pieces.length === 0) return text === first;
  const last = pieces.pop() ?? '';
  let at = first.length;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function parseUrl(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
