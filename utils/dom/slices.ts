/** Runs work soon, in slices short enough that the page never stutters, in hidden tabs as well. */
import type { Purse } from '../core/purse';

/** Longest stretch of our work without letting the page go on, ms. */
export const SLICE_MS = 8;

/** Not worth another timer, ms. */
const CLOSE_MS = 5;
/** What may wait for the purse waits no longer than this. */
const LONGEST_WAIT_MS = 150;
const HURRY_MS = 80;
/** In a hurry work comes at most this often: a page builds a thread in dozens of steps, and nothing is gone as soon as this. */
const HURRIED_MS = 25;

export interface Soon {
  /**
   * Calls back in a task of its own: at once, or, when `calm`, as soon as the purse has the time for it. Asking again
   * before that can only bring it forward. Work in a hurry is not taken out of the purse: hurries are few, and what comes
   * after them would be late.
   */
  ask(calm?: boolean): void;
  /** For the next moments nothing is calm: what comes now may soon be gone. */
  hurry(): void;
  stop(): void;
}

/**
 * At once means by a message channel: neither throttled in hidden tabs like timers, nor stopped there like frames. What a
 * throttled timer holds up there comes with the next thing that may come at once.
 * @param elapsed monotonic ms
 * @param purse holds milliseconds of work
 */
export function soon(run: () => void, elapsed: () => number, purse: Purse): Soon {
  const channel = new MessageChannel();
  let posted = false;
  let hurryUntil = Number.NEGATIVE_INFINITY;
  let firedAt = Number.NEGATIVE_INFINITY;
  /** Infinite when no timer is needed. */
  let dueAt = Number.POSITIVE_INFINITY;
  const timers = new Set<ReturnType<typeof setTimeout>>();

  function fire(): void {
    posted = false;
    dueAt = Number.POSITIVE_INFINITY;
    const begun = elapsed();
    run();
    firedAt = elapsed();
    if (begun >= hurryUntil) purse.spend(firedAt, firedAt - begun);
  }

  function calmWaitMs(now: number): number {
    return now < hurryUntil ? firedAt + HURRIED_MS - now : Math.min(LONGEST_WAIT_MS, purse.waitMs(now));
  }

  /** A timer that is no longer needed is left to run out: taking it back costs more. */
  function wake(afterMs: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!posted && elapsed() >= dueAt - CLOSE_MS) fire();
    }, afterMs);
    timers.add(timer);
  }

  channel.port1.onmessage = fire;
  return {
    ask(calm = false) {
      if (posted) return;
      const now = elapsed();
      const waitMs = calm ? calmWaitMs(now) : 0;
      if (waitMs <= 0) {
        posted = true;
        channel.port2.postMessage(0);
      } else if (now + waitMs < dueAt - CLOSE_MS) {
        dueAt = now + waitMs;
        wake(waitMs);
      }
    },
    hurry() {
      hurryUntil = elapsed() + HURRY_MS;
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      channel.port1.onmessage = null;
      channel.port1.close();
      channel.port2.close();
    },
  };
}
