/** Puts other words in place of a part of the draft, by the verified insertion: the part is selected, then typed over. */
import { type ComposerPorts, type InsertOutcome, insertText } from './composer';

export interface Replacement<Conversation> {
  conversation: Conversation;
  /** The whole draft as it was looked at; nothing is touched when the field holds anything else by now. */
  draft: string;
  start: number;
  end: number;
  text: string;
}

export type ReplaceOutcome = InsertOutcome | { kind: 'refused'; reason: 'changed' };

/** One step of undo. The cursor goes back to where it stood in the words around. Never sends. */
export async function replaceText<Conversation>(
  ports: ComposerPorts<Conversation>,
  request: Replacement<Conversation>,
): Promise<ReplaceOutcome> {
  const { conversation, draft } = request;
  if (ports.isComposing()) return { kind: 'refused', reason: 'composing' };
  if (ports.openConversation() !== conversation) return { kind: 'refused', reason: 'switched' };
  const editor = ports.findEditor();
  if (!editor?.select || !editor.selection) return { kind: 'refused', reason: 'no-composer' };
  if (editor.read() !== draft) return { kind: 'refused', reason: 'changed' };
  const { start, end, text } = withSomethingToType(request);
  const [, caret] = editor.selection();
  editor.select(start, end);
  const wanted = editor.expect(text);
  const outcome = insertText(ports, { conversation, text });
  // The insertion itself is over before anything else runs; who types on at once must find the cursor where it was.
  if (editor.read() === wanted) {
    const after = caret <= start ? caret : Math.max(start + text.length, caret + text.length - (end - start));
    editor.select(after, after);
  } else if (editor.read() === draft) editor.select(caret, caret);
  return outcome;
}

/** Typing nothing over a selection is not the same in every browser: a neighbour is typed again instead. */
function withSomethingToType<Conversation>(request: Replacement<Conversation>): {
  start: number;
  end: number;
  text: string;
} {
  const { draft, start, end, text } = request;
  if (text !== '') return { start, end, text };
  if (end < draft.length) {
    const next = String.fromCodePoint(draft.codePointAt(end) ?? 0);
    return { start, end: end + next.length, text: next };
  }
  const last = [...draft.slice(0, start)].at(-1) ?? '';
  return { start: start - last.length, end, text: last };
}
