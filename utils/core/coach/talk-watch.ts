/**
 * How one conversation is going, from its last lines: answers that repeat, "one moment" again and again, a question left over,
 * asked twice, chopped replies. Owns a few lines per conversation for the life of the tab; gives out numbers only.
 */
import { isClosing } from '../closing';
import type { Heard } from '../track/scribe';
import type { HintFacts } from './hint-rule';
import { FILLERS, QUESTION_WORDS, RECOMMEND_WORDS } from './talk-words';

export interface TalkWatch {
  /** `stalls`: the agent's line only asks for a moment. */
  hear(heard: Heard, stalls: boolean): void;
  /** What a hint may ask of it at `now`, epoch ms. */
  facts(now: number): HintFacts;
}

interface Line {
  role: Heard['role'];
  folded: string;
  length: number;
  at: number;
  /** Looked at once: a question of the buyer's, a word of the agent's that says nothing. */
  asks: boolean;
  fills: boolean;
}

const KEPT = 12;
const FRESH_MS = 90_000;
const SPLIT_MS = 15_000;
const CLOSE_MS = 20_000;
const ALIKE = 0.7;
/** Our own plain words, in one look. */
const ANY_QUESTION = new RegExp(QUESTION_WORDS.join('|'));
const ANY_WISH = new RegExp(RECOMMEND_WORDS.join('|'));

export function createTalkWatch(): TalkWatch {
  let lines: Line[] = [];
  let stalls = 0;
  let repeatsAt = 0;
  let askedAgainAt = 0;
  let missedAt = 0;
  let recommendAt = 0;
  let closedAt = 0;
  let unseenAt = 0;

  function hearAgent(line: Line, stalling: boolean): void {
    stalls = stalling ? stalls + 1 : 0;
    const last = lines.findLast(({ role }) => role === 'agent');
    repeatsAt = !stalling && last && line.length >= 6 && last.folded === line.folded ? line.at : 0;
    const turn = openTurn();
    const questions = turn.filter(({ asks }) => asks);
    // Two questions, one short answer that names neither: perhaps one of them is still open.
    const short = questions.length >= 2 && line.length < 15 && !stalling;
    missedAt = short && questions.filter(({ folded }) => shared(folded, line.folded) === 0).length > 0 ? line.at : 0;
    if (!stalling) askedAgainAt = 0;
    recommendAt = 0;
    closedAt = 0;
    unseenAt = 0;
  }

  function hearBuyer(line: Line, heard: Heard): void {
    if (heard.media === 'image' || heard.media === 'voice' || heard.media === 'video') unseenAt = line.at;
    if (line.folded === '') return;
    const replied = lines.findLastIndex(({ role }) => role === 'agent');
    const isAskedBefore = ({ asks, folded }: Line, nth: number) => nth < replied && asks && alike(folded, line.folded);
    if (line.asks && lines.some(isAskedBefore)) askedAgainAt = line.at;
    if (ANY_WISH.test(line.folded)) recommendAt = line.at;
    closedAt = replied >= 0 && isClosing(heard.text) ? line.at : 0;
  }

  function openTurn(): Line[] {
    return lines.slice(lines.findLastIndex(({ role }) => role === 'agent') + 1);
  }

  return {
    hear(heard, stalling) {
      const folded = heard.text.trim().toLowerCase();
      const ours = heard.role === 'agent';
      const asks = !ours && isQuestion(folded);
      const fills = ours && FILLERS.has(folded);
      const line = { role: heard.role, folded, length: folded.length, at: heard.at, asks, fills };
      if (ours) hearAgent(line, stalling);
      else hearBuyer(line, heard);
      lines = [...lines.slice(1 - KEPT), line];
    },
    facts(now) {
      const fresh = (at: number) => (at > 0 && now - at < FRESH_MS ? 1 : 0);
      const run = lines.slice(lines.findLastIndex(({ role }) => role === 'buyer') + 1);
      const last = run.at(-1);
      const chopped =
        run.length >= 4 && run.every(({ length }) => length <= 6) && (last?.at ?? 0) - (run[0]?.at ?? 0) <= SPLIT_MS;
      const fillers = lines.reduce((count, { fills }) => count + (fills ? 1 : 0), 0);
      return {
        stalls: last && now - last.at > FRESH_MS * 4 ? 0 : stalls,
        repeats: fresh(repeatsAt),
        askedAgain: fresh(askedAgainAt),
        missedQuestion: fresh(missedAt),
        recommend: fresh(recommendAt),
        openEnd: closedAt > 0 && now - closedAt >= CLOSE_MS && now - closedAt < FRESH_MS ? 1 : 0,
        split: (chopped || fillers >= 4) && fresh(last?.at ?? 0) ? 1 : 0,
        unseen: unseenAt > 0 ? 1 : 0,
      };
    },
  };
}

function isQuestion(folded: string): boolean {
  return ANY_QUESTION.test(folded);
}

/** Share of neighbouring letters in common. */
function alike(a: string, b: string): boolean {
  if (a.length < 4 || b.length < 4) return false;
  const pairs = Math.max(a.length, b.length) - 1;
  return shared(a, b) / pairs >= ALIKE;
}

/** How many pairs of neighbouring letters of `a` stand in `b`. */
function shared(a: string, b: string): number {
  let count = 0;
  for (let at = 0; at + 1 < a.length; at++) if (b.includes(a.slice(at, at + 2))) count += 1;
  return count;
}
