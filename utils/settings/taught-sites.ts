/** Where what was taught is kept: one record by site, written by the background alone, after its check. */

import type { SitePatch } from '../core/site-patch';
import type { KeyValue } from '../platform/key-value';
import type { SiteProfile } from '../sites/site-profile';

export const TAUGHT_KEY = 'taught';

export interface TaughtSite {
  patch: SitePatch;
  /** The whole of it, for a console that nobody had written a profile for. */
  profile?: SiteProfile;
}
export type TaughtSites = Readonly<Record<string, TaughtSite>>;

export async function readTaught(store: Pick<KeyValue, 'read'>): Promise<TaughtSites> {
  const stored = await store.read(TAUGHT_KEY).catch(() => undefined);
  return isRecord(stored) ? (stored as TaughtSites) : {};
}

/** Profiles of the pages that were taught whole. */
export function taughtProfiles(taught: TaughtSites): SiteProfile[] {
  return Object.values(taught).flatMap(({ profile }) => profile ?? []);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
