/**
 * Owns what became of scripts in one conversation: sent, changed before sending and by how much, and whether the buyer asked
 * on. Pure; counts only. Refuses to guess what is asked: a thanks or an ok is not a question, anything else may be one.
 */
import type { MessageFact } from './facts';
import type { SnippetId } from './ids';

export interface ScriptOutcome {
  sent: number;
  edited: number;
  /** Sum of the shares that were changed, 0 to 1 each; by `edited` it is the average. */
  editedShares: number;
  /** A buyer's message, other than thanks, was among the next three. */
  askedAgain: number;
}

const NEXT = 3;

/** @param messages of one conversation, in any order */
export function scriptOutcomes(messages: readonly MessageFact[]): Map<SnippetId, ScriptOutcome> {
  const replaced = new Set(messages.flatMap(({ replaces = [] }) => replaces));
  const told = messages
    .filter(({ id, role }) => !replaced.has(id) && (role === 'buyer' || role === 'agent'))
    .sort((a, b) => a.at - b.at);
  const outcomes = new Map<SnippetId, ScriptOutcome>();
  for (const [at, { snippetId, editedShare = 0, role }] of told.entries()) {
    if (snippetId === undefined || role !== 'agent') continue;
    const outcome = outcomes.get(snippetId) ?? { sent: 0, edited: 0, editedShares: 0, askedAgain: 0 };
    outcomes.set(snippetId, outcome);
    outcome.sent += 1;
    if (editedShare > 0) outcome.edited += 1;
    outcome.editedShares += editedShare;
    if (told.slice(at + 1, at + 1 + NEXT).some((next) => next.role === 'buyer' && !next.closing))
      outcome.askedAgain += 1;
  }
  return outcomes;
}
