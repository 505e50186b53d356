/**
 * Finds any of many words in one pass over a text, in time that no word list and no text can make worse than linear.
 * Owns the automaton; refuses to know what a word or a letter means: words and text are code units folded by the caller.
 */

/** Longer words are left out: the number of hits that can end at one place is bounded by it. */
export const LONGEST_WORD = 40;
/** A code unit that is no letter: no word reaches across it. */
export const BREAK = 0;

export interface Automaton {
  /** Calls `onHit(word, end)` for every occurrence of every word, by growing end; `end` is exclusive. */
  scan(codes: ArrayLike<number>, length: number, onHit: (word: number, end: number) => void): void;
  /** Code units of a word. */
  lengthOf(word: number): number;
}

/** Words or states of one step: a few ms where nothing is warm yet. */
const STEP = 600;

/** Builds it from folded words. Empty, overlong and broken words never match; a repeated one reports its first index. */
export function buildAutomaton(words: readonly ArrayLike<number>[]): Automaton {
  return finish(automatonBySteps(words));
}

/** Takes all steps at once. */
export function finish<Made>(steps: Generator<undefined, Made>): Made {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same a step at a time, for a page that must not stand still. */
export function* automatonBySteps(words: readonly ArrayLike<number>[]): Generator<undefined, Automaton> {
  const { letterOf, letters } = alphabetOf(words);
  const edges = new Map<number, number>();
  // One small number per (state, letter): maps are fastest with those.
  const edgeKey = (state: number, letter: number) => state * letters + letter;
  const parent = [0];
  const through = [0];
  const depth = [0];
  const wordAt = [-1];
  for (const [index, word] of words.entries()) {
    if (index % STEP === STEP - 1) yield;
    if (isUnfit(word)) continue;
    let state = 0;
    for (let at = 0; at < word.length; at++) {
      const letter = letterOf[word[at] ?? BREAK] ?? 0;
      const key = edgeKey(state, letter);
      let next = edges.get(key);
      if (next === undefined) {
        next = parent.length;
        edges.set(key, next);
        parent.push(state);
        through.push(letter);
        depth.push((depth[state] ?? 0) + 1);
        wordAt.push(-1);
      }
      state = next;
    }
    if (wordAt[state] === -1) wordAt[state] = index;
  }
  yield;
  const { fail, shorter } = yield* linkStates(
    (state, letter) => edges.get(edgeKey(state, letter)),
    parent,
    through,
    depth,
    wordAt,
  );

  return {
    lengthOf: (word) => words[word]?.length ?? 0,
    scan(codes, length, onHit) {
      let state = 0;
      for (let at = 0; at < length; at++) {
        const letter = letterOf[codes[at] ?? BREAK] ?? 0;
        if (letter === 0) {
          state = 0;
          continue;
        }
        let next = edges.get(edgeKey(state, letter));
        while (next === undefined && state !== 0) {
          state = fail[state] ?? 0;
          next = edges.get(edgeKey(state, letter));
        }
        state = next ?? 0;
        for (let out = wordAt[state] === -1 ? (shorter[state] ?? 0) : state; out !== 0; out = shorter[out] ?? 0) {
          onHit(wordAt[out] ?? -1, at + 1);
        }
      }
    },
  };
}

function isUnfit(word: ArrayLike<number>): boolean {
  return word.length === 0 || word.length > LONGEST_WORD || Array.prototype.includes.call(word, BREAK);
}

/** The letters that words are made of, numbered from 1; 0 is every other code unit. */
function alphabetOf(words: readonly ArrayLike<number>[]): { letterOf: Uint16Array; letters: number } {
  const letterOf = new Uint16Array(0x10000);
  let letters = 1;
  for (const word of words) {
    for (let at = 0; at < word.length; at++) {
      const code = word[at] ?? BREAK;
      if (code !== BREAK && letterOf[code] === 0) letterOf[code] = letters++;
    }
  }
  return { letterOf, letters };
}

/** `fail`: the longest proper suffix that is a state. `shorter`: the longest proper suffix that is a whole word; 0 for none. */
function* linkStates(
  edge: (state: number, letter: number) => number | undefined,
  parent: readonly number[],
  through: readonly number[],
  depth: readonly number[],
  wordAt: readonly number[],
): Generator<undefined, { fail: Int32Array; shorter: Int32Array }> {
  const fail = new Int32Array(parent.length);
  const shorter = new Int32Array(parent.length);
  // Nearer the root first: a state's links rest on those of shallower ones.
  const byDepth = Array.from(parent.keys()).sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0));
  for (const [place, state] of byDepth.entries()) {
    if (place % (4 * STEP) === 4 * STEP - 1) yield;
    if ((depth[state] ?? 0) < 2) continue;
    const letter = through[state] ?? 0;
    let from = fail[parent[state] ?? 0] ?? 0;
    let target = edge(from, letter);
    while (target === undefined && from !== 0) {
      from = fail[from] ?? 0;
      target = edge(from, letter);
    }
    const link = target ?? 0;
    fail[state] = link;
    shorter[state] = wordAt[link] === -1 ? (shorter[link] ?? 0) : link;
  }
  return { fail, shorter };
}
