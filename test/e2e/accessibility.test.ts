/** axe on every surface, light and dark: nothing serious, nothing critical. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { expectNone } from '../expect-none';
import { openConsole, SITES, simulate } from './harness/consoles';
import { useLane } from './harness/lane';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCHEMES = ['light', 'dark'] as const;

interface Finding {
  id: string;
  impact: string | null;
  nodes: { target: unknown; failureSummary?: string }[];
}

async function findings(page: Page, within: string): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate(
    `axe.run(${JSON.stringify(within)}, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })) })))`,
  )) as Finding[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)} ${failureSummary}`),
    );
}

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
      expectNone(await findings(page, 'sideline-overlay'), colorScheme);
    }
    await page.close();
  });

  it.each(['popup', 'options', 'lead', 'numbers'] as const)('the %s page', async (surface) => {
    const page = await lane.coach.openSurface(surface);
    await page.waitForFunction(() => (document.body.textContent ?? '').trim().length > 0);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      expectNone(await findings(page, 'html'), colorScheme);
    }
    await page.close();
  });
});
