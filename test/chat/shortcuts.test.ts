// @vitest-environment jsdom
/** Which keys are ours on a console, and that no script can press them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenShortcuts } from '../../entrypoints/chat.content/shortcuts';
import { memoryKeyValue } from '../platform/memory-key-value';

const seams = vi.hoisted(() => ({
  watchers: [] as ((value: unknown) => void)[],
  store: { read: async (_: string): Promise<unknown> => undefined },
}));
vi.mock('../../utils/platform/key-value', () => ({
  localKeyValue: { read: (key: string) => seams.store.read(key) },
  watchKey: (_: string, onChange: (value: unknown) => void) => {
    seams.watchers.push(onChange);
    return () => undefined;
  },
}));

const field = document.createElement('textarea');
let life: AbortController;
const ports = {
  onPick: vi.fn(() => true),
  onPalette: vi.fn(() => true),
  isEmptyComposer: vi.fn(() => true),
  onGuard: vi.fn(() => false),
  onNext: vi.fn(() => true),
};

/** jsdom marks no event as trusted, so the listener is handed one that says it is. */
function press(init: KeyboardEventInit & { trusted?: boolean }): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  const seen = new Proxy(event, {
    get: (target, name) => {
      if (name === 'isTrusted') return init.trusted ?? true;
      if (name === 'composedPath') return () => [field];
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  listener?.(seen);
  return event;
}
let listener: ((event: KeyboardEvent) => void) | undefined;

beforeEach(() => {
  vi.clearAllMocks();
  seams.store = memoryKeyValue();
  life = new AbortController();
  vi.spyOn(window, 'addEventListener').mockImplementation((_kind, added) => {
    listener = added as (event: KeyboardEvent) => void;
  });
  listenShortcuts(ports, life.signal);
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
});

const ALT_K = { code: 'KeyK', key: '˚', altKey: true };
const SLASH = { code: 'Slash', key: '/' };

describe('what opens the palette', () => {
  it.each([ALT_K, SLASH])('$code, and the console does not get it', (key) => {
    expect(press(key).defaultPrevented).toBe(true);
    expect(ports.onPalette).toHaveBeenCalledOnce();
  });

  it.each([
    ['a script', { ...ALT_K, trusted: false }],
    ['a key held down', { ...ALT_K, repeat: true }],
    ['an input method', { ...SLASH, isComposing: true }],
    ['its process key', { ...SLASH, keyCode: 229 }],
    ['another chord', { ...ALT_K, ctrlKey: true }],
    ['a shifted one', { ...ALT_K, shiftKey: true }],
    ['a slash with Alt', { ...SLASH, altKey: true }],
  ])('not %s', (_, key) => {
    expect(press(key).defaultPrevented).toBe(false);
    expect(ports.onPalette).not.toHaveBeenCalled();
  });

  it('no slash in a field with a draft, or elsewhere', () => {
    ports.isEmptyComposer.mockReturnValueOnce(false);
    press(SLASH);
    expect(ports.onPalette).not.toHaveBeenCalled();
  });

  it('only what the person left switched on, from the next key', () => {
    seams.watchers.at(-1)?.({ v: 0, value: { chord: false, slash: true } });
    press(ALT_K);
    expect(ports.onPalette).not.toHaveBeenCalled();
    press(SLASH);
    expect(ports.onPalette).toHaveBeenCalledOnce();
  });
});

it('Alt+1 to Alt+3 offer the three places, and go to the console when there is nothing', () => {
  press({ code: 'Digit2', altKey: true });
  expect(ports.onPick).toHaveBeenCalledWith(1, expect.anything());
  ports.onPick.mockReturnValueOnce(false);
  expect(press({ code: 'Digit3', altKey: true }).defaultPrevented).toBe(false);
});
