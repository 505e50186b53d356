/** The same main job in Firefox: reads, times, inserts, records, shows the day. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGENTS } from './harness/ask';
import { type Consoles, SITES, startConsoles } from './harness/consoles';
import { type FirefoxCoach, launchFirefox } from './harness/firefox';

describe('Firefox', () => {
  let consoles: Consoles;
  let firefox: FirefoxCoach;
  beforeAll(async () => {
    consoles = await startConsoles();
    firefox = await launchFirefox({ proxyPort: await consoles.proxyPort() });
    for (const agent of AGENTS) await firefox.ask('agent/name', agent);
  });
  afterAll(async () => {
    await firefox?.close();
    await consoles?.close();
  });

  const inPage = <T>(page: Page, expression: string) => page.evaluate(expression) as Promise<T>;
  const composerText = (page: Page) => inPage<string>(page, 'window.simulator.composerText()');

  it.each(SITES)('%s: reads, times, inserts, records, shows the day', async (site) => {
    const page = await firefox.openConsole(consoles.url(site, { seed: 9, conversations: 3, long: 20 }));
    await page.waitForFunction(
      `window.simulator !== undefined && [...document.body.children].some((child) => /^[a-z]{4}-[a-z]{6}$/.test(child.localName))`,
    );
    await inPage(
      page,
      `(async () => {
        window.simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0 });
        window.asking = window.simulator.newConversation();
        await window.simulator.openAndSettle(window.asking);
        await new Promise((resolve) => setTimeout(resolve, 700));
        window.simulator.buyerSays(window.asking, '请问什么时候发货？');
      })()`,
    );
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const field = await page.$('textarea');
    await field?.click();
    await page.keyboard.down('Alt');
    await page.keyboard.press('Digit1');
    await page.keyboard.up('Alt');
    await expect.poll(() => composerText(page), { timeout: 5000 }).toMatch(/.{5,}/);
    expect(await inPage<number>(page, 'window.simulator.sent().length')).toBe(0);

    await page.keyboard.press('Enter');
    await expect.poll(() => inPage<number>(page, 'window.simulator.sent().length')).toBe(1);
    const [turn] = await inPage<{ waitMs: number }[]>(
      page,
      'window.simulator.trueTurns().filter((one) => one.waitMs !== null)',
    );
    await expect
      .poll(
        async () => (await firefox.ledger()).facts.filter((fact) => fact.siteId === site && fact.kind === 'message'),
        { timeout: 8000 },
      )
      .toEqual(
        expect.arrayContaining([
          expect.objectContaining({ role: 'buyer' }),
          expect.objectContaining({ role: 'agent', snippetId: expect.any(String) }),
        ]),
      );
    const { facts } = await firefox.ledger();
    const times = (role: string) =>
      facts
        .filter((fact) => fact.siteId === site && fact.kind === 'message' && fact.role === role)
        .map((fact) => fact.at);
    const waitMs = Math.max(...times('agent')) - Math.max(...times('buyer'));
    expect(Math.abs(waitMs - (turn?.waitMs ?? 0))).toBeLessThanOrEqual(50);

    const popup = await firefox.openSurface('popup');
    await expect.poll(() => inPage<string>(popup, 'document.body.textContent'), { timeout: 5000 }).toMatch(/\d/);
    await popup.close();
    await page.close();
  });
});
