/** Owns following a query: its value now and after each commit, at most so often. Refuses to hide a store that is lost. */
import { liveQuery } from 'dexie';

export interface Follower<Value> {
  onValue(value: Value): void;
  /** The query failed; following has ended. */
  onLost(error: unknown): void;
}

/** Four times a second is as fast as figures can be read. */
export const FOLLOW_GAP_MS = 250;

/**
 * Follows `query` over what `source` brings: an opening ledger, and whatever else the query needs that lies elsewhere. It is
 * waited for first, and the query may wait for nothing but the ledger: what is read after another wait is read, not followed.
 * The first value comes at once; later ones at most once per `gapMs`, always ending with the newest. Returns the way to stop.
 */
export function follow<Source, Value>(
  source: Promise<Source>,
  query: (source: Source) => Promise<Value>,
  { onValue, onLost }: Follower<Value>,
  gapMs = FOLLOW_GAP_MS,
): () => void {
  let ended = false;
  let shownAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = () => {};

  function read(brought: Source): void {
    let state: 'new' | 'asked' | 'shown' = 'new';
    let value: Value;
    const show = () => {
      state = 'shown';
      shownAt = performance.now();
      onValue(value);
    };
    const readAgain = () => {
      // Changed while it was read: what was read is shown all the same, or a store that never rests would show nothing.
      if (state === 'asked') show();
      // Whoever was shown it may have had enough.
      if (ended) return;
      timer = setTimeout(read, Math.max(0, shownAt + gapMs - performance.now()), brought);
    };
    const subscription = liveQuery(async () => {
      if (state === 'new') {
        state = 'asked';
        value = await query(brought);
        return;
      }
      // Asked again: something changed. Answering at once would let each commit break off the reading for the one before it.
      stop();
      timer = setTimeout(readAgain);
    }).subscribe({ next: show, error: onLost });
    stop = () => subscription.unsubscribe();
  }

  source.then(
    (brought) => ended || read(brought),
    (error: unknown) => ended || onLost(error),
  );
  return () => {
    ended = true;
    clearTimeout(timer);
    stop();
  };
}
