/**
 * Editable elements: plain ones, and those a framework keeps a model of. Each kind gets the ways it was measured to take a
 * text by, in Chromium and Firefox; the composer proves what arrived. Never presses a key.
 */
import { twoFrames } from '../frames';
import type { Editor } from './editor';
import { flatten } from './lines';

type WayName = 'command' | 'line' | 'paragraphs' | 'events' | 'paste';

/** Kinds by the marks they leave in the page. `hearsEvents`: what a command takes away comes back. */
const KINDS: readonly { css: string; ways: readonly WayName[]; hearsEvents?: true }[] = [
  { css: '.public-DraftEditor-content', ways: ['paste'] },
  { css: '[data-slate-editor]', ways: ['events'] },
  { css: '[data-lexical-editor]', ways: ['paste', 'line'] },
  { css: '.ProseMirror', ways: ['paragraphs', 'paste'] },
  { css: '.ck-editor__editable', ways: ['paste'], hearsEvents: true },
  { css: '.ql-editor', ways: ['paragraphs', 'paste'] },
];
const PLAIN: readonly WayName[] = ['command', 'paragraphs'];

/** Editor over an editable element. */
export function richEditor(field: HTMLElement): Editor {
  const { ownerDocument } = field;
  const kind = KINDS.find(({ css }) => field.matches(css));
  const command = (name: string, value?: string) => ownerDocument.execCommand(name, false, value);
  const byLines = (put: (line: string) => boolean, end: () => boolean) => (text: string) => {
    if (!enter()) return false;
    for (const [at, line] of text.split('\n').entries()) {
      if (at > 0) end();
      if (line !== '') put(line);
    }
    return true;
  };
  const ways: Record<WayName, (text: string) => boolean> = {
    command: (text) => enter() && command('insertText', text),
    line: (text) => !text.includes('\n') && enter() && command('insertText', text),
    paragraphs: byLines(
      (line) => command('insertText', line),
      () => command('insertParagraph'),
    ),
    // Told to the editor alone: what the browser itself would do to the page, this one would not see.
    events: byLines(
      (line) => dispatchInput(field, 'insertReplacementText', line),
      () => dispatchInput(field, 'insertLineBreak'),
    ),
    paste: (text) => enter() && dispatchPaste(field, text),
  };
  const chosen = (kind?.ways ?? PLAIN).map((name) => ways[name]);

  /** The selection, if it stands in the field. */
  function range(): Range | undefined {
    const selection = selectionOf(field);
    const found = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
    return found && field.contains(found.commonAncestorContainer) ? found : undefined;
  }

  /** The cursor in the field; at the end of the draft when it stood nowhere. */
  function enter(): boolean {
    if (!range() || !isActive(field)) field.focus({ preventScroll: true });
    if (range()) return true;
    const selection = selectionOf(field);
    selection?.selectAllChildren(lastLine(field));
    selection?.collapseToEnd();
    return range() !== undefined;
  }

  function offsets(): readonly [number, number] {
    const found = range();
    const points = found && [
      { node: found.startContainer, offset: found.startOffset },
      { node: found.endContainer, offset: found.endOffset },
    ];
    const { text, offsets } = flatten(field, points);
    const start = offsets[0] ?? text.length;
    return [start, offsets[1] ?? start];
  }

  /** A moved cursor ends the run of typing: else one undo would take the last typed letters with our text. */
  function endTyping(): void {
    const found = kind ? undefined : range()?.cloneRange();
    const selection = selectionOf(field);
    if (!found || !selection) return;
    selection.collapse(field, 0);
    selection.setBaseAndExtent(found.startContainer, found.startOffset, found.endContainer, found.endOffset);
  }

  return {
    read: () => flatten(field).text,
    isWritable: () => field.isConnected && field.isContentEditable && !isLocked(field),
    expect(text) {
      enter();
      endTyping();
      const before = flatten(field).text;
      const [start, end] = offsets();
      return before.slice(0, start) + text + before.slice(end);
    },
    ...(kind ? { enter: () => void enter() } : {}),
    strategies: chosen,
    async restore(text) {
      const held = flatten(field).text;
      enter();
      selectionOf(field)?.selectAllChildren(field);
      // The editor hears of the selection a little later; by then the field may be another buyer's.
      if (kind && field.ownerDocument.defaultView) await twoFrames(field.ownerDocument.defaultView);
      if (flatten(field).text !== held) return;
      if (text !== '') chosen[0]?.(text);
      else if (kind?.hearsEvents) dispatchInput(field, 'deleteContentBackward');
      else command('delete');
    },
  };
}

function isLocked(field: Element): boolean {
  return field.getAttribute('aria-readonly') === 'true' || field.getAttribute('aria-disabled') === 'true';
}

function selectionOf(field: Element): Selection | null {
  const root = field.getRootNode() as ShadowRoot & { getSelection?: () => Selection | null };
  return root.getSelection?.() ?? field.ownerDocument.getSelection();
}

function isActive(field: Element): boolean {
  return (field.getRootNode() as Document | ShadowRoot).activeElement === field;
}

/** The last block, where a cursor at the end belongs. */
function lastLine(field: HTMLElement): Element {
  let last: Element = field;
  for (let child = last.lastElementChild; child && child.localName !== 'br'; child = last.lastElementChild)
    last = child;
  return last;
}

/** What a person's paste of plain text would be. True when the page took it. */
function dispatchPaste(field: HTMLElement, text: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  return !field.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
  );
}

/** What a spelling correction, or a break that is no new paragraph, is to an editor. True when the page took it. */
function dispatchInput(field: HTMLElement, inputType: string, data: string | null = null): boolean {
  return !field.dispatchEvent(
    new InputEvent('beforeinput', { inputType, data, bubbles: true, cancelable: true, composed: true }),
  );
}
