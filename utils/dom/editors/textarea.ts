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
  return field.ownerDocument.execCommand('insertText', false, text);
}

function isActiveInShadow(field: Field): boolean {
  const root = field.getRootNode();
  return root instanceof ShadowRoot && root.activeElement === field;
}

function byRange(field: Field, text: string): boolean {
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? start;
  setNatively(field, field.value.slice(0, start) + text + field.value.slice(end));
  field.setSelectionRange(start + text.length, start + text.length);
  return true;
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
    strategies: [(text) => byCommand(field, text), (text) => byRange(field, text)],
    restore: (text) => setNatively(field, text),
  };
}
