/** Owns the reply box: a ProseMirror editor whose document is what is sent. */
import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { defineComponent, h, onMounted, watch } from 'vue3';
import { editor, page, textIn, writeInto } from './page';

const { screen, pulse } = page;

export const Composer = defineComponent({
  setup() {
    let place: HTMLElement | null = null;
    let quiet = false;
    onMounted(() => {
      if (!place) return;
      const send = () => {
        screen.send();
        return true;
      };
      const plugins = [history(), keymap({ Enter: send, 'Mod-z': undo, 'Mod-y': redo }), keymap(baseKeymap)];
      const view = new EditorView(place, {
        state: EditorState.create({ schema, plugins }),
        attributes: { class: 'ProseMirror-woot-style' },
        dispatchTransaction(transaction) {
          view.updateState(view.state.apply(transaction));
          if (transaction.docChanged && !quiet) screen.typed(textIn(view));
        },
      });
      editor.view = view;
    });
    watch(
      () => pulse.beat,
      () => {
        const { view } = editor;
        if (!view || textIn(view) === screen.composerText) return;
        quiet = true;
        writeInto(view, screen.composerText);
        quiet = false;
      },
      { flush: 'sync' },
    );
    return () =>
      h('div', { class: 'reply-box' }, [
        h('div', {
          key: 'editor',
          class: 'editor-root',
          ref: (element: unknown) => {
            place = element as HTMLElement | null;
          },
        }),
        h('button', { key: 'send', type: 'button', class: 'button', onClick: () => screen.send() }, 'Send (↵)'),
      ]);
  },
});
