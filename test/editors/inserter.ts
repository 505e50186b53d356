/** What runs in the isolated world of the page of editors: the extension's own composer, with nothing around it. */
import { insertText } from '../../utils/dom/composer';
import { editorOf } from '../../utils/dom/editors/find-composer';
import { watchComposition } from '../../utils/dom/ime';

const composition = watchComposition(window, () => performance.now(), new AbortController().signal);

function fieldOf(name: string): Element | undefined {
  const place = document.querySelector(`[data-stand="${name}"]`);
  const found = (place?.shadowRoot ?? place)?.querySelector('textarea, input, [contenteditable]');
  return found ?? undefined;
}

Object.assign(globalThis, {
  /** Inserts where the page's cursor is; answers what really happened. */
  async insertInto(name: string, text: string) {
    const outcome = await insertText(
      {
        findEditor: () => {
          const field = fieldOf(name);
          return field && editorOf(field);
        },
        openConversation: () => 'one',
        isComposing: composition.isComposing,
        view: window,
      },
      { conversation: 'one', text },
    );
    return JSON.stringify(outcome);
  },
  readField(name: string) {
    const field = fieldOf(name);
    return field && editorOf(field)?.read();
  },
});
