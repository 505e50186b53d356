/**
 * Owns the browser's own question before numbers leave this computer, where it has one (Firefox 140). Elsewhere our own
 * page has asked, and that is all.
 */
import { browser } from './browser';

/**
 * What joining a team sends, in the browser's words: the member's id and name; how quickly is answered and how much is
 * written; names of shops and sums of orders, which stand on the page. Named in the manifest as optional.
 */
export const SHARED_KINDS = ['personallyIdentifyingInfo', 'websiteActivity', 'websiteContent'] as const;

/** The polyfill's types are older than the question. */
interface ConsentPermissions {
  getAll(): Promise<{ data_collection?: string[] }>;
  request(wish: { data_collection: readonly string[] }): Promise<boolean>;
}

const permissions = () => browser.permissions as unknown as ConsentPermissions;

function asksForConsent(): boolean {
  const { browser_specific_settings: own } = browser.runtime.getManifest() as {
    browser_specific_settings?: { gecko?: { data_collection_permissions?: unknown } };
  };
  return own?.gecko?.data_collection_permissions !== undefined;
}

/** To be called in a click, before anything is awaited. True where there is no such question. */
export async function requestConsent(): Promise<boolean> {
  if (!asksForConsent()) return true;
  return permissions()
    .request({ data_collection: SHARED_KINDS })
    .catch(() => false);
}

/** False once a person has taken it back in the browser's settings. */
export async function hasConsent(): Promise<boolean> {
  if (!asksForConsent()) return true;
  const { data_collection: granted } = await permissions().getAll();
  // A browser that does not know the question has not been answered "no".
  return granted === undefined || SHARED_KINDS.every((kind) => granted.includes(kind));
}
