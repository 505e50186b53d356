/**
 * The keys we own on the console: Alt+1, Alt+2, Alt+3 offer the first, second and third script; Alt+K, and a slash typed
 * into an empty input field, open the palette, unless the person has switched that off; Alt+G takes the guard's safe wording,
 * while it offers one; Alt+J jumps to whoever comes next. Owns no other key.
 */
import { isImeKey } from '../../utils/dom/ime';
import { localKeyValue, watchKey } from '../../utils/platform/key-value';
import { decodeSetting, readSetting } from '../../utils/settings/read';
import { SETTINGS, type Settings, settingKey } from '../../utils/settings/settings';

const CODES = ['Digit1', 'Digit2', 'Digit3'];

export interface ShortcutPorts {
  /** `place` is 0 to 2. Each returns false when it has nothing to do, in which case the console gets the key. */
  onPick(place: number, event: KeyboardEvent): boolean;
  onPalette(event: KeyboardEvent): boolean;
  onGuard(event: KeyboardEvent): boolean;
  onNext(event: KeyboardEvent): boolean;
  /** Whether this element is the console's input field and holds nothing. */
  isEmptyComposer(target: EventTarget | undefined): boolean;
}

/** Listens until `signal` aborts. By physical key: Alt+1 and Alt+K type characters on some layouts. */
export function listenShortcuts(ports: ShortcutPorts, signal: AbortSignal): void {
  let keys = SETTINGS.paletteKeys.fallback;
  const unwatch = watchKey(settingKey('paletteKeys'), (stored) => {
    keys = decodeSetting(stored, SETTINGS.paletteKeys).value;
  });
  signal.addEventListener('abort', unwatch);
  void readSetting(localKeyValue, 'paletteKeys').then(({ value }) => {
    keys = value;
  });
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.repeat || event.ctrlKey || event.metaKey || isImeKey(event)) return;
      if (!act(ports, keys, event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true, signal },
  );
}

function act(ports: ShortcutPorts, keys: Settings['paletteKeys'], event: KeyboardEvent): boolean {
  if (event.altKey && !event.shiftKey) {
    const place = CODES.indexOf(event.code);
    if (place >= 0) return ports.onPick(place, event);
    if (event.code === 'KeyG') return ports.onGuard(event);
    if (event.code === 'KeyJ') return ports.onNext(event);
    return event.code === 'KeyK' && keys.chord && ports.onPalette(event);
  }
  if (event.altKey || event.key !== '/' || !keys.slash) return false;
  return ports.isEmptyComposer(event.composedPath()[0]) && ports.onPalette(event);
}
