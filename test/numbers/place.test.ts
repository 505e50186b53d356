// @vitest-environment jsdom
/** The numbers page's address: a page left open over midnight, and a day that was chosen. */
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { usePlace } from '../../entrypoints/numbers/place';
import { asId, type BusinessDay } from '../../utils/core/ids';

const day = (text: string) => asId<BusinessDay>(text);
const open = (today: string) => renderHook(({ today }) => usePlace(today), { initialProps: { today: day(today) } });

afterEach(() => {
  cleanup();
  location.hash = '';
});

describe('the place', () => {
  it('today moves on at midnight, without another subscription in between', () => {
    const { result, rerender } = open('2026-11-21');
    const before = result.current[0];
    rerender({ today: day('2026-11-21') });
    expect(result.current[0]).toBe(before);
    rerender({ today: day('2026-11-22') });
    expect(result.current[0].scope.day).toBe('2026-11-22');
  });

  it('a day that was chosen stays', async () => {
    const { result, rerender } = open('2026-11-21');
    await act(async () => {
      result.current[1]({ scope: { ...result.current[0].scope, day: day('2026-11-19') } });
      await new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    });
    rerender({ today: day('2026-11-22') });
    expect(result.current[0].scope.day).toBe('2026-11-19');
    expect(location.hash).toContain('day=2026-11-19');
  });
});
