/** Owns following a query: its value now and after each commit, at most so often. Refuses to hide a store that is lost. */
import { liveQuery } from 'dexie';

export interface Follower<Value> {
  onValue(value: Value): void;
  /** The query failed; following has ended. */
  onLost(error: unknown): void;
}

/** Four times a second is as fast as figures can be read. */
export const FOLLOW_GAP_MS = 250;

/** The first value comes at once; later ones at most once per `gapMs`, always ending with the newest. Returns the way to stop. */
export function follow<Value>(
  query: () => Promise<Value>,
  { onValue, onLost }: Follower<Value>,
  gapMs = FOLLOW_GAP_MS,
): () => void {
  let shownAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let newest: Value;
  const show = () => {
    timer = undefined;
    shownAt = performance.now();
    onValue(newest);
  };
  const subscription = liveQuery(query).subscribe({
    next(value) {
      newest = value;
      if (timer !== undefined) return;
      const rest = shownAt + gapMs - performance.now();
      if (rest <= 0) show();
      else timer = setTimeout(show, rest);
    },
    error(error) {
      clearTimeout(timer);
      onLost(error);
    },
  });
  return () => {
    clearTimeout(timer);
    subscription.unsubscribe();
  };
}
