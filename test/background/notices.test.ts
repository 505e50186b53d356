/** A notice of the desktop goes on for the tab that asked, with a number and a wait. */
import { expect, it, vi } from 'vitest';
import { createCoachHandlers } from '../../entrypoints/background/coaching';
import type { BackgroundContext } from '../../entrypoints/background/context';
import { asId } from '../../utils/core/ids';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

it('goes on the desktop for the tab that asked, and for nobody else', async () => {
  const show = vi.fn(async () => undefined);
  const handlers = createCoachHandlers({} as BackgroundContext, show);
  const wish = { siteId: asId<never>('pdd'), count: 2, longestMs: 150_000 };
  await handlers['coach/notice'](wish, { tabId: 7 } as never);
  await handlers['coach/notice'](wish, {} as never);
  expect(show.mock.calls).toEqual([[{ count: 2, longestMs: 150_000 }, 7]]);
});
