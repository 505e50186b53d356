/**
 * Runs one piece of work at a time: what is asked for meanwhile is done once more afterwards, so that an older answer never
 * overtakes a newer one. Refuses to know what the work is.
 */

export interface Coalesced {
  /** Resolves when work that began after this call is done. */
  run(): Promise<void>;
}

/** @param work never rejects */
export function coalesce(work: () => Promise<void>): Coalesced {
  let running: Promise<void> | undefined;
  let queued: Promise<void> | undefined;

  function begin(): Promise<void> {
    queued = undefined;
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    run() {
      if (!running) return begin();
      queued ??= running.then(begin);
      return queued;
    },
  };
}
