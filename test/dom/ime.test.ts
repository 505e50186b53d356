// @vitest-environment jsdom
/** Whether an input method composes, also when the page takes the field away under its hands. */
import { afterEach, expect, it } from 'vitest';
import { watchComposition } from '../../utils/dom/ime';

const life: AbortController[] = [];
afterEach(() => {
  for (const one of life) one.abort();
});

function watch() {
  const controller = new AbortController();
  life.push(controller);
  let now = 0;
  const field = document.body.appendChild(document.createElement('textarea'));
  const { isComposing } = watchComposition(window, () => now, controller.signal);
  const say = (kind: string) => field.dispatchEvent(new CompositionEvent(kind, { bubbles: true }));
  const pass = (ms: number) => {
    now += ms;
  };
  return { field, isComposing, say, pass };
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
