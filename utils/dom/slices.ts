/** Runs work soon, in slices short enough that the page never stutters, in hidden tabs as well. */

/** Longest stretch of our work without letting the page go on, ms. */
export const SLICE_MS = 8;

export interface Soon {
  /** Calls back in a task of its own, at once. Calling again before that changes nothing. */
  ask(): void;
  stop(): void;
}

/** A message channel: neither throttled in hidden tabs like timers, nor stopped there like frames. */
export function soon(run: () => void): Soon {
  const channel = new MessageChannel();
  let asked = false;
  channel.port1.onmessage = () => {
    asked = false;
    run();
  };
  return {
    ask() {
      if (asked) return;
      asked = true;
      channel.port2.postMessage(0);
    },
    stop() {
      channel.port1.onmessage = null;
      channel.port1.close();
      channel.port2.close();
    },
  };
}
