/**
 * Which profile reads this page: the shipped one, mended by what was taught of it, or one that was taught whole. Refuses
 * what is slow here; tells again when something is taught while the page stands.
 */
import { locate } from '../../utils/dom/locate';
import { costly, MOST_MS } from '../../utils/dom/patch-cost';
import { ask } from '../../utils/messaging/client';
import { localKeyValue, watchKey } from '../../utils/platform/key-value';
import { readTaught, TAUGHT_KEY, type TaughtSite, type TaughtSites } from '../../utils/settings/taught-sites';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { givenSite } from '../../utils/sites/site-script';
import { mended, withNotices } from '../../utils/sites/taught';

/** A page of the same site that is no chat stays one; a chat may be opened on it later. */
const LOOK_MS = 2000;

export function followProfile(place: Location, document: Document, onProfile: (profile: SiteProfile) => void): void {
  const known = givenSite();
  let used: string | undefined;
  let looking: ReturnType<typeof setTimeout> | undefined;

  function settle(taught: TaughtSites): void {
    clearTimeout(looking);
    const own = known
      ? taught[known.id]
      : Object.values(taught).find(({ profile, patch }) => profile && patch.origin === place.origin);
    const sign = JSON.stringify(own?.patch) ?? '';
    if (sign === used) return;
    const sound = own && isSound(own, document) ? own : undefined;
    if (known) tell(sound ? mended(known, sound.patch) : known);
    else if (sound?.profile) wait(withNotices(sound.profile));

    function tell(profile: SiteProfile): void {
      used = sign;
      onProfile(profile);
    }
    function wait(profile: SiteProfile): void {
      if (locate(profile.list.root, document)) tell(profile);
      else looking = setTimeout(() => wait(profile), LOOK_MS);
    }
  }

  watchKey(TAUGHT_KEY, (stored) => settle((stored ?? {}) as TaughtSites));
  void readTaught(localKeyValue).then(settle);
}

/** Said where the person looks for what a console lacks; a known console goes on as shipped, and tells of itself. */
function isSound({ patch, profile }: TaughtSite, document: Document): boolean {
  const slow = costly(patch, document);
  const missing = slow ? [`${slow.slot} (${slow.tookMs.toFixed(1)} ms > ${MOST_MS} ms)`] : [];
  if (slow && profile) void ask('health/report', { siteId: patch.site, state: 'stopped', missing, at: Date.now() });
  return !slow;
}
