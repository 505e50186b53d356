/** Tells the background how many wait in this tab, for the toolbar icon; says nothing twice. */
import type { SiteId } from '../../utils/core/ids';
import { ask } from '../../utils/messaging/client';

export function createWaitingBadge(siteId: SiteId): (waiting: number) => void {
  let said = -1;
  return (waiting) => {
    if (waiting === said) return;
    said = waiting;
    void ask('badge/set', { siteId, waiting });
  };
}
