/** Native text fields, including those a framework controls (Vue v-model, React value). */
import type { Editor } from './editor';

type Field = HTMLTextAreaElement | HTMLInputElement;

/** The prototype's setter: React shadows `value` on the node to track it, and would miss a plain assignment. */
function setNatively(field: Field, value: string): void {
  const prototype = field.localName === 'textarea' ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
}

/** Trusted input events, framework state kept, and one Ctrl+Z takes it back (measured, RELIABILITY C12). */
function byCommand(field: Field, text: string): boolean {
  field.focus({ preventScroll: true });
  if (field.ownerDocument.activeElement !== field && !isActiveInShadow(field)) return false;
  if (!takesLines(field, text)) return false;
  endTyping(field);
  return field.ownerDocument.execCommand('insertText', false, text);
}

/** A moved cursor ends the run of typing: else one undo would take the last typed letters with our text. */
function endTyping(field: Field): void {
  const [start, end] = [field.selectionStart, field.selectionEnd];
  if (start === null || end === null || field.value === '') return;
  field.setSelectionRange(start > 0 ? 0 : field.value.length, start > 0 ? 0 : field.value.length);
  field.setSelectionRange(start, end);
}

/** A field of one line would make blanks of line ends. */
function takesLines(field: Field, text: string): boolean {
  return field.localName === 'textarea' || !text.includes('\n');
}

function isActiveInShadow(field: Field): boolean {
  const root = field.getRootNode();
  return root instanceof ShadowRoot && root.activeElement === field;
}

function byRange(field: Field, text: string): boolean {
  if (!takesLines(field, text)) return false;
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? start;
  setNatively(field, field.value.slice(0, start) + text + field.value.slice(end));
  field.setSelectionRange(start + text.length, start + text.length);
  return true;
}

/** True for the native fields a text may be written into, in whichever frame they stand. */
export function isTextField(field: Element): field is Field {
  return field.localName === 'textarea' || (field.localName === 'input' && (field as HTMLInputElement).type === 'text');
}

/** Editor over a textarea or a text input. */
export function textareaEditor(field: Field): Editor {
  return {
    read: () => field.value,
    isWritable: () => !field.readOnly && !field.disabled && field.isConnected,
    expect: (text) => {
      const start = field.selectionStart ?? field.value.length;
      const end = field.selectionEnd ?? start;
      return field.value.slice(0, start) + text + field.value.slice(end);
    },
    selection: () => [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length],
    select: (start, end) => field.setSelectionRange(start, end),
    limit: () => (field.maxLength > 0 ? field.maxLength : undefined),
    strategies: [(text) => byCommand(field, text), (text) => byRange(field, text)],
    restore: (text) => setNatively(field, text),
  };
}
