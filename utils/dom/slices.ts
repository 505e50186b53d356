/** Runs work soon, in slices short enough that the page never stutters, in hidden tabs as well. */
import type { Purse } from '../core/purse';

/** Longest stretch of our work without letting the page go on, ms. */
export const SLICE_MS = 8;
/** The same for what will be gone the next moment: a stretch of 8 ms may be no work at all on a machine that is busy otherwise. */
export const LAST_SLICE_MS = 40;

/** Not worth another timer, ms. */
const CLOSE_MS = 5;
/** What may wait for the purse waits no longer than this. */
const LONGEST_WAIT_MS = 200;
const HURRY_MS = 100;

export interface Soon {
  /**
   * Calls back in a task of its own: at once, or, when `calm`, as soon as the purse has the time for it. Asking again
   * before that can only bring it forward. Work in a hurry is not taken out of the purse: what is said after it would be
   * read late.
   */
  ask(calm?: boolean): void;
  /** For the next moments nothing is calm: what comes now may soon be gone. `anew`: even if a hurry is under way. */
  hurry(anew?: boolean): void;
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
  /** The same by the wall clock, which costs far less to ask, and may step: it only spares asking the other. */
  let dueByWall = 0;
  const timers = new Set<ReturnType<typeof setTimeout>>();

  function fire(): void {
    posted = false;
    dueAt = Number.POSITIVE_INFINITY;
    dueByWall = 0;
    const begun = elapsed();
    run();
    if (begun < hurryUntil) return;
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

  channel.port1.onmessage = fire;
  return {
    ask(calm = false) {
      if (posted || (calm && Date.now() < dueByWall)) return;
      const now = elapsed();
      const waitMs = calm && now >= hurryUntil ? Math.min(LONGEST_WAIT_MS, purse.waitMs(now)) : 0;
      if (waitMs <= 0) {
        posted = true;
        channel.port2.postMessage(0);
      } else if (now + waitMs < dueAt - CLOSE_MS) {
        dueAt = now + waitMs;
        dueByWall = Date.now() + waitMs;
        wake(waitMs);
      }
    },
    hurry(anew = false) {
      const now = elapsed();
      if (now < hurryUntil && !anew) return;
      hurryUntil = now + HURRY_MS;
      dueByWall = 0;
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      channel.port1.onmessage = null;
      channel.port1.close();
      channel.port2.close();
    },
  };
}
