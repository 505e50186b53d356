/**
 * Puts a script into the console's input field and proves that it arrived. Never sends, never presses a key.
 * The most expensive mistake this product can make is text in the wrong conversation, so the open conversation is
 * checked in the same task as the insertion, and again after the page has drawn.
 */
import type { Editor } from './editors/editor';
import { twoFrames } from './frames';

export type InsertOutcome =
  | { kind: 'inserted' }
  | { kind: 'refused'; reason: 'switched' | 'composing' | 'no-composer' | 'read-only' | 'too-long' }
  /** The field would not take the text; the caller offers the clipboard. The field holds what it held before. */
  | { kind: 'failed' };

export interface InsertRequest<Conversation> {
  /** The conversation the text is meant for. */
  conversation: Conversation;
  text: string;
}

export interface ComposerPorts<Conversation> {
  /** Resolved at the moment of acting, never from a snapshot: frameworks replace the field. */
  findEditor(): Editor | undefined;
  /** The conversation that list, header and thread agree is open; undefined while they do not. */
  openConversation(): Conversation | undefined;
  isComposing(): boolean;
  /** Longest text the field takes, undefined when it does not say. */
  maxLength?(): number | undefined;
  view: Window;
}

/** Inserts at the cursor, keeps the draft, verifies after two frames. Resolves with what really happened. */
export async function insertText<Conversation>(
  ports: ComposerPorts<Conversation>,
  request: InsertRequest<Conversation>,
): Promise<InsertOutcome> {
  const text = request.text.replace(/\r\n?/g, '\n');
  const lagging = ports.openConversation() === request.conversation ? ports.findEditor() : undefined;
  if (lagging?.enter && lagging.isWritable() && !ports.isComposing()) {
    lagging.enter();
    await twoFrames(ports.view);
  }
  for (let rung = 0; ; rung++) {
    if (ports.isComposing()) return { kind: 'refused', reason: 'composing' };
    if (ports.openConversation() !== request.conversation) return { kind: 'refused', reason: 'switched' };
    const editor = ports.findEditor();
    if (!editor) return { kind: 'refused', reason: 'no-composer' };
    if (!editor.isWritable()) return { kind: 'refused', reason: 'read-only' };
    const strategy = editor.strategies[rung];
    if (!strategy) return { kind: 'failed' };
    const before = editor.read();
    const wanted = editor.expect(text);
    const limit = ports.maxLength?.() ?? editor.limit?.();
    if (limit !== undefined && wanted.length > limit) return { kind: 'refused', reason: 'too-long' };
    strategy(text);
    const took = editor.read() === wanted;
    await twoFrames(ports.view);
    const settled = ports.findEditor();
    if (ports.openConversation() !== request.conversation) {
      await takeBack(settled, before, wanted);
      return { kind: 'refused', reason: 'switched' };
    }
    const held = settled?.read();
    if (held === wanted) return { kind: 'inserted' };
    // It was there and is gone: sent already, or refused by the page. A second try could leave a second copy.
    if (took || !settled) return { kind: 'failed' };
    if (held === before) continue;
    // Something else was written: put the draft back only where the field still holds our own attempt.
    if (!held || !squash(held).includes(squash(text))) return { kind: 'failed' };
    await settled.restore(before);
    await twoFrames(ports.view);
    if (ports.findEditor()?.read() !== before) return { kind: 'failed' };
  }
}

/** After a switch mid-insert: where the draft followed to the other buyer, our text must not stay with it. */
async function takeBack(editor: Editor | undefined, before: string, wanted: string): Promise<void> {
  if (editor && editor.read() === wanted && wanted !== before) await editor.restore(before);
}

/** Without its white space: what an editor makes of line ends must not hide that the words are ours. */
function squash(text: string): string {
  return text.replace(/\s+/g, '');
}
