/**
 * Finds what an agent's line promises and by when, and by when a buyer needs something. Owns the judgement of a clause; the
 * words are data and the times are read by `when.ts`. Text goes in, a time comes out; nothing of the text is kept.
 */
import { type Automaton, buildAutomaton } from '../guard/aho-corasick';
import { clausesOf } from '../guard/clause';
import { fold, foldWord } from '../guard/fold';
import type { DueTopic } from './due';
import type { PromiseLists, PromiseTag } from './promise-words';
import { AT_ONCE_MS, readWhen, type When } from './when';

export interface FoundDue {
  topic: DueTopic;
  dueAt: number;
  grainMs: number;
  /** Which kind of finding it is: dismissals are counted under it. */
  foundBy: string;
}

export interface PromiseReader {
  /** What an agent's line promises; undefined for most. `offsetMin`: local time ahead of UTC, minutes. */
  readPromise(text: string, now: number, offsetMin: number): FoundDue | undefined;
  /** By when a buyer's line wants something. */
  readDeadline(text: string, now: number, offsetMin: number): FoundDue | undefined;
}

/** Words, none of which has a sign that a pattern would read; such ones are left to the automaton. */
const literal = (lists: readonly Listed[]) =>
  lists.flatMap(({ words }) => words.filter((word) => /^[\p{L}\p{N}]+$/u.test(word))).join('|');
/** Longer lines are looked at up to here. */
const MOST_CLAUSES = 12;

interface Heard {
  tags: Set<PromiseTag | 'need'>;
  topic?: DueTopic;
}

interface Word {
  codes: Uint16Array;
  tags: (PromiseTag | 'need')[];
  topic?: DueTopic | undefined;
}

interface Listed {
  tag: PromiseTag | 'need';
  topic?: DueTopic;
  words: readonly string[];
}

export function createPromiseReader(lists: PromiseLists): PromiseReader {
  const promise = listen(gather(lists.promise));
  const deadline = listen(gather(lists.deadline));
  // Every word of time, of waiting and of what is waited for: each promise holds one.
  const waits = literal(lists.promise.filter(({ tag }) => tag === 'stall' || tag === 'event'));
  const mayPromise = new RegExp(
    `[今明后周点时刻晚午早天夜:：]|待会|会儿|星期|礼拜|分钟|工作日|尽快|回头|过会|过一会|马上|立刻|立马|立即|这就|现在|正在|等|稍|${waits}`,
  );
  const mayNeed = new RegExp(literal(lists.deadline.filter(({ tag }) => tag === 'need')));

  return {
    readPromise(text, now, offsetMin) {
      // Most lines name no time and ask for none: they are not looked at further.
      if (!mayPromise.test(text)) return undefined;
      const asks = /[?？]\s*$/.test(text);
      let carried: When | undefined;
      // "One moment, tomorrow you will have it": a time that is named later counts for more.
      let moment: FoundDue | undefined;
      for (const clause of clausesOf(text).slice(0, MOST_CLAUSES)) {
        const plain = clause.text.replace(/\s+/g, '');
        const heard = promise(plain);
        const { tags, topic } = heard;
        if (tags.has('void') || tags.has('theirs') || asks) {
          carried = undefined;
          continue;
        }
        const named = readWhen(plain, now, offsetMin);
        if (tags.has('past')) continue;
        const when = named ?? carried;
        carried = named ?? carried;
        if (tags.has('act') && tags.has('mine') && when && (!moment || when.grainMs !== AT_ONCE_MS)) {
          const due = tags.has('event') && when.at - now < 30 * 60_000 ? { ...when, at: now + 30 * 60_000 } : when;
          return found(due, topic ?? 'other', 'promise', now);
        }
        if (tags.has('stall'))
          moment ??= found(
            named ?? { at: now + AT_ONCE_MS, grainMs: AT_ONCE_MS, from: 0 },
            topic ?? 'check',
            'stall',
            now,
          );
        else if (tags.has('event') && tags.has('mine') && !moment)
          return found({ at: now + 1_800_000, grainMs: 1_800_000, from: 0 }, topic ?? 'reply', 'event', now);
      }
      return moment;
    },
    readDeadline(text, now, offsetMin) {
      if (!mayNeed.test(text) || /[?？]\s*$/.test(text)) return undefined;
      for (const clause of clausesOf(text).slice(0, MOST_CLAUSES)) {
        const plain = clause.text.replace(/\s+/g, '');
        const { tags } = deadline(plain);
        if (!tags.has('need') || tags.has('void')) continue;
        const when = readWhen(plain, now, offsetMin);
        if (when && when.grainMs !== AT_ONCE_MS) return found(when, 'other', 'deadline', now);
      }
      return undefined;
    },
  };
}

function found(when: When, topic: DueTopic, kind: string, now: number): FoundDue {
  const size = when.at - now <= 600_000 ? 'soon' : when.grainMs >= 86_400_000 ? 'day' : 'hours';
  return { topic, dueAt: Math.round(when.at), grainMs: when.grainMs, foundBy: `${kind}-${topic}-${size}` };
}

/** A word may stand in several lists ("回您" is an act, and ours); the automaton knows it once. */
function gather(lists: readonly Listed[]): Word[] {
  const byName = new Map<string, Word>();
  for (const { tag, topic, words } of lists) {
    for (const text of words) {
      const codes = foldWord(text);
      const name = String.fromCharCode(...codes);
      const word = byName.get(name) ?? { codes, tags: [] };
      word.tags.push(tag);
      word.topic ??= topic;
      byName.set(name, word);
    }
  }
  return [...byName.values()];
}

/** One pass over a clause; the longest act names the topic. */
function listen(words: readonly Word[]): (clause: string) => Heard {
  const automaton: Automaton = buildAutomaton(words.map(({ codes }) => codes));
  return (clause) => {
    const folded = fold(clause);
    const heard: Heard = { tags: new Set() };
    let longest = 0;
    let shieldedTo = -1;
    const stalls: number[] = [];
    automaton.scan(folded.codes, folded.length, (index, end) => {
      const word = words[index];
      if (!word) return;
      for (const tag of word.tags) {
        if (tag === 'shield') shieldedTo = Math.max(shieldedTo, end);
        else if (tag === 'stall') stalls.push(end);
        else heard.tags.add(tag);
      }
      if (word.topic && word.tags.includes('act') && word.codes.length >= longest) {
        longest = word.codes.length;
        heard.topic = word.topic;
      }
    });
    if (stalls.some((end) => end > shieldedTo)) heard.tags.add('stall');
    return heard;
  };
}
