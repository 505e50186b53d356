/** Owns the one simulator of the page, the way React subscribes to it, and this run's class tails. */
import { useSyncExternalStore } from 'react';
import { seeded } from '../platform/random';
import { Simulator } from '../platform/simulator';

/** Rendered rows by conversation: the DOM itself does not say which row is whose. */
export const rowElements = new Map<string, HTMLElement>();

const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;

export const simulator = new Simulator('feige', {
  clickRow(conversationKey) {
    const row = rowElements.get(conversationKey);
    row?.click();
    return row !== undefined;
  },
  type(text) {
    const field = document.querySelector<HTMLTextAreaElement>('[data-qa-id="qa-send-message-textarea"]');
    if (!field) return false;
    setValue?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return simulator.composerText() === text;
  },
});

export const { screen, platform } = simulator;
window.simulator = simulator;

let beat = 0;
const subscribe = (changed: () => void) =>
  platform.watch(() => {
    beat += 1;
    changed();
  });

/** Renders again after every change of the platform or the screen. */
export function useBeat(): number {
  return useSyncExternalStore(subscribe, () => beat);
}

const tails = new Map<string, string>();
const random = seeded(platform.seed + 77);

/** `name-x`, where x differs per name and from run to run, as a build of the real page does. */
export function hashed(name: string): string {
  let tail = tails.get(name);
  if (tail === undefined) {
    tail = platform.hazards.hashedClasses ? random.tail(5) : 'x';
    tails.set(name, tail);
  }
  return `${name}-${tail}`;
}

/** `x-Name`, for the few whose hash stands in front. */
export function hashedFront(name: string): string {
  const [, tail] = hashed(name).split('-');
  return `${tail}-${name}`;
}
