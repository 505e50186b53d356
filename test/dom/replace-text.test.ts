// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import type { ComposerPorts } from '../../utils/dom/composer';
import type { Editor } from '../../utils/dom/editors/editor';
import { textareaEditor } from '../../utils/dom/editors/textarea';
import { replaceText } from '../../utils/dom/replace-text';

let field: HTMLTextAreaElement;
let open: string | undefined;
let composing: boolean;
let typed: string[];

/** jsdom knows no execCommand: typing over the selection stands in for it. */
function editor(): Editor {
  const own = textareaEditor(field);
  const type = (text: string) => {
    typed.push(text);
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    return true;
  };
  return { ...own, strategies: [type] };
}

const ports = (): ComposerPorts<string> => ({
  findEditor: editor,
  openConversation: () => open,
  isComposing: () => composing,
  view: window,
});

function put(text: string, caret = text.length): void {
  field.value = text;
  field.setSelectionRange(caret, caret);
}
const replace = (draft: string, start: number, end: number, text: string) =>
  replaceText(ports(), { conversation: 'a', draft, start, end, text });

beforeEach(() => {
  document.body.replaceChildren();
  field = document.body.appendChild(document.createElement('textarea'));
  open = 'a';
  composing = false;
  typed = [];
});

describe('safe wording into the field', () => {
  it.each<readonly [draft: string, start: number, end: number, text: string, wanted: string, typedOver: string]>([
    ['这是最低价了', 2, 5, '实惠价', '这是实惠价了', '实惠价'],
    ['绝对正品', 0, 2, '', '正品', '正'],
    ['好看绝对', 2, 4, '', '好看', '看'],
    ['绝对😀', 0, 2, '', '😀', '😀'],
    ['😀绝对', 2, 4, '', '😀', '😀'],
  ])('%s [%i, %i) %s', async (draft, start, end, text, wanted, typedOver) => {
    put(draft);
    expect(await replace(draft, start, end, text)).toEqual({ kind: 'inserted' });
    expect(field.value).toBe(wanted);
    // One thing typed is one step of undo.
    expect(typed).toEqual([typedOver]);
  });

  it.each([
    [0, 0],
    [2, 2],
    [4, 5],
    [6, 7],
  ])('cursor at %i goes to %i', async (caret, wanted) => {
    put('一二最好五六', caret);
    await replace('一二最好五六', 2, 4, '很好的');
    expect(field.value).toBe('一二很好的五六');
    expect(field.selectionStart).toBe(wanted);
  });
});

describe('refuses, and leaves the field alone', () => {
  it.each<readonly [string, () => void]>([
    ['switched', () => (open = 'b')],
    ['switched', () => (open = undefined)],
    ['composing', () => (composing = true)],
    ['changed', () => put('另一句话')],
    ['read-only', () => (field.readOnly = true)],
  ])('%s', async (reason, change) => {
    put('绝对正品', 1);
    change();
    const held = field.value;
    const caret = field.selectionStart;
    expect(await replace('绝对正品', 0, 2, '')).toEqual({ kind: 'refused', reason });
    expect([field.value, field.selectionStart, typed]).toEqual([held, caret, []]);
  });

  it('takes the words back when the conversation changed while they were checked', async () => {
    put('这是最低价了');
    const pending = replace('这是最低价了', 2, 5, '实惠价');
    open = 'b';
    expect(await pending).toEqual({ kind: 'refused', reason: 'switched' });
    expect(field.value).toBe('这是最低价了');
  });
});
