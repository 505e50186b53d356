/** axe on every surface, light and dark: nothing serious, nothing critical. */
import { describe, it } from 'vitest';
import { expectNone } from '../expect-none';
import { axeFindings } from './harness/axe';
import { openConsole, SITES, simulate } from './harness/consoles';
import { useLane } from './harness/lane';

const SCHEMES = ['light', 'dark'] as const;

describe('accessibility', () => {
  const lane = useLane();

  it.each(SITES)('the panel on %s, with buyers waiting and scripts on offer', async (site) => {
    const page = await openConsole(lane.coach.context, lane.consoles, site, { seed: 5, conversations: 3, long: 10 });
    await simulate(
      page,
      async (simulator) => {
        const keys = [0, 1, 2].map(() => simulator.newConversation());
        await simulator.openAndSettle(keys[0] as string);
        for (const key of keys) simulator.buyerSays(key, '请问什么时候发货？');
      },
      undefined,
    );
    await page.locator('sideline-overlay .card').first().waitFor({ timeout: 10_000 });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      expectNone(await axeFindings(page, 'sideline-overlay'), colorScheme);
    }
    await page.close();
  });

  it.each(['popup', 'options', 'lead', 'numbers'] as const)('the %s page', async (surface) => {
    const page = await lane.coach.openSurface(surface);
    await page.waitForFunction(() => (document.body.textContent ?? '').trim().length > 0);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      expectNone(await axeFindings(page), colorScheme);
    }
    await page.close();
  });
});
