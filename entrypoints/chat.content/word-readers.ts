/** The readers of words, made when the page has nothing better to do: their automata cost some ms each. What is heard before waits. */
import type { CoachWords } from '../../utils/core/coach/coach-words';
import {
  createEscalationReader,
  type EscalationReader,
  escalationReaderBySteps,
} from '../../utils/core/coach/escalation';
import { createPromiseReader, type PromiseReader } from '../../utils/core/coach/promises';
import type { Heard } from '../../utils/core/track/scribe';

export interface WordReaders {
  promises: PromiseReader;
  /** That leaves no word alone yet. */
  first: EscalationReader;
  /** A ladder that leaves these words alone. */
  ladder(waved: ReadonlySet<string>): EscalationReader;
}

/** Longest that a line waits for an idle moment. */
const PATIENCE_MS = 400;
/** Longest from one step to the next. */
const STEP_PATIENCE_MS = 40;
/** Not worth another step, ms. */
const SHORT_MS = 4;
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
  const idle = (run: (rest?: IdleDeadline) => void, timeout = PATIENCE_MS) =>
    requestIdleCallback((rest) => !signal.aborted && run(rest), { timeout });

  function finishLater<Made>(steps: Generator<undefined, Made>, then: (made: Made) => void): void {
    const go = (rest?: IdleDeadline) => {
      for (;;) {
        const { done, value } = steps.next();
        if (done) return then(value);
        if (rest && rest.timeRemaining() < SHORT_MS) return idle(go, STEP_PATIENCE_MS);
      }
    };
    idle(go);
  }
  return {
    hear(heard) {
      if (waiting) waiting = waiting.concat(heard).slice(-MOST_WAITING);
      else on.hear(heard);
    },
    make(words) {
      idle(() => {
        const promises = createPromiseReader(words.promises);
        const { ladder, team, left = [] } = words;
        finishLater(escalationReaderBySteps(ladder, team, new Set(left)), (first) => {
          on.ready({
            promises,
            first,
            ladder: (waved) => createEscalationReader(ladder, team, new Set([...left, ...waved])),
          });
          const held = waiting ?? [];
          waiting = undefined;
          on.hear(held);
        });
      });
    },
  };
}
