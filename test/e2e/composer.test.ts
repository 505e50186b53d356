/** The most expensive mistakes: a text for one buyer in front of another, a composition torn up, something sent. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openConsole, openWindow, SITES, type Site, simulate, waitForPanel } from './harness/consoles';
import { useLane } from './harness/lane';
import { type Dice, rollDice, sleep } from './harness/random';

const RACES = 200;
/** The windows that race side by side. In the last one both buyers have the same name and picture. */
const RACING = Array.from({ length: 8 }, (_, nth) => SITES[nth % SITES.length] as Site);
const FIRST_SEED = 5;
/** An insertion looks at the field again after two frames, puts back what went wrong, and looks once more. */
const INSERTION_FRAMES = 8;
/** Longer than the cards must have stood. */
const CARDS_STEADY_MS = 220;
const QUESTION = '请问什么时候发货？';

interface Asking {
  page: Page;
  asking: string;
  silent: string;
}

describe('inserting', () => {
  const lane = useLane();
  const cards = (page: Page) => page.locator('sideline-overlay .card');

  /** A quiet console with one buyer who asks and one who has said nothing, so that no script is theirs; the asking one open. */
  async function openAsking(site: Site, nth = 0, opened?: Page): Promise<Asking> {
    const query = { seed: FIRST_SEED + nth, conversations: 2, long: 10 };
    const page = await openConsole(lane.coach.context, lane.consoles, site, query, undefined, opened);
    await waitForPanel(page);
    const keys = await simulate(
      page,
      async (simulator) => {
        simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0, banner: false, switchLagMs: [0, 50] });
        const silent = simulator.newConversation();
        const asking = simulator.newConversation();
        await simulator.agentReplies(silent, '您好');
        return { silent, asking };
      },
      undefined,
    );
    await simulate(
      page,
      async (simulator, { asking, text }) => {
        await simulator.openAndSettle(asking);
        simulator.buyerSays(asking, text);
      },
      { asking: keys.asking, text: QUESTION },
    );
    await cards(page).first().waitFor({ timeout: 10_000 });
    // A panel that has only just appeared refuses clicks, and so it should.
    await sleep(400);
    return { page, ...keys };
  }

  async function openSideBySide(sites: readonly Site[]): Promise<Asking[]> {
    const opened: Page[] = [];
    for (const _ of sites) opened.push(await openWindow(lane.coach.context));
    return Promise.all(sites.map((site, nth) => openAsking(site, nth, opened[nth])));
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

  /** One race: the buyer who asks is open and their cards have stood; then a switch and the key, in any order. */
  async function race({ page, asking, silent }: Asking, dice: Dice): Promise<void> {
    const switchMs = dice.between(0, 60);
    const pressMs = dice.between(0, 45);
    await simulate(
      page,
      async (simulator, { asking, silent, steadyMs, switchMs }) => {
        const frame = () => new Promise(requestAnimationFrame);
        await simulator.openAndSettle(asking);
        while (!document.querySelector('sideline-overlay')?.shadowRoot?.querySelector('.card')) await frame();
        const field = document.querySelector('textarea');
        field?.focus();
        field?.select();
        document.execCommand('delete');
        const drawn = performance.now();
        while (performance.now() - drawn < steadyMs) await frame();
        setTimeout(() => simulator.open(silent), switchMs);
      },
      { asking, silent, steadyMs: CARDS_STEADY_MS, switchMs },
    );
    await sleep(pressMs);
    await page.keyboard.press('Alt+1');
    const now = await simulate(
      page,
      async (simulator, { silent, frames }) => {
        const frame = () => new Promise(requestAnimationFrame);
        while (!simulator.showing().settled || simulator.composerOwner() !== silent) await frame();
        for (let drawn = 0; drawn < frames; drawn += 1) await frame();
        const wrong = simulator.inserted().filter((one) => one.conversationKey === silent && one.text !== '');
        return { wrong, text: simulator.composerText(), shown: document.querySelector('textarea')?.value };
      },
      { silent, frames: INSERTION_FRAMES },
    );
    expect(now, `switched after ${switchMs} ms, pressed after ${pressMs} ms`).toEqual({
      wrong: [],
      text: '',
      shown: '',
    });
  }

  it(`${RACES} races between the key and a switch: never in front of another buyer`, { timeout: 180_000 }, async () => {
    // Most of a race is waiting: so many windows side by side.
    const windows = await openSideBySide(RACING);
    const ends = await Promise.all(
      windows.map(async (one, nth) => {
        const dice = rollDice(`races ${nth}`);
        const before = await sentCount(one.page);
        for (let nth = 0; nth < RACES / RACING.length; nth += 1) await race(one, dice);
        const written = await simulate(one.page, (simulator) => simulator.inserted(), undefined);
        const landed = written.filter(({ text }) => text !== '').length;
        return { landed, sent: (await sentCount(one.page)) - before };
      }),
    );
    console.log(`races: ${RACES} in ${RACING.length} windows, inserted in time ${ends.map(({ landed }) => landed)}`);
    expect(ends.map(({ sent }) => sent)).toEqual(RACING.map(() => 0));
    // Were nothing ever inserted, the races would prove nothing.
    expect(ends.reduce((sum, { landed }) => sum + landed, 0)).toBeGreaterThan(20);
    for (const { page } of windows) await page.close();
  });

  it('an input method that is composing is left alone', async () => {
    const windows = await openSideBySide(SITES);
    await Promise.all(windows.map(composeTwentyTimes));
    for (const { page } of windows) await page.close();
  });

  async function composeTwentyTimes({ page }: Asking): Promise<void> {
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
  }

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
