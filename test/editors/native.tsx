/** Owns the native fields: bare, and under React and both Vues; in a shadow root; with a longest text. */
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import Vue from 'vue';
import { createApp, h as h3, ref, vModelText, withDirectives } from 'vue3';
import { sendOnEnter, stand } from './stage';

type Field = HTMLTextAreaElement | HTMLInputElement;

function bare(name: 'textarea' | 'input', place: ParentNode & Node, maxLength?: number) {
  const field = document.createElement(name);
  if (maxLength !== undefined) field.maxLength = maxLength;
  place.appendChild(field);
  sendOnEnter(field, () => field.value);
  return standOf(field, () => field.value);
}

function standOf(field: Field, model: () => string) {
  return {
    field: () => field,
    model,
    lock: () => {
      field.readOnly = true;
    },
  };
}

function ReactField({ onText }: { onText(text: string): void }) {
  const [text, setText] = useState('');
  onText(text);
  return <textarea value={text} onChange={(event) => setText(event.target.value)} />;
}

export function standNative(): void {
  stand('textarea', (place) => bare('textarea', place));
  stand('input', (place) => bare('input', place));
  stand('textarea-max', (place) => bare('textarea', place, 8));
  stand('textarea-shadow', (place) => bare('textarea', place.attachShadow({ mode: 'open' })));
  stand('textarea-react', (place) => {
    let held = '';
    const onText = (text: string) => {
      held = text;
    };
    flushSync(() => createRoot(place).render(<ReactField onText={onText} />));
    const field = place.querySelector('textarea') as HTMLTextAreaElement;
    sendOnEnter(field, () => held);
    return standOf(field, () => held);
  });
  stand('textarea-vue2', (place) => {
    const state = Vue.observable({ text: '' });
    const inner = document.createElement('div');
    place.append(inner);
    new Vue({
      render: (h) =>
        h('textarea', {
          directives: [{ name: 'model', rawName: 'v-model', value: state.text, expression: 'text' } as never],
          domProps: { value: state.text },
          on: {
            input: (event: Event) => {
              const field = event.target as HTMLTextAreaElement & { composing?: boolean };
              if (!field.composing) state.text = field.value;
            },
          },
        }),
    }).$mount(inner);
    const field = place.querySelector('textarea') as HTMLTextAreaElement;
    sendOnEnter(field, () => state.text);
    return standOf(field, () => state.text);
  });
  stand('textarea-vue3', (place) => {
    const text = ref('');
    const set = (value: string) => {
      text.value = value;
    };
    createApp({
      render: () => withDirectives(h3('textarea', { 'onUpdate:modelValue': set }), [[vModelText, text.value]]),
    }).mount(place);
    const field = place.querySelector('textarea') as HTMLTextAreaElement;
    sendOnEnter(field, () => text.value);
    return standOf(field, () => text.value);
  });
}
