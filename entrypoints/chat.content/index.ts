/** The content script: on a known console, runs the session while the person wants it; elsewhere does nothing. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { SITES } from '../../utils/sites/index';
import { matchSite } from '../../utils/sites/match';
import { runSession } from './session';

export default defineContentScript({
  matches: SITES.flatMap((site) => [...site.matches]),
  excludeMatches: SITES.flatMap((site) => [...site.excludes]),
  runAt: 'document_idle',
  main() {
    const profile = matchSite(location.href);
    if (profile) runSession(profile);
  },
});
