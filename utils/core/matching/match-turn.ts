/** The shapes suggestions are asked with and answered in; refuses to hold logic. */
import type { SnippetId } from '../ids';
import type { Stage } from '../snippet';

/** All buyer messages since the agent's last reply, oldest first, and what was said before them. Never stored. */
export interface MatchTurn {
  messages: readonly string[];
  context: readonly { role: 'buyer' | 'agent'; text: string }[];
  stage?: Stage;
}

export interface Suggestion {
  snippetId: SnippetId;
  /** Order within one answer; not a probability. */
  score: number;
  /** Good enough to be shown unasked; always true in what `suggest` returns. */
  shown: boolean;
  /** Sure enough to be offered as the one answer. */
  sure: boolean;
  /** The script's own phrases (title or triggers) that fitted, best first; for "why this one". */
  matched: string[];
}
