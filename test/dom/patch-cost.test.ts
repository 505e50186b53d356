// @vitest-environment jsdom
/** When a patch is let in: by its quickest pass, and with the slot that takes most. The clock is the test's. */
import { afterEach, expect, it, vi } from 'vitest';
import { asId, type SiteId } from '../../utils/core/ids';
import type { SitePatch, Slots } from '../../utils/core/site-patch';
import { costly } from '../../utils/dom/patch-cost';

let now = 0;
afterEach(() => vi.restoreAllMocks());

const patch = (slots: Slots): SitePatch => ({
  format: 'sideline-site/1',
  site: asId<SiteId>('taught-a'),
  name: 'x',
  origin: 'https://chat.example.com',
  taughtOn: '2026-11-23',
  times: 'none',
  slots,
});
const SLOTS: Slots = { 'list.row': [{ css: '.a' }], 'composer.field': [{ css: '.b' }] };

/** @param ms what asking costs: by selector and by how often it was asked */
function asking(ms: (css: string, nth: number) => number) {
  now = 0;
  const asked = new Map<string, number>();
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  return vi.spyOn(document, 'querySelectorAll').mockImplementation((css: string) => {
    asked.set(css, (asked.get(css) ?? 0) + 1);
    now += ms(css, asked.get(css) ?? 0);
    return document.body.childNodes as unknown as NodeListOf<HTMLElement>;
  });
}

it('one quick pass is enough, however slow the machine was before', () => {
  asking((_, nth) => (nth < 12 ? 4 : 2));
  expect(costly(patch(SLOTS), document)).toBeUndefined();
});

it('parts that are quick one by one are, though every pass over all of them was interrupted', () => {
  asking((_, nth) => (nth <= 20 ? 4 : 1));
  expect(costly(patch(SLOTS), document)).toBeUndefined();
});

it('what is quick is asked once', () => {
  const asked = asking(() => 1);
  expect(costly(patch(SLOTS), document)).toBeUndefined();
  expect(asked).toHaveBeenCalledTimes(2);
});

it('all of a patch counts together, and the dearest slot is named', () => {
  asking((css) => (css === '.b' ? 3 : 2.5));
  expect(costly(patch(SLOTS), document)).toEqual({ slot: 'composer.field', tookMs: 5.5 });
});

it('what is far over is soon given up', () => {
  const asked = asking(() => 50);
  expect(costly(patch(SLOTS), document)?.tookMs).toBe(100);
  expect(asked.mock.calls.length).toBeLessThan(30);
});

it('what no browser can read is refused', () => {
  expect(costly(patch({ 'list.row': [{ css: '.a[' }] }), document)).toEqual({
    slot: 'list.row',
    tookMs: Number.POSITIVE_INFINITY,
  });
});
