/** A console of which only the input field is known: scripts are found and put in, never before another buyer; nothing is recorded. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { OWED_MS } from '../../utils/dom/standing-chat';
import { simulate } from './harness/consoles';
import { useLane } from './harness/lane';
import { composerText, frameOf, isOpen, openAsking, openPalette, sentCount } from './harness/palette';
import { rollDice, sleep } from './harness/random';

const FIELD = '[data-field]';
/** Races per kind of field; more by hand. */
const RACES = Number(process.env.SIDELINE_RACES ?? 9);
const KINDS = [
  ['a plain field', {}],
  ['an editable element', { field: 'editable' as const }],
] as const;

describe.each(KINDS)('a console that is only filled in, with %s', (_kind, kind) => {
  const lane = useLane({ csp: 'strict', named: false });
  const notice = (page: Page) => page.locator('sideline-overlay .notice').textContent();
  const inserted = (page: Page) => simulate(page, (simulator) => simulator.inserted(), undefined);
  const open = async () => {
    const opened = await openAsking(lane, 'tiktok', { seed: 5, conversations: 3, long: 12, ...kind });
    await opened.page.locator('sideline-overlay .state-fill-only').waitFor();
    // Rows that are drawn anew are in doubt, and the script is copied: not what these tests ask, but for the unit's.
    const calm = { rerenderEveryMs: 0, remountEveryMs: 0 };
    await simulate(opened.page, (simulator, none) => simulator.setHazards(none), calm);
    // Two rows were clicked in a moment: only time says that the page has answered both.
    await sleep(OWED_MS);
    return opened;
  };
  async function search(page: Page): Promise<void> {
    const frame = await openPalette(page, 'Alt+k', FIELD);
    await page.keyboard.type('fahuo');
    await frame.locator('[aria-selected=true] .option-title').waitFor();
  }
  /** The clipboard is read by pasting into the page's own search field. */
  async function pasted(page: Page): Promise<string> {
    const box = page.locator('input[placeholder=Search]');
    await box.fill('');
    await box.focus();
    await page.keyboard.press('Control+v');
    return box.inputValue();
  }

  it('puts a script at the caret, keeps the draft, sends nothing, records nothing, and says what it is', async () => {
    const { page } = await open();
    const before = await sentCount(page);
    expect(await page.locator('sideline-overlay .panel').innerText()).toContain('不计时、不统计');
    expect(await page.locator('sideline-overlay .waiting, sideline-overlay .today').count()).toBe(0);
    await page.locator(FIELD).focus();
    await page.keyboard.type('ok ');
    await search(page);
    await page.keyboard.press('Enter', { delay: 60 });
    await expect.poll(() => composerText(page)).toMatch(/^ok .{6,}/);
    expect(await notice(page)).toContain('已填入');
    // What comes in beside it, and a list that is put in another order, are no other chat.
    await search(page);
    await simulate(
      page,
      (simulator) => {
        simulator.buyerSays(simulator.screen.activeKey ?? '', '还在吗');
        simulator.buyerSays(simulator.newConversation(), '你好');
      },
      undefined,
    );
    await page.keyboard.press('Enter', { delay: 60 });
    await expect.poll(async () => (await inserted(page)).length).toBeGreaterThan(1);
    expect(await sentCount(page)).toBe(before);
    const { facts, rows } = await lane.coach.ledger();
    expect([facts, rows]).toEqual([[], []]);
    await page.close();
  });

  it.each<[string, (page: Page, silent: string) => Promise<void>]>([
    [
      'the page itself brought another chat up',
      (page, silent) => simulate(page, (simulator, key) => simulator.screen.open(key), silent),
    ],
    [
      'another row was clicked',
      (page, silent) => simulate(page, (simulator, key) => simulator.openAndSettle(key), silent),
    ],
    ['a buyer of the same name came up', (page) => bringNamesake(page)],
    ['the field was made anew', (page) => page.locator(FIELD).evaluate((one) => one.replaceWith(one.cloneNode()))],
  ])('%s: the script goes to the clipboard, with one plain sentence', async (_name, change) => {
    const { page, silent } = await open();
    await search(page);
    await change(page, silent);
    await sleep(400);
    await page.keyboard.press('Enter', { delay: 60 });
    await expect.poll(() => notice(page)).toContain('认不准还是不是刚才那位买家');
    expect(await inserted(page)).toEqual([]);
    expect((await pasted(page)).length).toBeGreaterThan(6);
    await page.close();
  });

  it('a row is clicked and the server is late: the chat that was left still shows, and gets nothing', async () => {
    const { page, silent } = await open();
    await simulate(page, (simulator) => simulator.setHazards({ switchLagMs: [2500, 2500] }), undefined);
    const clicked = await rowOf(page, silent);
    await clicked.click();
    await search(page);
    await page.keyboard.press('Enter', { delay: 60 });
    await expect.poll(() => notice(page)).toContain('认不准还是不是刚才那位买家');
    expect(await simulate(page, (simulator) => simulator.screen.headerKey, undefined)).not.toBe(silent);
    await expect.poll(() => simulate(page, (simulator) => simulator.screen.headerKey, undefined)).toBe(silent);
    expect(await inserted(page)).toEqual([]);
    // It stands there now, and most of what stood before is gone: no need to wait.
    await search(page);
    await page.keyboard.press('Enter', { delay: 60 });
    await expect
      .poll(async () => (await inserted(page)).map(({ conversationKey }) => conversationKey))
      .toEqual([silent]);
    await page.close();
  });

  it('races between Enter and a switch never reach another buyer', { timeout: 60_000 + RACES * 6000 }, async () => {
    const { page, asking, silent } = await open();
    const before = await sentCount(page);
    await simulate(page, (simulator) => simulator.setHazards({ switchLagMs: [0, 60], drafts: false }), undefined);
    const dice = rollDice('fill-only');
    const frame = await frameOf(page);
    let landed = 0;
    for (let race = 0; race < RACES; race += 1) {
      await simulate(page, (simulator, key) => simulator.openAndSettle(key), asking);
      await sleep(OWED_MS);
      await search(page);
      // In every third nothing comes between: however slow the machine is, something is put in.
      const isRace = race % 3 !== 0;
      const isOwn = dice.between(0, 1) === 1;
      const [switchMs, pressMs] = [dice.between(0, 120), dice.between(0, 80)];
      // By the page itself, or by a click on the row.
      if (isRace) {
        await simulate(
          page,
          (simulator, { silent, switchMs, isOwn }) =>
            void setTimeout(() => (isOwn ? simulator.screen.open(silent) : simulator.open(silent)), switchMs),
          { silent, switchMs, isOwn },
        );
      }
      await sleep(pressMs);
      await page.keyboard.press('Enter', { delay: dice.between(0, 30) });
      await expect.poll(() => isOpen(frame)).toBe(false);
      await sleep(250);
      const all = await inserted(page);
      const wrong = all.filter(({ conversationKey, text }) => conversationKey === silent && text !== '');
      expect(
        wrong,
        `race ${race}: ${isOwn ? 'by itself' : 'clicked'} after ${switchMs} ms, pressed after ${pressMs} ms`,
      ).toEqual([]);
      if (!isRace) expect(all.length, `race ${race}: nothing came between`).toBeGreaterThan(landed);
      landed = all.length;
    }
    console.log(`fill-only races: ${RACES}, inserted in time ${landed}`);
    expect(await sentCount(page)).toBe(before);
    await page.close();
  });
});

/** A name is no key; among these three it is one. */
async function rowOf(page: Page, key: string): Promise<Locator> {
  const name = await simulate(page, (simulator, one) => simulator.platform.conversation(one).name, key);
  return page.locator('[data-testid="chat.chatroom.conversation_card_username"]', { hasText: name }).first();
}

/** Nothing tells the two apart but what they said. */
async function bringNamesake(page: Page): Promise<void> {
  await simulate(
    page,
    (simulator) => {
      const { name } = simulator.platform.conversation(simulator.screen.activeKey ?? '');
      const other = simulator.newConversation({ name });
      simulator.buyerSays(other, '我要退款');
      simulator.screen.open(other);
    },
    undefined,
  );
}
