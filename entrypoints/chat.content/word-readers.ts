/** The readers of words, made when the page has nothing better to do: their automata cost some ms each. What is heard before waits. */
import type { CoachWords } from '../../utils/core/coach/coach-words';
import { createEscalationReader, type EscalationReader } from '../../utils/core/coach/escalation';
import { createPromiseReader, type PromiseReader } from '../../utils/core/coach/promises';
import type { Heard } from '../../utils/core/track/scribe';

export interface WordReaders {
  promises: PromiseReader;
  /** A ladder that leaves these words alone. */
  ladder(waved: ReadonlySet<string>): EscalationReader;
}

/** Longest that a line waits for an idle moment. */
const PATIENCE_MS = 400;
const MOST_WAITING = 500;

export interface Listening {
  hear(heard: readonly Heard[]): void;
  /** The words have come. */
  make(words: CoachWords): void;
}

export function whenReadersAreMade(
  on: { ready(readers: WordReaders): void; hear(heard: readonly Heard[]): void },
  signal: AbortSignal,
): Listening {
  let waiting: Heard[] | undefined = [];
  const idle = (run: () => void) => requestIdleCallback(() => !signal.aborted && run(), { timeout: PATIENCE_MS });
  return {
    hear(heard) {
      if (waiting) waiting = waiting.concat(heard).slice(-MOST_WAITING);
      else on.hear(heard);
    },
    make(words) {
      idle(() => {
        const promises = createPromiseReader(words.promises);
        idle(() => {
          on.ready({ promises, ladder: (waved) => createEscalationReader(words.ladder, [], waved) });
          const held = waiting ?? [];
          waiting = undefined;
          on.hear(held);
        });
      });
    },
  };
}
