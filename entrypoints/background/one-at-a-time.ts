/** Steps that must never overlap, one after another in the order they were asked for. A failed one holds up nobody. */

export interface OneAtATime {
  /** Nobody waits for what comes of it: a failure is told to `onError`. */
  quietly(step: () => Promise<void>): Promise<void>;
  /** For what somebody waits for: what went wrong is theirs to hear. @throws what the step threw */
  asked<Value>(step: () => Promise<Value>): Promise<Value>;
}

export function oneAtATime(onError: (error: unknown) => void): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  return {
    quietly(step) {
      const done = last.then(step).catch(onError);
      last = done;
      return done;
    },
    asked(step) {
      const done = last.then(step);
      last = done.catch(() => undefined);
      return done;
    },
  };
}
