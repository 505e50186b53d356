// @vitest-environment jsdom
/** Whether an input method composes, also when the page takes the field away under its hands. */
import { afterEach, expect, it, vi } from 'vitest';
import { watchComposition } from '../../utils/dom/ime';

const life: AbortController[] = [];
afterEach(() => {
  for (const one of life) one.abort();
  vi.restoreAllMocks();
});

function watch() {
  const controller = new AbortController();
  life.push(controller);
  let now = 0;
  const field = document.body.appendChild(document.createElement('textarea'));
  const added = vi.spyOn(window, 'addEventListener');
  const { isComposing } = watchComposition(window, () => now, controller.signal);
  const say = (kind: string) => field.dispatchEvent(new CompositionEvent(kind, { bubbles: true }));
  const pass = (ms: number) => {
    now += ms;
  };
  /** jsdom marks no event as trusted, so the listeners are handed one that says it is. */
  const hear = (kind: string, event: object) => {
    for (const [name, listener] of added.mock.calls)
      if (name === kind) (listener as (event: object) => void)({ isTrusted: true, target: field, ...event });
  };
  const compose = (data: string) => {
    field.value = data;
    hear('input', { isComposing: true, data });
  };
  return { field, isComposing, say, pass, hear, compose };
}

it('from its start until a moment after its end', () => {
  const { isComposing, say, pass } = watch();
  expect(isComposing()).toBe(false);
  say('compositionstart');
  pass(10_000);
  expect(isComposing()).toBe(true);
  say('compositionend');
  expect(isComposing()).toBe(true);
  pass(100);
  expect(isComposing()).toBe(false);
});

it('a field that is gone has nothing to compose in', () => {
  const { field, isComposing, say, pass } = watch();
  say('compositionstart');
  field.remove();
  isComposing();
  pass(100);
  expect(isComposing()).toBe(false);
});

it('a field that the page writes into composes no more, though nothing says so', () => {
  const { field, isComposing, say, pass, compose } = watch();
  say('compositionstart');
  compose('n');
  compose('ni');
  pass(1000);
  expect(isComposing()).toBe(true);
  field.value = '';
  isComposing();
  pass(100);
  expect(isComposing()).toBe(false);
});

it('is over when the browser says that a key or a letter came beside it', () => {
  for (const [kind, event] of [
    ['input', { isComposing: false, data: '你' }],
    ['keydown', { isComposing: false, keyCode: 65 }],
  ] as const) {
    const { isComposing, say, pass, hear } = watch();
    say('compositionstart');
    hear(kind, { ...event, isTrusted: false });
    pass(100);
    expect(isComposing()).toBe(true);
    hear(kind, event);
    pass(100);
    expect(isComposing()).toBe(false);
  }
});

it('goes on while the composed letters change, are taken back, or cannot be seen in the field', () => {
  const { field, isComposing, say, pass, hear, compose } = watch();
  say('compositionstart');
  compose('ni');
  compose('你');
  pass(100);
  expect(isComposing()).toBe(true);
  field.value = '';
  hear('input', { isComposing: true, data: null });
  expect(isComposing()).toBe(true);
  hear('input', { isComposing: true, data: 'hao' });
  hear('keydown', { isComposing: true, keyCode: 229 });
  hear('input', { data: undefined, isComposing: undefined, isTrusted: false });
  pass(100);
  expect(isComposing()).toBe(true);
});
