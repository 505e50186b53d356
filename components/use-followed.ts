/** A followed query as React state. What is followed is the caller's: this only subscribes, and unsubscribes in time. */
import { useEffect, useState } from 'react';

export type Followed<Value> = { state: 'loading' } | { state: 'lost' } | { state: 'ready'; value: Value };

/** Subscribes; calls one of the two; returns the way to stop. */
export type Subscribe<Value> = (onValue: (value: Value) => void, onLost: () => void) => () => void;

/** Follows while `subscribe` stays the same function; the last value stays on screen until the next one comes. */
export function useFollowed<Value>(subscribe: Subscribe<Value>): Followed<Value> {
  const [followed, setFollowed] = useState<Followed<Value>>({ state: 'loading' });
  useEffect(
    () =>
      subscribe(
        (value) => setFollowed({ state: 'ready', value }),
        () => setFollowed({ state: 'lost' }),
      ),
    [subscribe],
  );
  return followed;
}

/** A number that changes every `everyMs` while the page is open, to read again what only time changes. */
export function useBeat(everyMs: number): number {
  const [beat, setBeat] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setBeat((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return beat;
}
