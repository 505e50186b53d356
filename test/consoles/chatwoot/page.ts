/** Owns the Chatwoot console's one page object and its editor. */
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { openVuePage } from '../kit/vue-page';

export const editor: { view?: EditorView } = {};
/** Rendered rows by conversation: the DOM itself does not say which row is whose. */
export const rowElements = new Map<string, HTMLElement>();

/** The document's text, a line for each paragraph. */
export function textIn({ state }: EditorView): string {
  return state.doc.textBetween(0, state.doc.content.size, '\n', '\n');
}

/** Puts lines in place of everything, as a person's typing over a selection would. */
export function writeInto(view: EditorView, text: string): void {
  const { schema, doc, tr } = view.state;
  const lines = text.split('\n').map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)]));
  const written = tr.replaceWith(0, doc.content.size, lines);
  view.dispatch(written.setSelection(TextSelection.atEnd(written.doc)));
}

export const page = openVuePage(
  'chatwoot',
  (key) => rowElements.get(key),
  (text) => {
    const { view } = editor;
    if (view) writeInto(view, text);
    return view !== undefined;
  },
);
