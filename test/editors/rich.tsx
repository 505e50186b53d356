/** Owns the editable elements: plain ones, and those of frameworks that keep a model. */
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerPlainText } from '@lexical/plain-text';
import { Editor as DraftEditor, EditorState as DraftState } from 'draft-js';
import { $getRoot, createEditor as createLexical } from 'lexical';
import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import Quill2 from 'quill';
import Quill1 from 'quill1';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createEditor as createSlate, Node } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, type ReactEditor, Slate, withReact } from 'slate-react';
import { textOf } from '../consoles/kit/editable';
import { sendOnEnter, stand } from './stage';

function editable(place: ParentNode & globalThis.Node) {
  const field = document.createElement('div');
  field.contentEditable = 'true';
  field.style.whiteSpace = 'pre-wrap';
  place.appendChild(field);
  const model = () => textOf(field);
  sendOnEnter(field, model);
  return {
    field: () => field,
    model,
    lock: () => {
      field.contentEditable = 'false';
    },
  };
}

function quill(place: HTMLElement, Editor: typeof Quill1 | typeof Quill2) {
  const box = document.createElement('div');
  place.append(box);
  const one = new (Editor as typeof Quill2)(box, { modules: { toolbar: false } });
  const model = () => one.getText().replace(/\n$/, '');
  sendOnEnter(one.root, model);
  return { field: () => one.root, model, lock: () => one.disable() };
}

function proseMirror(place: HTMLElement | ShadowRoot) {
  const plugins = [history(), keymap({ 'Mod-z': undo, 'Mod-y': redo }), keymap(baseKeymap)];
  let locked = false;
  const view = new EditorView(place, {
    state: EditorState.create({ schema, plugins }),
    editable: () => !locked,
  });
  const model = () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n', '\n');
  sendOnEnter(view.dom, model);
  return {
    field: () => view.dom,
    model,
    lock: () => {
      locked = true;
      view.updateState(view.state);
    },
  };
}

function draft(place: HTMLElement) {
  let lock = () => {};
  let held = DraftState.createEmpty();
  function Field() {
    const [state, setState] = useState(held);
    const [readOnly, setReadOnly] = useState(false);
    held = state;
    lock = () => flushSync(() => setReadOnly(true));
    return <DraftEditor editorState={state} onChange={setState} readOnly={readOnly} />;
  }
  flushSync(() => createRoot(place).render(<Field />));
  const model = () => held.getCurrentContent().getPlainText('\n');
  const field = () => place.querySelector('.public-DraftEditor-content') as HTMLElement;
  sendOnEnter(field(), model);
  return { field, model, lock: () => lock() };
}

function SlateField({ editor, readOnly }: { editor: ReturnType<typeof withReact>; readOnly: boolean }) {
  return (
    <Slate editor={editor} initialValue={[{ type: 'paragraph', children: [{ text: '' }] } as never]}>
      <Editable readOnly={readOnly} aria-label="slate" />
    </Slate>
  );
}

export function standRich(): void {
  stand('editable', (place) => editable(place));
  stand('editable-shadow', (place) => editable(place.attachShadow({ mode: 'open' })));
  stand('quill1', (place) => quill(place, Quill1));
  stand('quill2', (place) => quill(place, Quill2));
  stand('prosemirror', proseMirror);
  stand('prosemirror-shadow', (place) => proseMirror(place.attachShadow({ mode: 'open' })));
  stand('draft', draft);
  stand('slate', (place) => {
    const editor = withHistory(withReact(createSlate() as ReactEditor));
    let lock = () => {};
    function Field() {
      const [readOnly, setReadOnly] = useState(false);
      lock = () => flushSync(() => setReadOnly(true));
      return <SlateField editor={editor} readOnly={readOnly} />;
    }
    flushSync(() => createRoot(place).render(<Field />));
    const model = () => editor.children.map((one) => Node.string(one)).join('\n');
    const field = () => place.querySelector('[data-slate-editor]') as HTMLElement;
    sendOnEnter(field(), model);
    return { field, model, lock: () => lock() };
  });
  stand('lexical', (place) => {
    const field = document.createElement('div');
    field.contentEditable = 'true';
    place.append(field);
    const editor = createLexical({
      onError: (error) => {
        throw error;
      },
    });
    registerPlainText(editor);
    registerHistory(editor, createEmptyHistoryState(), 300);
    editor.setRootElement(field);
    const model = () => editor.getEditorState().read(() => $getRoot().getTextContent());
    sendOnEnter(field, model);
    return {
      field: () => field,
      model,
      lock: () => {
        editor.setEditable(false);
        field.contentEditable = 'false';
      },
    };
  });
}
