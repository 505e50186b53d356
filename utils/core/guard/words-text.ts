/**
 * A pack's words as lines that a person can edit, and back. Pure; writing what was read gives the same words. Refuses to
 * drop a line it cannot read: it is named, so that nobody believes in a word that is not looked for.
 */
import type { BannedWords } from './lists';

/** Lengths a pack allows (utils/schema/pack.ts). */
const LIMITS = { word: 40, instead: 80, groups: 500 };
const ARROW = '→';
const EXCEPT = '|';
const SITES = '@';
const ALLOW = '+';

export interface WordsReading {
  banned: BannedWords[];
  /** Lines, from 1, that are too long, or hold no word. */
  bad: number[];
}

/** `全网最低价、史上最低价 → 实惠价 | 不是最低价 @pdd`; nothing after the arrow: the word can go; `+词`: this word is fine here. */
export function writeWords(banned: readonly BannedWords[]): string {
  return banned
    .map(({ words, instead, unless, sites, allow }) =>
      [
        `${allow ? ALLOW : ''}${words.join('、')}`,
        ...(instead === undefined ? [] : [`${ARROW} ${instead}`.trim()]),
        ...(unless && unless.length > 0 ? [`${EXCEPT} ${unless.join('、')}`] : []),
        ...(sites ? [`${SITES}${sites.join(SITES)}`] : []),
      ].join(' '),
    )
    .join('\n');
}

/** Whether these words survive being written as lines: those with a separator of ours inside do not, and stay as they are. */
export function isWritable(banned: readonly BannedWords[]): boolean {
  const plain = (groups: readonly BannedWords[]) =>
    JSON.stringify(groups.map(({ words, instead, unless, sites, allow }) => [words, instead, unless, sites, allow]));
  return plain(readWords(writeWords(banned)).banned) === plain(banned);
}

export function readWords(text: string): WordsReading {
  const banned: BannedWords[] = [];
  const bad: number[] = [];
  text.split('\n').forEach((line, at) => {
    if (line.trim() === '') return;
    const group = readLine(line);
    if (group && banned.length < LIMITS.groups) banned.push(group);
    else bad.push(at + 1);
  });
  return { banned, bad };
}

function readLine(line: string): BannedWords | undefined {
  const named = /\s((?:@[a-z0-9][a-z0-9-]*)+)\s*$/.exec(line);
  const sites = named?.[1]?.split(SITES).filter(Boolean) ?? [];
  const plain = named ? line.slice(0, named.index) : line;
  const [left = '', ...exceptions] = plain.split(EXCEPT);
  const [first = '', ...rest] = left.split(/→|->|=>/);
  const allow = first.trim().startsWith(ALLOW);
  const words = splitWords(allow ? first.trim().slice(ALLOW.length) : first);
  const unless = splitWords(exceptions.join(EXCEPT));
  const instead = rest.length > 0 ? rest.join(ARROW).trim() : undefined;
  const tooLong = [...words, ...unless].some((word) => word.length > LIMITS.word);
  if (words.length === 0 || tooLong || (instead?.length ?? 0) > LIMITS.instead) return undefined;
  return {
    words,
    ...(instead !== undefined && { instead }),
    ...(unless.length > 0 && { unless }),
    ...(sites.length > 0 && { sites }),
    ...(allow && { allow: true as const }),
  };
}

/** The words of a list as people write lists, once each. */
export function splitWords(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[、，,;；]/)
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ];
}
