/** The tracker of one console: silent while the page cannot be read, and never exact where the console's profile is not proven. */
import { estimating } from '../../utils/core/track/estimating';
import { pausing } from '../../utils/core/track/pausing';
import { createTracker, type Tracker, type TrackerInit } from '../../utils/core/track/tracker';
import { type Health, isBlind } from '../../utils/dom/health';
import { readsExactly } from '../../utils/sites/match';
import type { SiteProfile } from '../../utils/sites/site-profile';

export function trackerFor(profile: SiteProfile, init: TrackerInit, health: () => Health): Tracker {
  const tracker = pausing(createTracker({ ...init, handsWatched: true }), () => isBlind(health()));
  return readsExactly(profile) ? tracker : estimating(tracker);
}
