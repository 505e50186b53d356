/** The most expensive mistakes: a text for one buyer in front of another, a composition torn up, something sent. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openConsole, SITES, type Site, simulate } from './harness/consoles';
import { useLane } from './harness/lane';
import { rollDice, sleep } from './harness/random';

const RACES = 200;
/** Longer than the cards must have stood. */
const CARDS_STEADY_MS = 220;
const QUESTION = '请问什么时候发货？';

describe('inserting', () => {
  const lane = useLane();
  const cards = (page: Page) => page.locator('sideline-overlay .card');

  /** A quiet console with one buyer who asks and one who does not, the asking one open and scripts on offer. */
  async function openAsking(site: Site): Promise<{ page: Page; asking: string; silent: string }> {
    const page = await openConsole(lane.coach.context, lane.consoles, site, { seed: 5, conversations: 2, long: 10 });
    const keys = await simulate(
      page,
      async (simulator) => {
        simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0, banner: false, switchLagMs: [0, 50] });
        const silent = simulator.newConversation();
        const asking = simulator.newConversation();
        simulator.buyerSays(silent, '好的，谢谢');
        await simulator.agentReplies(silent, '不客气');
        await simulator.openAndSettle(asking);
        return { silent, asking };
      },
      undefined,
    );
    await simulate(page, (simulator, { asking, text }) => simulator.buyerSays(asking, text), {
      asking: keys.asking,
      text: QUESTION,
    });
    await cards(page).first().waitFor({ timeout: 10_000 });
    // A panel that has only just appeared refuses clicks, and so it should.
    await sleep(400);
    return { page, ...keys };
  }

  const sentCount = (page: Page) => simulate(page, (simulator) => simulator.sent().length, undefined);

  it.each(SITES)('%s: one key inserts, the draft stays, one undo takes it back, nothing is sent', async (site) => {
    const { page } = await openAsking(site);
    const before = await sentCount(page);
    await page.locator('textarea').first().click();
    await page.keyboard.type('亲，');
    await page.keyboard.press('Alt+1');
    await expect.poll(() => simulate(page, (simulator) => simulator.composerText(), undefined)).toMatch(/^亲，.{4,}/);
    const inserted = await simulate(page, (simulator) => simulator.composerText(), undefined);
    expect(await page.locator('textarea').first().inputValue()).toBe(inserted);
    await page.keyboard.press('Control+z');
    await expect.poll(() => simulate(page, (simulator) => simulator.composerText(), undefined)).toBe('亲，');
    expect(await sentCount(page)).toBe(before);
    await page.close();
  });

  it.each(SITES)('%s: a card is clicked with the mouse', async (site) => {
    const { page, asking } = await openAsking(site);
    await cards(page).first().click();
    await expect
      .poll(() => simulate(page, (simulator) => simulator.composerText().length, undefined))
      .toBeGreaterThan(4);
    const written = await simulate(page, (simulator) => simulator.inserted(), undefined);
    expect(written.every(({ conversationKey }) => conversationKey === asking)).toBe(true);
    await page.close();
  });

  it.each(SITES)(
    `%s: ${RACES / 2} races between the key and a switch: never in front of another buyer`,
    { timeout: 240_000 },
    async (site) => {
      const dice = rollDice(`races ${site}`);
      const { page, asking, silent } = await openAsking(site);
      const before = await sentCount(page);
      let landed = 0;
      for (let race = 0; race < RACES / 2; race += 1) {
        await simulate(page, (simulator, asking) => simulator.openAndSettle(asking), asking);
        await cards(page).first().waitFor();
        await page.locator('textarea').first().fill('');
        // Cards that have only just come take no key.
        await sleep(CARDS_STEADY_MS);
        const switchMs = dice.between(0, 60);
        const pressMs = dice.between(0, 45);
        await simulate(
          page,
          (simulator, { silent, switchMs }) => void setTimeout(() => simulator.open(silent), switchMs),
          { silent, switchMs },
        );
        await sleep(pressMs);
        await page.keyboard.press('Alt+1');
        await sleep(150);
        const wrong = await simulate(
          page,
          (
            simulator,
            silent, // Emptying the field, which this test does itself, puts nothing in front of anybody.
          ) => simulator.inserted().filter(({ conversationKey, text }) => conversationKey === silent && text !== ''),
          silent,
        );
        expect(wrong, `race ${race}: switched after ${switchMs} ms, pressed after ${pressMs} ms`).toEqual([]);
        const now = await simulate(
          page,
          (simulator) => ({ owner: simulator.composerOwner(), text: simulator.composerText() }),
          undefined,
        );
        if (now.owner === silent) expect(now.text, `race ${race}`).toBe('');
        landed = await simulate(page, (simulator) => simulator.inserted().length, undefined);
      }
      console.log(`races ${site}: ${RACES / 2}, inserted in time ${landed}`);
      expect(await sentCount(page)).toBe(before);
      // Were nothing ever inserted, the races would prove nothing.
      expect(landed).toBeGreaterThan(5);
      await page.close();
    },
  );

  it.each(SITES)('%s: an input method that is composing is left alone', async (site) => {
    const { page } = await openAsking(site);
    const before = await sentCount(page);
    const session = await page.context().newCDPSession(page);
    await page.locator('textarea').first().click();
    for (let round = 0; round < 20; round += 1) {
      await page.locator('textarea').first().fill('');
      await session.send('Input.imeSetComposition', { text: 'n', selectionStart: 1, selectionEnd: 1 });
      await session.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
      await page.keyboard.press('Alt+1');
      await sleep(60);
      await session.send('Input.insertText', { text: '你' });
      await sleep(150);
      const text = await page.locator('textarea').first().inputValue();
      // Refused, or inserted after the composition was over: never a mixture.
      expect(text === '你' || (text.startsWith('你') && !text.includes('ni')), `round ${round}: ${text}`).toBe(true);
      expect(await simulate(page, (simulator) => simulator.composerText(), undefined)).toBe(text);
    }
    expect(await sentCount(page)).toBe(before);
    await page.close();
  });

  it('obeys no click or key that a page made up', async () => {
    const { page } = await openAsking('pdd');
    await page.evaluate(() => {
      const card = document.querySelector('sideline-overlay')?.shadowRoot?.querySelector('.card');
      for (let round = 0; round < 100; round += 1) {
        card?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
        for (const target of [window, document, document.querySelector('textarea')]) {
          target?.dispatchEvent(
            new KeyboardEvent('keydown', { key: '1', code: 'Digit1', altKey: true, bubbles: true }),
          );
        }
      }
    });
    await sleep(300);
    expect(await simulate(page, (simulator) => simulator.inserted(), undefined)).toEqual([]);
    await page.close();
  });
});
