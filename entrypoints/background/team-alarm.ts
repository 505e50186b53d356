/** Owns the browser's side of the team: the alarm that looks after the line, and whether a console is open. */
import { browser } from '../../utils/platform/browser';
import { hasConsent } from '../../utils/platform/consent';
import { SITES } from '../../utils/sites/index';
import type { TeamSeams } from './team';

export const TEAM = 'team';
/** As often as a browser allows: a killed worker is back on the line within half a minute. */
const EVERY_MIN = 0.5;

export const browserTeam: Omit<TeamSeams, 'libraryChanged'> = {
  hasConsole: async () => (await browser.tabs.query({ url: SITES.flatMap(({ matches }) => [...matches]) })).length > 0,
  mayShare: hasConsent,
  async setAlarm(on) {
    if (!on) await browser.alarms.clear(TEAM);
    else if (!(await browser.alarms.get(TEAM))) await browser.alarms.create(TEAM, { periodInMinutes: EVERY_MIN });
  },
};
