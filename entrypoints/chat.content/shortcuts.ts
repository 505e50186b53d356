/** Alt+1, Alt+2, Alt+3 anywhere on the console offer the first, second and third script. Owns no other key. */
import { isImeKey } from '../../utils/dom/ime';

const CODES = ['Digit1', 'Digit2', 'Digit3'];

/**
 * Listens until `signal` aborts. `onPick` gets the place (0 to 2) and returns false when it has nothing there, in which
 * case the console gets the key. By physical key: Alt+1 types a character on some layouts.
 */
export function listenShortcuts(onPick: (place: number, event: KeyboardEvent) => boolean, signal: AbortSignal): void {
  window.addEventListener(
    'keydown',
    (event) => {
      const place = CODES.indexOf(event.code);
      if (place < 0 || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (!event.isTrusted || event.repeat || isImeKey(event)) return;
      if (!onPick(place, event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true, signal },
  );
}
