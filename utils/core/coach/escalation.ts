/**
 * Says how far a buyer's line has gone, and by which word: what the words of the lists tell, then what its letters weigh, which
 * finds threats that no list holds and lets lines go that only share a word with one. Owns denial, jokes, questions and other
 * shops; refuses to keep the line. Pictures and voice hold no words: of them nothing is said.
 */
import { automatonBySteps, finish } from '../guard/aho-corasick';
import { fold, foldWord, isDigit } from '../guard/fold';
import type { EscalationLevel, EscalationLists, EscalationWords } from './escalation-words';
import { weigherBySteps } from './line-weights';

export interface Escalation {
  level: EscalationLevel;
  /** The word it was known by, as the list has it; '' at level 0, and where no one word tells. */
  word: string;
}

export interface EscalationReader {
  read(text: string): Escalation;
}

/** What the words alone tell. */
interface Told extends Escalation {
  /** By a word of the team's: that is not weighed against anything. */
  isTeams?: boolean;
}

const CALM: Told = { level: 0, word: '' };
/** Tenths of `weigh`. Below, even the words of a threat are ordinary. */
const ORDINARY = -20;
/** Above, it is one without any; the same where another shop is named, and where somebody laughs or says they will not. */
const LIKELY = 3;
const RATHER = 12;
const SURE = 30;
/** Folded letters between a denial and what it denies. */
const DENIAL_REACH = 2;

type Use = 'hit' | 'shield' | 'cause' | 'denial' | 'joke' | 'question' | 'rhetoric' | 'other' | 'calm';

interface Word {
  text: string;
  uses: Use[];
  /** All of ours that hold it, or the team's alone. */
  groups: EscalationWords[];
}

interface Found {
  word: Word;
  start: number;
  end: number;
}

/** One word as one of its groups means it. */
interface Hit extends Found {
  group: EscalationWords;
}

/** @param team words of packs, before ours: of two equal ones the team's level counts; `waved` are words waved off for good */
export function createEscalationReader(
  lists: EscalationLists,
  team: readonly EscalationWords[] = [],
  waved: ReadonlySet<string> = new Set(),
): EscalationReader {
  return finish(escalationReaderBySteps(lists, team, waved));
}

/** The same a few ms at a time. */
export function* escalationReaderBySteps(
  lists: EscalationLists,
  team: readonly EscalationWords[] = [],
  waved: ReadonlySet<string> = new Set(),
): Generator<undefined, EscalationReader> {
  const { words, codes } = yield* gather(lists, team, waved);
  const automaton = yield* automatonBySteps(codes);
  const weigher = yield* weigherBySteps(
    lists.weights,
    // A word waved off, or one that the team puts lower, is not weighed either.
    [...waved, ...team.flatMap((group) => (group.level < 3 ? group.words : []))].map(foldWord),
  );

  function read(text: string): Escalation {
    const { codes, length } = fold(text);
    // Most lines hold none of the words.
    let found: Record<Use, Found[]> | undefined;
    automaton.scan(codes, length, (index, end) => {
      const word = words[index];
      if (!word) return;
      const one = { word, start: end - automaton.lengthOf(index), end };
      if (isCutNumber(codes, length, one)) return;
      found ??= {
        hit: [],
        shield: [],
        cause: [],
        denial: [],
        joke: [],
        question: [],
        rhetoric: [],
        other: [],
        calm: [],
      };
      for (const use of word.uses) found[use].push(one);
    });
    const told = found === undefined || found.hit.length === 0 ? CALM : judge(found, codes, text);
    const weighed = weigher.weigh(codes, length);
    if (told.level >= 3) return told.isTeams || weighed.grave >= ORDINARY ? told : CALM;
    if (weighed.grave <= leastOf(found, codes)) return told;
    const level = weighed.harm > 0 ? 4 : 3;
    const known = found?.hit.find(isThreat);
    return { level, word: known?.word.text ?? '' };
  }

  function judge(found: Record<Use, Found[]>, codes: Uint16Array, text: string): Told {
    const asks =
      found.question.some((question) => !isCovered(question, found.rhetoric)) ||
      (found.rhetoric.length === 0 && /[?？]\s*$/.test(text));
    const denials = found.denial.filter((denial) => !isCovered(denial, found.shield));
    const hits = found.hit
      .filter((hit) => !isCovered(hit, found.shield) && !isDenied(codes, hit, denials))
      .flatMap((hit): Hit[] => hit.word.groups.map((group) => ({ ...hit, group })))
      .filter(({ group }) => group.always || !asks || group.level === 1 || (group.level <= 2 && !group.needsCause));
    const known = new Set(hits.filter(({ group }) => group.needsCause).map(({ word }) => word.text));
    const plain = hits.filter(({ group }) => {
      if (isCalmed(group, found.calm)) return false;
      if (group.half) return isWhole(group, hits);
      return !group.needsCause || found.cause.length > 0 || known.size > 1;
    });
    const worst = plain.reduce<Hit | undefined>(
      (best, hit) => (hit.group.level > (best?.group.level ?? 0) ? hit : best),
      undefined,
    );
    if (!worst) return CALM;
    const { level, always } = worst.group;
    if (found.other.length > 0 && found.rhetoric.length === 0 && level < 4) return CALM;
    if (found.joke.length > 0) return always ? { level: 2, word: worst.word.text } : CALM;
    return { level, word: worst.word.text, isTeams: team.includes(worst.group) };
  }
  return { read };
}

function* gather(
  lists: EscalationLists,
  team: readonly EscalationWords[],
  waved: ReadonlySet<string>,
): Generator<undefined, { words: Word[]; codes: Uint16Array[] }> {
  const byName = new Map<string, { word: Word; code: Uint16Array }>();
  const add = (text: string, use: Use, group?: EscalationWords) => {
    const code = foldWord(text);
    const name = String.fromCharCode(...code);
    const known = byName.get(name) ?? { word: { text, uses: [], groups: [] }, code };
    if (!known.word.uses.includes(use)) known.word.uses.push(use);
    if (group && !known.word.groups.some((one) => team.includes(one))) known.word.groups.push(group);
    byName.set(name, known);
  };
  for (const group of [...team, ...lists.words]) {
    yield;
    for (const word of group.words) if (!waved.has(word)) add(word, 'hit', group);
    for (const word of group.unless ?? []) add(word, 'shield');
    for (const word of group.notWith ?? []) add(word, 'calm');
  }
  for (const [list, use] of [
    [lists.causes, 'cause'],
    [lists.denials, 'denial'],
    [lists.noDenials, 'shield'],
    [lists.jokes, 'joke'],
    [lists.questions, 'question'],
    [lists.rhetoric, 'rhetoric'],
    [lists.others, 'other'],
  ] as const)
    for (const word of list) add(word, use);
  const all = [...byName.values()];
  return { words: all.map(({ word }) => word), codes: all.map(({ code }) => code) };
}

/** By a word that needs no other. */
function isThreat({ word }: Found): boolean {
  return word.groups.some(({ level, half }) => level === 3 && !half);
}

/** What a line must weigh to be taken for a threat that no word of the lists told. */
function leastOf(found: Record<Use, Found[]> | undefined, codes: Uint16Array): number {
  if (!found) return LIKELY;
  if (found.joke.length > 0 || found.hit.some((hit) => isThreat(hit) && isDenied(codes, hit, found.denial)))
    return SURE;
  return found.other.length > 0 ? RATHER : LIKELY;
}

/** Somebody to go to, and what for. */
function isWhole({ level, half }: EscalationWords, hits: readonly Hit[]): boolean {
  return hits.some(({ group }) => group.level === level && group.half && group.half !== half);
}

/** A word of praise or of trade stands beside it. */
function isCalmed({ notWith }: EscalationWords, calm: readonly Found[]): boolean {
  return notWith !== undefined && calm.some(({ word }) => notWith.includes(word.text));
}

function isCovered(hit: Found, shields: readonly Found[]): boolean {
  return shields.some((shield) => shield.start <= hit.start && shield.end >= hit.end);
}

/** "不投诉" denies it; "不赔就投诉" does not. */
function isDenied(codes: Uint16Array, hit: Found, denials: readonly Found[]): boolean {
  return denials.some(({ end }) => {
    if (end > hit.start || hit.start - end > DENIAL_REACH) return false;
    for (let at = end; at <= hit.start; at++) {
      const code = codes[at] ?? 0;
      // 就 and 我: what was denied was the condition.
      if (code === 0 || code === 0x5c31 || code === 0x6211) return false;
    }
    return true;
  });
}

/** Digits do not match inside a longer number. */
function isCutNumber(codes: Uint16Array, length: number, { start, end }: Found): boolean {
  const cutBefore = start > 0 && isDigit(codes[start] ?? 0) && isDigit(codes[start - 1] ?? 0);
  return cutBefore || (end < length && isDigit(codes[end - 1] ?? 0) && isDigit(codes[end] ?? 0));
}
