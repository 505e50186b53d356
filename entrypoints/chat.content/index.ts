/** The content script: on a known console, runs the session while the person wants it; elsewhere does nothing. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { followProfile } from './own-profile';
import { runSession } from './session';

export default defineContentScript({
  // The manifest's lines are written in wxt.config.ts: one per console, each with the script of its own profile before this.
  registration: 'runtime',
  matches: [],
  main() {
    let change: ReturnType<typeof runSession> | undefined;
    followProfile(location, document, (profile) => {
      if (change) change(profile);
      else change = runSession(profile);
    });
  },
});
