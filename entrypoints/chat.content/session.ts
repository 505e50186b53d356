/**
 * When coaching runs: the sole caller of start and stop.
 *
 * | moment                                   | coaching | observers |
 * | ---------------------------------------- | -------- | --------- |
 * | site switched off                        | off      | 0         |
 * | prerendered, not shown yet               | off      | 0         |
 * | site on, page shown                      | on       | 2         |
 * | put into the back/forward cache          | off      | 0         |
 * | taken out of it                          | on       | 2         |
 * | extension updated or removed under us    | off, one line says "reload" | 0 |
 */
import { localKeyValue, watchKey } from '../../utils/platform/key-value';
import { decodeSetting, readSiteSetting } from '../../utils/settings/read';
import { SITE_SETTINGS, siteSettingKey } from '../../utils/settings/settings';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { startCoach } from './coach';
import { startFill } from './fill';

/** Runs for the life of the document. Returns the way to go on with a profile that was mended under way. */
export function runSession(first: SiteProfile): (next: SiteProfile) => void {
  let profile = first;
  let enabled = false;
  let shown = !('prerendering' in document && document.prerendering);
  let stop: (() => void) | undefined;

  function settle(): void {
    const wanted = enabled && shown;
    if (wanted && !stop) stop = profile.fillOnly ? startFill(profile) : startCoach(profile, restart);
    else if (!wanted && stop) {
      stop();
      stop = undefined;
    }
  }

  function restart(): void {
    stop?.();
    stop = undefined;
    settle();
  }

  document.addEventListener('prerenderingchange', () => {
    shown = true;
    settle();
  });
  window.addEventListener('pagehide', (event) => {
    shown = !event.persisted;
    settle();
  });
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    shown = true;
    settle();
  });
  watchKey(siteSettingKey(profile.id, 'enabled'), (stored) => {
    enabled = decodeSetting(stored, SITE_SETTINGS.enabled).value;
    settle();
  });
  void readSiteSetting(localKeyValue, profile.id, 'enabled').then(({ value }) => {
    enabled = value;
    settle();
  });
  return (next) => {
    profile = next;
    restart();
  };
}
