/**
 * What the panel offers to keep after a reply: the buyer's question for the script that answered it, or the agent's own reply
 * where no script did. Nothing is kept without a tap, and an own reply not without a second one, under its words.
 */
import type { InsertNotice } from '../../components/overlay/overlay-model';
import type { ConversationId, SnippetId } from '../../utils/core/ids';
import { wordingOf } from '../../utils/core/own-reply';
import { knowsQuestion, questionOf } from '../../utils/core/remembered';
import type { Snippet } from '../../utils/core/snippet';
import type { VariableValues } from '../../utils/core/snippet-text';
import { ask } from '../../utils/messaging/client';

/** Nobody wanted them: own replies are not offered for a while. */
const IGNORED_LIMIT = 3;
const REST_MS = 30 * 60_000;

/** `of`: the chat it came from, beside which alone it is said. */
type Offer = { of: ConversationId; text: string } & (
  | { kind: 'question'; snippetId: SnippetId; title: string }
  | { kind: 'reply'; reply: string; sure: boolean }
);

export interface KeptOffers {
  /** Several scripts at once answer several questions: which is whose, nobody can say. @returns what to say of the insertion */
  inserted(messages: readonly string[], snippets: readonly Snippet[], of: ConversationId): InsertNotice | undefined;
  /** The agent answered `messages` in own words. */
  answered(messages: readonly string[], reply: string, known: VariableValues, of: ConversationId): void;
  /** The tap. */
  take(): Promise<void>;
  keepQuestion(text: string, of: ConversationId | undefined): Promise<void>;
}

export function createKeptOffers(onNotice: (notice: InsertNotice, of?: ConversationId) => void): KeptOffers {
  let offer: Offer | undefined;
  /** Own replies offered in a row without a tap, and when the last one was, epoch ms. */
  let ignored = 0;
  let offeredAt = 0;

  function say(): void {
    if (offer?.kind !== 'reply') return;
    const { text: question, reply, sure, of } = offer;
    onNotice({ kind: 'own-reply', question, ...(sure && { reply }) }, of);
  }

  async function keep(
    wanted: { snippetId?: SnippetId; text: string; reply?: string },
    of: ConversationId | undefined,
    title?: string,
  ): Promise<void> {
    const reply = await ask('library/remember', { ...wanted, at: Date.now() });
    onNotice(reply.ok ? { kind: 'remembered', ...(title !== undefined && { title }) } : { kind: 'failed' }, of);
  }

  return {
    inserted(messages, snippets, of) {
      const [one, ...others] = snippets;
      const text = questionOf(messages);
      offer = undefined;
      if (!one || others.length > 0 || text === undefined || knowsQuestion(one, text)) return undefined;
      offer = { kind: 'question', of, snippetId: one.id, title: one.title, text };
      return { kind: 'inserted', title: one.title, question: text };
    },
    answered(messages, said, known, of) {
      const text = questionOf(messages);
      const reply = wordingOf(said, known);
      offer = undefined;
      const now = Date.now();
      if (text === undefined || reply === undefined) return;
      if (ignored >= IGNORED_LIMIT && now - offeredAt < REST_MS) return;
      ignored += 1;
      offeredAt = now;
      offer = { kind: 'reply', of, text, reply, sure: false };
      say();
    },
    async take() {
      const taken = offer;
      if (taken?.kind === 'reply') ignored = 0;
      if (taken?.kind === 'reply' && !taken.sure) {
        offer = { ...taken, sure: true };
        return say();
      }
      offer = undefined;
      if (taken?.kind === 'reply') await keep({ text: taken.text, reply: taken.reply }, taken.of);
      else if (taken) await keep({ snippetId: taken.snippetId, text: taken.text }, taken.of, taken.title);
    },
    keepQuestion: (text, of) => keep({ text }, of),
  };
}
