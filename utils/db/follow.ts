/** Owns following a query: its value now and after each commit, at most so often. Refuses to hide a store that is lost. */
import { liveQuery } from 'dexie';

export interface Follower<Value> {
  onValue(value: Value): void;
  /** The query failed; following has ended. */
  onLost(error: unknown): void;
}

/** Four times a second is as fast as figures can be read. */
export const FOLLOW_GAP_MS = 250;

/** Of these a followed query says nothing at all, and whoever waits would wait for good: they are tried again, then told. */
const BROKEN_OFF = ['AbortError', 'DatabaseClosedError'];
const TRIES = 2;
const RETRY_MS = 1000;

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
  let failures = 0;
  let stop = () => {};

  function read(brought: Source): void {
    let reading: 'new' | 'asked' | 'done' | 'shown' = 'new';
    let changed = false;
    let value: Value;
    const show = () => {
      reading = 'shown';
      failures = 0;
      shownAt = performance.now();
      onValue(value);
    };
    const readAgain = () => {
      // Changed while it was read: what was read is shown all the same, or a store that never rests would show nothing.
      if (reading === 'done') show();
      // Whoever was shown it may have had enough.
      if (ended) return;
      timer = setTimeout(read, Math.max(0, shownAt + gapMs - performance.now()), brought);
    };
    const fail = (error: unknown) => {
      stop();
      if (ended) return;
      failures += 1;
      if (failures <= TRIES && BROKEN_OFF.includes((error as Error | undefined)?.name ?? '')) {
        timer = setTimeout(read, RETRY_MS, brought);
        return;
      }
      ended = true;
      onLost(error);
    };
    const subscription = liveQuery(async () => {
      if (reading === 'new') {
        reading = 'asked';
        try {
          value = await query(brought);
        } catch (error) {
          return fail(error);
        }
        reading = 'done';
        if (changed) timer = setTimeout(readAgain);
        return;
      }
      // Asked again: something changed. Answering at once would let each commit break off the reading for the one before it.
      changed = true;
      stop();
      // What the store keeps of rows asks again as soon as one of them changes, in the middle of a reading: that one ends first.
      if (reading !== 'asked') timer = setTimeout(readAgain);
    }).subscribe({ next: show, error: fail });
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
