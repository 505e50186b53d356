// @vitest-environment jsdom
/** When the composer is looked for: each few beats, when the panel grows, and twice when the window changes. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchFieldRoom } from '../../entrypoints/chat.content/field-room';

let answer: ((box: Partial<DOMRect>) => void) | undefined;
let looks = 0;

beforeEach(() => {
  vi.useFakeTimers();
  looks = 0;
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: { boundingClientRect: Partial<DOMRect> }[]) => void) {
        answer = (boundingClientRect) => tell([{ boundingClientRect }]);
      }
      observe() {
        looks += 1;
      }
      disconnect() {}
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('looks when asked, each fifth beat, and again when a resized page has come to rest; tells only what is new', () => {
  const over = new AbortController();
  const tops: number[] = [];
  const room = watchFieldRoom(
    () => document.body,
    ({ top }) => tops.push(top),
    over.signal,
  );
  for (let beat = 0; beat < 6; beat++) room.beat();
  expect(looks).toBe(2);
  room.look();
  expect(looks).toBe(3);
  window.dispatchEvent(new Event('resize'));
  window.dispatchEvent(new Event('resize'));
  expect(looks).toBe(5);
  vi.advanceTimersByTime(1000);
  expect(looks).toBe(6);
  for (const top of [500, 500, 420]) answer?.({ left: 10, right: 300, top, width: 290 });
  expect(tops).toEqual([500, 420]);
  over.abort();
  room.look();
  expect(looks).toBe(6);
});
