// @vitest-environment jsdom
/** One second hand for the whole panel: one timer however many look at it, none while nobody does. */
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useNow } from '../../components/use-now';

const NOW = 1_800_000_000_000;
let hidden = false;

function Clock({ running, name }: { running: boolean; name: string }) {
  return <p id={name}>{useNow(running) - NOW}</p>;
}
const shown = (name: string) => Number(document.getElementById(name)?.textContent);
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const hide = (on: boolean) =>
  act(() => {
    hidden = on;
    document.dispatchEvent(new Event('visibilitychange'));
  });

beforeEach(() => {
  hidden = false;
  vi.useFakeTimers({ now: NOW });
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('two that look share one timer, and it ends with them', () => {
  const { rerender, unmount } = render(
    <>
      <Clock running name="a" />
      <Clock running name="b" />
      <Clock running={false} name="still" />
    </>,
  );
  expect(vi.getTimerCount()).toBe(1);
  pass(2000);
  expect([shown('a'), shown('b'), shown('still')]).toEqual([2000, 2000, 0]);
  rerender(<Clock running name="a" />);
  expect(vi.getTimerCount()).toBe(1);
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});

it('stands still in a hidden tab, and is right again at once', () => {
  render(<Clock running name="a" />);
  hide(true);
  expect(vi.getTimerCount()).toBe(0);
  pass(5000);
  expect(shown('a')).toBe(0);
  hide(false);
  expect(shown('a')).toBe(5000);
  expect(vi.getTimerCount()).toBe(1);
});
