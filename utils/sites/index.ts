/** Every console this build knows. One line each. */
import { feige } from './feige';
import { pdd } from './pdd';
import type { SiteProfile } from './site-profile';

export const SITES: readonly SiteProfile[] = [pdd, feige];
