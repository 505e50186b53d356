/**
 * A team's words for the ladder as lines that a person can edit, and back. Pure. Refuses to drop a line it cannot read: it is
 * named, so that nobody believes in a word that is not looked for.
 */
import { splitWords } from '../guard/words-text';
import type { LadderWords, TeamCoach } from './team-coach';

/** Lengths a pack allows (utils/schema/team-coach.ts). */
export const TEAM_LIMITS = { shortest: 2, word: 24, words: 200, groups: 100, reasons: 8, reason: 12 };

type Words = Pick<TeamCoach, 'ladder' | 'leave'>;

/** `找集团、找大区 → 3 | 集团采购`; level 0: a word of ours that means nothing here. */
export function writeTeamWords({ ladder = [], leave = [] }: Words): string {
  const lines = ladder.map(({ level, words, unless = [] }) =>
    [`${words.join('、')} → ${level}`, ...(unless.length > 0 ? [`| ${unless.join('、')}`] : [])].join(' '),
  );
  return [...lines, ...(leave.length > 0 ? [`${leave.join('、')} → 0`] : [])].join('\n');
}

/** `bad`: lines, from 1, without a word, without a level, too long, or of one letter that every other line holds. */
export function readTeamWords(text: string): { words: Words; bad: number[] } {
  const ladder: LadderWords[] = [];
  const leave = new Set<string>();
  const bad: number[] = [];
  text.split('\n').forEach((line, at) => {
    if (line.trim() === '') return;
    const match = /^([^|]*?)(?:→|->|=>)\s*([0-4])\s*(?:\|(.*))?$/.exec(line.trim());
    const words = splitWords(match?.[1] ?? '');
    const unless = splitWords(match?.[3] ?? '');
    const level = Number(match?.[2]);
    const isTelling = level === 0 || words.every(({ length }) => length >= TEAM_LIMITS.shortest);
    const isFit = isTelling && [...words, ...unless].every(({ length }) => length <= TEAM_LIMITS.word);
    const isFull = words.length > TEAM_LIMITS.words || unless.length > TEAM_LIMITS.words;
    if (!match || words.length === 0 || !isFit || isFull || ladder.length >= TEAM_LIMITS.groups) bad.push(at + 1);
    else if (level > 0)
      ladder.push({ level: level as LadderWords['level'], words, ...(unless.length > 0 && { unless }) });
    else if (unless.length > 0 || leave.size + words.length > TEAM_LIMITS.words) bad.push(at + 1);
    else for (const word of words) leave.add(word);
  });
  return { words: { ...(ladder.length > 0 && { ladder }), ...(leave.size > 0 && { leave: [...leave] }) }, bad };
}
