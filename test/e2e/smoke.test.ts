/** The main job, once, on the build that is shipped: real mouse and keys, the closed panel seen as a person sees it. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { viewPanel, waitForPanelText } from './harness/closed-panel';
import { openConsole, SITES, simulate, waitForPanel } from './harness/consoles';
import { useLane } from './harness/lane';
import { sleep } from './harness/random';

const QUESTION = '请问什么时候发货？';

/** The page does not say who works there: the panel asks, and is answered with real keys. */
async function giveName(page: Page): Promise<void> {
  const form = await (
    await waitForPanelText(page, (text) => text.includes('怎么称呼') || text.includes('名字'))
  ).findClass('name-line');
  await page.mouse.click((form?.x ?? 0) - 40, form?.y ?? 0);
  await page.keyboard.type('小舟');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await viewPanel(page)).findClass('name-form')).toBeUndefined();
}

describe('the shipped build', () => {
  const lane = useLane({ build: 'production', csp: 'strict', named: false });

  it.each(SITES)('%s: reads, times, suggests, jumps, inserts, records, shows the day', async (site) => {
    const page = await openConsole(lane.coach.context, lane.consoles, site, { seed: 9, conversations: 3, long: 20 });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await waitForPanel(page);
    const keys = await simulate(
      page,
      async (simulator) => {
        simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0 });
        const [first, second] = [
          simulator.newConversation({ name: '甲甲甲' }),
          simulator.newConversation({ name: '乙乙乙' }),
        ];
        await simulator.openAndSettle(first as string);
        return { first: first as string, second: second as string };
      },
      undefined,
    );
    await sleep(500);
    await giveName(page);
    await simulate(page, (simulator, { first, text }) => simulator.buyerSays(first, text), {
      ...keys,
      first: keys.second,
      text: QUESTION,
    });

    // Reads and times: the buyer of the closed conversation waits, and time goes on.
    const waiting = await waitForPanelText(page, (text) => text.includes('乙乙乙'));
    expect(waiting.mode).toBe('closed');
    await waitForPanelText(page, (text) => /乙乙乙.*0:0[2-9]/.test(text));

    // Jumps: a real click on the row of the strip.
    const row = await (await viewPanel(page)).findClass('row');
    expect(row).toBeDefined();
    await page.mouse.click(row?.x ?? 0, row?.y ?? 0);
    await expect.poll(() => simulate(page, (simulator) => simulator.showing().active, undefined)).toBe(keys.second);

    // Suggests, and inserts with one key.
    await expect.poll(async () => (await viewPanel(page)).findClass('card'), { timeout: 5000 }).toBeDefined();
    await sleep(400);
    await page.locator('textarea').first().click();
    await page.keyboard.press('Alt+1');
    await expect
      .poll(() => simulate(page, (simulator) => simulator.composerText().length, undefined))
      .toBeGreaterThan(4);
    const [written] = await simulate(page, (simulator) => simulator.inserted(), undefined);
    expect(written?.conversationKey).toBe(keys.second);
    expect(await simulate(page, (simulator) => simulator.sent().length, undefined)).toBe(0);

    // The agent sends; the turn closes and is recorded with its script.
    await page.keyboard.press('Enter');
    await expect.poll(() => simulate(page, (simulator) => simulator.sent().length, undefined)).toBe(1);
    await waitForPanelText(page, (text) => !/乙乙乙\s+.*0:/.test(text));
    await expect
      .poll(async () =>
        (await lane.coach.ledger()).facts.filter((fact) => fact.siteId === site && fact.kind === 'message'),
      )
      .toEqual(expect.arrayContaining([expect.objectContaining({ role: 'agent', snippetId: expect.any(String) })]));

    const popup = await lane.coach.openSurface('popup');
    await popup.waitForFunction(() => /\d/.test(document.body.textContent ?? ''), undefined, { timeout: 5000 });
    await popup.close();
    expect(errors).toEqual([]);
    await page.close();
  });

  it('leaves the page as it found it, but for one element', async () => {
    const page = await openConsole(lane.coach.context, lane.consoles, 'pdd', { seed: 9, conversations: 3, long: 20 });
    await waitForPanel(page);
    const strangers = await page.evaluate(() =>
      [...document.documentElement.children, ...document.body.children]
        .filter(
          (element) =>
            !['head', 'body', 'script', 'style', 'link'].includes(element.localName) &&
            element.id === '' &&
            element.className === '',
        )
        .map((element) => ({
          tag: element.localName,
          open: element.shadowRoot !== null,
          children: element.childElementCount,
        })),
    );
    expect(strangers).toEqual([{ tag: expect.stringMatching(/^[a-z]{4}-[a-z]{6}$/), open: false, children: 0 }]);
    await page.close();
  });
});
