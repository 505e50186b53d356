/** Runs long work in slices while the page has nothing better to do, so that typing never waits for it. */
import { useEffect, useRef } from 'react';

const SLICE_MS = 6;

function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, 0);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 300 });
  return () => cancelIdleCallback(handle);
}

/**
 * @param step works until the deadline on `performance.now`, returns whether all is done; a new function starts the work anew
 * @param onDone called once per `step` that ends
 */
export function useIdleSlices(step: ((deadlineMs: number) => boolean) | undefined, onDone: () => void): void {
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    if (!step) return;
    let cancel: () => void = () => undefined;
    const run = () => {
      if (step(performance.now() + SLICE_MS)) done.current();
      else cancel = whenIdle(run);
    };
    cancel = whenIdle(run);
    return () => cancel();
  }, [step]);
}
