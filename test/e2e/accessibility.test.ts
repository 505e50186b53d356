/** axe on every surface, light and dark: nothing serious, nothing critical. What is asked back before harm, by keys alone. */
import type { FileChooser, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNone } from '../expect-none';
import { axeFindings } from './harness/axe';
import { openConsole, SITES, simulate } from './harness/consoles';
import { useLane } from './harness/lane';

const SCHEMES = ['light', 'dark'] as const;

const hasFocus = (one: Locator) => one.evaluate((element) => element === document.activeElement);

/** The focus is moved after the page is drawn. */
const expectFocus = (one: Locator, where: string) =>
  expect.poll(() => hasFocus(one), { message: where, timeout: 10_000 }).toBe(true);

async function tabTo(page: Page, wanted: Locator): Promise<void> {
  // It cannot be reached while what it is about is still being read.
  await expect.poll(() => wanted.isEnabled(), { timeout: 10_000 }).toBe(true);
  for (let step = 0; step < 100; step += 1) {
    await page.keyboard.press('Tab');
    if (await hasFocus(wanted)) return;
  }
  throw new Error(`not reached by Tab: ${wanted}`);
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

  it('a question before harm, and a file that is refused, by keys alone', async () => {
    const page = await lane.coach.openSurface('options');
    // Listened for all the time: each beginning and end of listening is news to the browser, and may come after a key.
    const choosers: FileChooser[] = [];
    page.on('filechooser', (opened) => choosers.push(opened));
    const own = page.locator('[aria-labelledby="privacy"]');
    const question = page.locator('[role="alertdialog"]');
    const [keep, harm] = [question.locator('.plain'), question.locator('.danger')];
    const beside = own.locator('.actions .plain').first();
    const ask = async (by: Locator) => {
      await tabTo(page, by);
      await page.keyboard.press('Enter');
      await expectFocus(keep, 'the safe answer has the focus');
      expectNone(await axeFindings(page), 'a question');
    };
    const events = () => own.locator('.counts dd').first().textContent();
    // A part: the day is in the field, Enter sends the form.
    const day = own.locator('input[type="date"]');
    await day.waitFor();
    const last = (await day.getAttribute('max')) ?? '';
    await day.fill(last);
    const part = own.locator('form:has(input[type="date"]) button');
    await ask(part);
    expect(await question.locator('p').textContent()).toContain(last);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    await expectFocus(beside, 'Escape gives the focus back');
    // All of it: kept, by the answer that is offered first; then gone, by the other.
    const all = own.locator('.actions .danger');
    await ask(all);
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    await expectFocus(beside, 'so does the safe answer');
    expect(await events()).not.toBe('0');

    const before = await events();
    // What is kept, as a file, to be chosen again below.
    await page.keyboard.press('Enter');
    const link = own.locator('a[download]');
    await link.waitFor();
    const saved = await link.evaluate(async (one: HTMLAnchorElement) => (await fetch(one.href)).text());
    const chooser = own.locator('input[type="file"]');
    const said = own.locator('p[role="status"]').last();
    const choose = async (text: string) => {
      await page.keyboard.press('Space');
      await expect.poll(() => choosers.length, { timeout: 10_000 }).toBe(1);
      const file = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) };
      await choosers.shift()?.setFiles(file);
    };
    await tabTo(page, chooser);
    await choose('{}');
    await expect.poll(() => said.textContent(), { timeout: 10_000 }).toContain('!');
    await expectFocus(chooser, 'a refused file: another can be chosen');
    expectNone(await axeFindings(page), 'a refused file');
    await choose(saved);
    await expectFocus(keep, 'before a file replaces what is kept, it is asked');
    await page.keyboard.press('Escape');
    await expectFocus(chooser, 'the file was left');

    await ask(all);
    await tabTo(page, harm);
    await page.keyboard.press('Enter');
    await expectFocus(beside, 'erased');
    await expect.poll(async () => (await lane.coach.ledger()).facts.length, { timeout: 10_000 }).toBe(0);
    await expect.poll(events, { timeout: 10_000 }).toBe('0');
    // And back, out of the file.
    await tabTo(page, chooser);
    await choose(saved);
    await expectFocus(keep, 'asked again');
    await tabTo(page, harm);
    await page.keyboard.press('Enter');
    await expect.poll(() => said.textContent(), { timeout: 20_000 }).toContain('✓');
    await expectFocus(chooser, 'put back');
    await page.reload();
    await expect.poll(events, { timeout: 10_000 }).toBe(before);
    await page.close();
  });
});
