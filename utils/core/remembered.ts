/**
 * Owns questions that an agent has kept for a script, in one tap: how buyers ask for it, beyond what its triggers say. Pure.
 * Refuses what is too long to be a way of asking, and cuts numbers out: a question is kept, not a buyer's words about a case.
 */
import type { SnippetId } from './ids';
import { normalise } from './matching/normalise';
import type { Snippet } from './snippet';

export interface Remembered {
  id: string;
  /** Absent: no script answered it. */
  snippetId?: SnippetId;
  /** As the agent saw it on the button. */
  text: string;
  /** How the agent answered it where no script did, with variables; kept by a second tap under its words. */
  reply?: string;
  /** Epoch ms. */
  at: number;
}

/** The oldest go first. */
export const MOST_REMEMBERED = 500;
/** Characters: longer ones tell a story, and stories have names and addresses in them. */
export const LONGEST_QUESTION = 40;

/** What of the buyer's unanswered messages may be kept as a way to ask; undefined when none of them is one. */
export function questionOf(messages: readonly string[]): string | undefined {
  const questions = messages.flatMap((message) => {
    const text = message
      .replace(/\[[^[\]]{0,16}\]/g, ' ')
      .replace(/https?:\S+/gi, ' ')
      .replace(/[\w.+-]*(?:[@＠]|\p{Nd}{4})[\p{Nd}\w.@+-]*/gu, ' ')
      .replace(/[^\p{L}\p{N}\p{P}\p{Zs}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const isQuestion = text.length <= LONGEST_QUESTION && normalise(text).replace(/[\s\d]/g, '').length >= 2;
    return isQuestion ? [text] : [];
  });
  return questions.sort((a, b) => b.length - a.length)[0];
}

/** Whether the script has this question, or its title is it, up to punctuation and the like. */
export function knowsQuestion({ title, triggers }: Pick<Snippet, 'title' | 'triggers'>, text: string): boolean {
  const asked = normalise(text);
  return [title, ...triggers].some((known) => normalise(known) === asked);
}

/** The scripts as this computer's people ask for them; a script without any is the same object. */
export function withRemembered(snippets: readonly Snippet[], remembered: readonly Remembered[]): Snippet[] {
  if (remembered.length === 0) return [...snippets];
  const bySnippet = new Map<SnippetId, string[]>();
  for (const { snippetId, text } of remembered)
    if (snippetId !== undefined) bySnippet.set(snippetId, [...(bySnippet.get(snippetId) ?? []), text]);
  return snippets.map((snippet) => {
    const fresh = (bySnippet.get(snippet.id) ?? []).filter((text) => !knowsQuestion(snippet, text));
    return fresh.length > 0 ? { ...snippet, triggers: [...snippet.triggers, ...fresh] } : snippet;
  });
}
