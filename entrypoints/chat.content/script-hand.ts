/** The scripts on offer for the open conversation, and the hand that puts one into the input field when asked. */

import type { InsertNotice, SuggestionCard } from '../../components/overlay/overlay-model';
import { variableLabel } from '../../components/variable-label';
import type { ConversationId, SnippetId } from '../../utils/core/ids';
import { fillVariables, type VariableValues } from '../../utils/core/snippet-text';
import type { LiveConversation } from '../../utils/core/track/tracker';
import type { ComposerPorts } from '../../utils/dom/composer';
import { t } from '../../utils/platform/i18n';
import { insertPick } from './insertion';
import type { ScriptShelf } from './script-shelf';

const OFFERED = 3;

export interface ScriptHandSeams {
  shelf: ScriptShelf;
  composer: ComposerPorts<ConversationId>;
  agentName(): string | undefined;
  onCards(cards: readonly SuggestionCard[]): void;
  onNotice(notice: InsertNotice): void;
  onInserted(snippetId: SnippetId, conversationId: ConversationId, text: string): void;
}

export interface ScriptHand {
  /** Looks again at what the open conversation asks; `anew` when the library itself changed. */
  offer(open: LiveConversation | undefined, anew?: boolean): void;
  /** Inserts for the conversation the offer was made for, one at a time. `values` add to what page and person have told. */
  insert(id: SnippetId, values?: VariableValues): Promise<void>;
  /** The conversation the offer was made for. */
  conversation(): ConversationId | undefined;
}

export function createScriptHand(seams: ScriptHandSeams): ScriptHand {
  let open: LiveConversation | undefined;
  let asked: string | undefined;
  let inserting = false;

  /** A masked buyer's name is not a name to call someone by. */
  function known(): VariableValues {
    const agent = seams.agentName();
    return {
      ...(open?.name && !open.name.includes('*') ? { buyer: open.name } : {}),
      ...(agent ? { agent } : {}),
    };
  }

  function cards(): SuggestionCard[] {
    if (!open) return [];
    const context = open.lastAgentText ? [{ role: 'agent' as const, text: open.lastAgentText }] : [];
    return seams.shelf.suggest({ messages: open.unanswered, context }, OFFERED).flatMap(({ snippetId, sure }) => {
      const snippet = seams.shelf.find(snippetId);
      if (!snippet) return [];
      const { text: preview, missing } = fillVariables(snippet.body, known());
      return [
        { snippetId, title: snippet.title, preview, sure, missing: missing.map((name) => variableLabel(name, t)) },
      ];
    });
  }

  return {
    offer(next, anew = false) {
      const question = next && [next.conversationId, ...next.unanswered].join('\n');
      open = next;
      if (!anew && question === asked) return;
      asked = question;
      seams.onCards(cards());
    },
    async insert(id, values = {}) {
      const snippet = seams.shelf.find(id);
      const conversationId = open?.conversationId;
      if (!snippet || conversationId === undefined || inserting) return;
      inserting = true;
      try {
        const pick = { snippet, conversationId, values: { ...known(), ...values } };
        const result = await insertPick(seams.composer, pick);
        seams.onNotice(result.notice);
        if (result.inserted !== undefined) seams.onInserted(id, conversationId, result.inserted);
      } finally {
        inserting = false;
      }
    },
    conversation: () => open?.conversationId,
  };
}
