/** Runs work soon, in slices short enough that the page never stutters, in hidden tabs as well. */
import { createPurse, type Purse } from '../core/purse';

/** Longest stretch of our work without letting the page go on, ms. */
export const SLICE_MS = 8;

/** Ours of each second while a page never rests; it is read less often then, and what it showed keeps its own time. */
const READING_MS_PER_SECOND = 7;
const READING_SAVED_MS = 60;
const READING_DEBT_MS = 5;

/** Not worth another timer, ms. */
const CLOSE_MS = 5;
/** What may wait for the purse waits no longer than this. */
const LONGEST_WAIT_MS = 250;
const HURRY_MS = 150;

/** Holds milliseconds of reading. */
export function readingPurse(): Purse {
  return createPurse(READING_SAVED_MS, 1000 / READING_MS_PER_SECOND, READING_DEBT_MS);
}

export interface Soon {
  /**
   * Calls back in a task of its own: at once, or, when `calm`, as soon as the purse has the time for it. Asking again
   * before that can only bring it forward.
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
  /** Infinite when no timer is needed. */
  let dueAt = Number.POSITIVE_INFINITY;
  const timers = new Set<ReturnType<typeof setTimeout>>();

  function fire(): void {
    posted = false;
    dueAt = Number.POSITIVE_INFINITY;
    const begun = elapsed();
    run();
    const now = elapsed();
    purse.spend(now, now - begun);
  }

  /** A timer that is no longer needed is left to run out: taking it back costs more. */
  function wake(afterMs: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!posted && elapsed() >= dueAt - CLOSE_MS) fire();
    }, afterMs);
    timers.add(timer);
  }

  function patienceMs(now: number): number {
    return now < hurryUntil ? 0 : Math.min(LONGEST_WAIT_MS, purse.waitMs(now));
  }

  channel.port1.onmessage = fire;
  return {
    ask(calm = false) {
      if (posted) return;
      const now = elapsed();
      const waitMs = calm ? patienceMs(now) : 0;
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
