/** Tells the background how many wait in this tab, for the toolbar icon; says nothing twice, and nothing more often than it can be read. */
import type { SiteId } from '../../utils/core/ids';
import { ask } from '../../utils/messaging/client';

/** Each message wakes the background and costs the console as much as drawing the panel. */
const SAY_EVERY_MS = 2000;

/** @param signal ends it */
export function createWaitingBadge(siteId: SiteId, signal: AbortSignal): (waiting: number) => void {
  let said = -1;
  let wanted = -1;
  let saidAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  function say(): void {
    timer = undefined;
    if (wanted === said || signal.aborted) return;
    said = wanted;
    saidAt = performance.now();
    void ask('badge/set', { siteId, waiting: wanted });
  }

  return (waiting) => {
    wanted = waiting;
    if (timer !== undefined || wanted === said) return;
    const rest = saidAt + SAY_EVERY_MS - performance.now();
    if (rest <= 0) say();
    else timer = setTimeout(say, rest);
  };
}
