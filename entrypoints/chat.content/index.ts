/** The content script: on a known console, runs the session while the person wants it; elsewhere does nothing. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { SITES } from '../../utils/sites/index';
import { followProfile } from './own-profile';
import { runSession } from './session';

export default defineContentScript({
  matches: SITES.flatMap((site) => [...site.matches]),
  excludeMatches: SITES.flatMap((site) => [...site.excludes]),
  runAt: 'document_idle',
  main() {
    let change: ReturnType<typeof runSession> | undefined;
    followProfile(location, document, (profile) => {
      if (change) change(profile);
      else change = runSession(profile);
    });
  },
});
