/** Words of the lists in a draft: whole words only, not inside a harmless phrase, not where they are warned against. */
import { buildAutomaton } from './aho-corasick';
import { clauseAround, safeClause } from './clause';
import { CONTACT_WORDS, ELSEWHERE_WORDS, NEGATORS, NO_NEGATORS, PAYMENT_WORDS, WARNINGS } from './contact-words';
import type { Edit, Finding } from './finding';
import { BREAK_CODE, type Folded, foldWord, isDigit, isLetter } from './fold';
import type { BannedWords } from './lists';

type WordKind = 'banned' | 'contact' | 'payment';

interface Pattern {
  codes: Uint16Array;
  /** A `shield` makes what it covers harmless. */
  use: WordKind | 'shield' | 'negator' | 'warning' | 'no-negator';
  instead?: string;
}

interface Hit {
  pattern: Pattern;
  start: number;
  end: number;
}

/** Folded letters between a word and what negates it, at most; Latin words are longer. */
const NEGATION_REACH = 8;
const LATIN_REACH = 24;

/** A draft with more is looked at up to here; one thing is said at a time. */
const MOST_HITS = 400;

export interface WordCheck {
  /** In the order in which they stand; overlapping ones give way to the longest. */
  look(text: string, folded: Folded): Finding[];
}

/** @param banned the packs' words first, then our own lists; `siteId` the console the drafts are for. */
export function createWordCheck(banned: readonly BannedWords[], siteId: string): WordCheck {
  const patterns = gather(banned, siteId);
  const automaton = buildAutomaton(patterns.map(({ codes }) => codes));

  function look(text: string, folded: Folded): Finding[] {
    const hits: Hit[] = [];
    const shields: Hit[] = [];
    const negators: Hit[] = [];
    automaton.scan(folded.codes, folded.length, (word, end) => {
      if (hits.length + shields.length + negators.length >= MOST_HITS) return;
      const pattern = patterns[word] as Pattern;
      const hit = { pattern, start: end - automaton.lengthOf(word), end };
      if (!isWholeWord(folded, hit)) return;
      const { use } = pattern;
      if (use === 'shield' || use === 'no-negator') shields.push(hit);
      else if (use === 'negator' || use === 'warning') negators.push(hit);
      else hits.push(hit);
    });
    if (hits.length === 0) return [];
    const covered = (hit: Hit) => shields.some((shield) => shield.start <= hit.start && shield.end >= hit.end);
    const no = negators.filter((hit) => !covered(hit));
    const bad = hits.filter((hit) => !covered(hit) && !isNegated(folded, hit, no));
    return settleOverlaps(bad).map((hit) => toFinding(text, folded, hit));
  }
  return { look };
}

function gather(banned: readonly BannedWords[], siteId: string): Pattern[] {
  const fits = ({ sites }: BannedWords) => sites === undefined || sites.includes(siteId);
  const allowed = new Set(
    banned.filter((group) => group.allow && fits(group)).flatMap(({ words }) => words.map(nameOf)),
  );
  const patterns: Pattern[] = [];
  const add = (groups: readonly BannedWords[], use: WordKind) => {
    for (const group of groups.filter((one) => !one.allow && fits(one))) {
      for (const word of group.words) {
        if (allowed.has(nameOf(word))) continue;
        patterns.push({
          codes: foldWord(word),
          use,
          ...(group.instead === undefined ? {} : { instead: group.instead }),
        });
      }
      for (const phrase of group.unless ?? []) patterns.push({ codes: foldWord(phrase), use: 'shield' });
    }
  };
  // The team's own wording comes first: of two equal words the automaton keeps the first.
  add(banned, 'banned');
  add(PAYMENT_WORDS, 'payment');
  add([...CONTACT_WORDS, ...ELSEWHERE_WORDS], 'contact');
  for (const word of NEGATORS) patterns.push({ codes: foldWord(word), use: 'negator' });
  for (const word of WARNINGS) patterns.push({ codes: foldWord(word), use: 'warning' });
  for (const word of NO_NEGATORS) patterns.push({ codes: foldWord(word), use: 'no-negator' });
  return patterns;
}

const nameOf = (word: string) => String.fromCharCode(...foldWord(word));

/** Latin letters do not match inside a longer word, nor digits inside a longer number. */
function isWholeWord({ codes, from, length }: Folded, { start, end }: Hit): boolean {
  const first = codes[start] ?? BREAK_CODE;
  const last = codes[end - 1] ?? BREAK_CODE;
  const before = start > 0 && (from[start] ?? 0) - (from[start - 1] ?? 0) <= 1 ? (codes[start - 1] ?? 0) : BREAK_CODE;
  const after = end < length && (from[end] ?? 0) - (from[end - 1] ?? 0) <= 1 ? (codes[end] ?? 0) : BREAK_CODE;
  if ((isLetter(first) && isLetter(before)) || (isDigit(first) && isDigit(before))) return false;
  return !((isLetter(last) && isLetter(after)) || (isDigit(last) && isDigit(after)));
}

/** "不加微信", and "让您加微信的都是骗子": in the same clause, and near. */
function isNegated({ codes }: Folded, hit: Hit, negators: readonly Hit[]): boolean {
  const reach = isLetter(codes[hit.start] ?? BREAK_CODE) ? LATIN_REACH : NEGATION_REACH;
  const isNear = (from: number, to: number) => {
    if (to < from || to - from > reach) return false;
    for (let at = from; at < to; at++) if (codes[at] === BREAK_CODE) return false;
    return true;
  };
  return negators.some(
    ({ pattern, start, end }) => isNear(end, hit.start) || (pattern.use === 'warning' && isNear(hit.end, start)),
  );
}

/** One hit where several overlap: ways to be reached as one stretch ("加我微" and "微信"), banned words the longest. */
function settleOverlaps(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || hit.start >= last.end) kept.push(hit);
    else if (hit.pattern.use === last.pattern.use && hit.pattern.use !== 'banned') {
      kept[kept.length - 1] = { ...last, end: Math.max(last.end, hit.end) };
    } else if (hit.end - hit.start > last.end - last.start) kept[kept.length - 1] = hit;
  }
  return kept;
}

function toFinding(text: string, { codes, from }: Folded, { pattern, start, end }: Hit): Finding {
  const first = from[start] ?? 0;
  const lastAt = from[end - 1] ?? 0;
  const last = lastAt + ((text.codePointAt(lastAt) ?? 0) > 0xffff ? 2 : 1);
  const kind = pattern.use as WordKind;
  const finding: Finding = {
    kind,
    subject: text.slice(first, last),
    key: `${kind} ${String.fromCharCode(...codes.slice(start, end))}`,
  };
  const fix =
    kind === 'banned'
      ? replaceWord(text, first, last, pattern.instead)
      : safeClause(kind, text, clauseAround(text, first, last));
  return fix ? { ...finding, fix } : finding;
}

function replaceWord(text: string, start: number, end: number, instead: string | undefined): Edit | undefined {
  if (instead === undefined) return undefined;
  // A draft of nothing but the word has no safe wording without it.
  if (instead === '' && text.slice(0, start).trim() === '' && text.slice(end).trim() === '') return undefined;
  return { start, end, text: instead };
}
