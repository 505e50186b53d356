/** One pick, from the key press to the sentence that says what happened. Inserts for the agent; the agent sends. */
import type { InsertNotice } from '../../components/overlay/overlay-model';
import { variableLabel } from '../../components/variable-label';
import type { ConversationId } from '../../utils/core/ids';
import type { Snippet } from '../../utils/core/snippet';
import { fillVariables, type VariableValues } from '../../utils/core/snippet-text';
import { type ComposerPorts, insertText } from '../../utils/dom/composer';
import { t } from '../../utils/platform/i18n';
import { copyText } from './clipboard';

export interface Pick {
  conversationId: ConversationId;
  /** One after another, each on a line of its own. */
  parts: readonly { snippet: Snippet; values: VariableValues }[];
}

export interface PickResult {
  notice: InsertNotice;
  /** The text that now stands in the field; absent when nothing was inserted. */
  inserted?: string;
}

/** One text of all of them, what it lacks, and what to call it. */
export function joinParts(parts: Pick['parts']): { text: string; missing: string[]; title: string } {
  const filled = parts.map(({ snippet, values }) => fillVariables(snippet.body, values));
  return {
    text: filled.map((one) => one.text).join('\n'),
    missing: [...new Set(filled.flatMap((one) => one.missing))],
    title: parts.map(({ snippet }) => snippet.title).join(t('listSeparator')),
  };
}

/**
 * Resolves when the field has proved it. Where the field will not take the text, the clipboard does. `onTry` hears the text
 * before it stands there: a quick Enter may send it before the field has been looked at again.
 */
export async function insertPick(
  ports: ComposerPorts<ConversationId>,
  pick: Pick,
  onTry: (text: string) => void,
): Promise<PickResult> {
  const { text, missing, title } = joinParts(pick.parts);
  if (missing.length > 0) {
    return { notice: { kind: 'missing-variable', labels: missing.map((name) => variableLabel(name, t)) } };
  }
  onTry(text);
  const outcome = await insertText(ports, { conversation: pick.conversationId, text });
  if (outcome.kind === 'inserted') return { notice: { kind: 'inserted', title }, inserted: text };
  if (outcome.kind === 'refused') {
    if (outcome.reason === 'switched') return { notice: { kind: 'refused-switched' } };
    if (outcome.reason === 'composing') return { notice: { kind: 'refused-composing' } };
  }
  return { notice: (await copyText(text)) ? { kind: 'copied', title } : { kind: 'failed' } };
}
