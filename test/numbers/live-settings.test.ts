// @vitest-environment jsdom
/** Settings of the numbers page: a change starts from what is stored now, and none is lost. */
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../utils/settings/settings';

const { stored, watchers } = vi.hoisted(() => ({
  stored: new Map<string, unknown>(),
  watchers: new Map<string, () => void>(),
}));
vi.mock('../../utils/platform/key-value', () => ({
  localKeyValue: { read: async (key: string) => stored.get(key) },
  watchKey: (key: string, onChange: () => void) => {
    watchers.set(key, onChange);
    return () => watchers.delete(key);
  },
}));
vi.mock('../../utils/messaging/client', () => ({
  ask: async (_kind: string, { name, value }: { name: string; value: unknown }) => {
    if (name === 'dayCap') return { ok: true, value: { saved: false } };
    stored.set(`setting:${name}`, { v: 0, value });
    return { ok: true, value: { saved: true } };
  },
}));

const { useLiveSettings } = await import('../../entrypoints/numbers/live-settings');
const { readSettings } = await import('../../utils/settings/read');
const { localKeyValue } = await import('../../utils/platform/key-value');

const elsewhere = (name: keyof Settings, value: unknown) => stored.set(`setting:${name}`, { v: 0, value });
async function open() {
  const { settings } = await readSettings(localKeyValue);
  return renderHook(() => useLiveSettings(settings));
}

afterEach(() => {
  cleanup();
  stored.clear();
});

describe('settings while the page is open', () => {
  it('what another page changed meanwhile is not written over', async () => {
    const { result } = await open();
    elsewhere('ranking', { weights: { average: 7 }, isPrivate: true, sameHours: false });
    await act(async () => {
      await result.current[1]('ranking', (ranking) => ({ ...ranking, sameHours: true }));
    });
    const wanted = { weights: { average: 7 }, isPrivate: true, sameHours: true };
    expect(stored.get('setting:ranking')).toEqual({ v: 0, value: wanted });
    expect(result.current[0].ranking).toEqual(wanted);
  });

  it('two changes at once are both kept', async () => {
    const { result } = await open();
    await act(async () => {
      const [, change] = result.current;
      await Promise.all([
        change('targets', (targets) => ({ ...targets, pdd: { averageSec: 20 } })),
        change('targets', (targets) => ({ ...targets, tb: { averageSec: 30 } })),
      ]);
    });
    expect(result.current[0].targets).toEqual({ pdd: { averageSec: 20 }, tb: { averageSec: 30 } });
  });

  it('takes over what another page writes, and says when a change was refused', async () => {
    const { result, unmount } = await open();
    elsewhere('minimumSample', 33);
    await act(async () => watchers.get('setting:minimumSample')?.());
    await waitFor(() => expect(result.current[0].minimumSample).toBe(33));
    await act(async () => expect(await result.current[1]('dayCap', () => 5)).toBe(false));
    unmount();
    expect(watchers.size).toBe(0);
  });
});
