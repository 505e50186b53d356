/** The numbers page and the popup in a browser: from a turn to its conversation, by keyboard alone, small screens, 200 % zoom, axe. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectNone } from '../expect-none';
import { openConsole, simulate, waitForPanel } from './harness/consoles';
import { useLane } from './harness/lane';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TABS = ['figures', 'ranking', 'story', 'plan', 'reconcile', 'targets'] as const;
/** 1,366 x 768, and the same screen at 200 %. */
const SIZES = [
  { width: 1366, height: 768 },
  { width: 683, height: 384 },
];

/** What is cut off without a title or a way to scroll to it, and whether the page itself must be scrolled sideways. */
const FIND_CUT_OFF = `(() => {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) found.push('the page is ' + root.scrollWidth + ' px wide in ' + root.clientWidth);
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element);
    if (style.overflowX !== 'hidden' || element.closest('.unseen, svg') || element.clientWidth === 0) continue;
    const named = element.title !== '' || element.closest('[title]');
    if (element.scrollWidth > element.clientWidth + 1 && !named) found.push(element.outerHTML.slice(0, 160));
  }
  return found;
})()`;

/** Walks the page by Tab until it comes round; @returns what cannot be reached, and what takes the focus unseen */
async function walkByKeyboard(page: Page): Promise<string[]> {
  await page.evaluate(`(() => {
    document.activeElement?.blur?.();
    globalThis.stops = () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
      .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }) && !one.closest('details:not([open]) > :not(summary)'));
    globalThis.reached = new Set();
    globalThis.unseen = [];
  })()`);
  // Pictures come after the figures, and bring their tables.
  const isStill =
    'globalThis.wanted?.length === stops().length && wanted.every((one, at) => one === stops()[at]) || (wanted = stops(), false)';
  await expect.poll(() => page.evaluate(isStill), { interval: 400, timeout: 20_000 }).toBe(true);
  const count = Number(await page.evaluate('wanted.length'));
  // A date is several stops, and what scrolls is one that no markup says: the walk ends when all is reached, or goes round twice.
  for (let step = 0; step < count * 2 + 20 && (await page.evaluate('reached.size < wanted.length')); step += 1) {
    await page.keyboard.press('Tab');
    await page.evaluate(`(() => {
      const one = document.activeElement;
      if (!one || !wanted.includes(one) || reached.has(one)) return;
      reached.add(one);
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      const shown = one.type === 'file' ? one.labels[0] : one;
      const seen = (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || getComputedStyle(shown).outlineStyle !== 'none';
      if (!seen) unseen.push('no sign of the focus: ' + one.outerHTML.slice(0, 120));
    })()`);
  }
  return (await page.evaluate(
    `[...unseen, ...wanted.filter((one) => one.isConnected && !reached.has(one)).map((one) => 'not reached: ' + one.outerHTML.slice(0, 120))]`,
  )) as string[];
}

const focused = (page: Page) => page.evaluate('document.activeElement.textContent') as Promise<string>;

async function seriousFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(AXE);
  const only = rules ? `, runOnly: ${JSON.stringify(rules)}` : '';
  return (await page.evaluate(
    `axe.run('html', { resultTypes: ['violations']${only} }).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map((node) => id + ' ' + node.html.slice(0, 160) + ' ' + node.failureSummary)))`,
  )) as string[];
}

describe('numbers in a browser', () => {
  const lane = useLane();
  let console: Page;
  let asked: string;

  beforeAll(async () => {
    console = await openConsole(lane.coach.context, lane.consoles, 'pdd', { seed: 9, conversations: 3 });
    await waitForPanel(console);
    asked = await simulate(
      console,
      async (simulator) => {
        simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0 });
        const [first, second] = [simulator.newConversation(), simulator.newConversation()];
        await simulator.openAndSettle(first as string);
        simulator.buyerSays(first as string, '请问什么时候发货？');
        await simulator.agentReplies(first as string, '今天 17 点前付款当天寄出');
        await simulator.openAndSettle(second as string);
        simulator.buyerSays(second as string, '有优惠吗？');
        return first as string;
      },
      undefined,
    );
    await vi.waitFor(
      async () => {
        const { facts } = await lane.coach.ledger();
        expect(facts.filter((fact) => fact.kind === 'message').length).toBeGreaterThanOrEqual(3);
      },
      { timeout: 20_000, interval: 200 },
    );
  });
  afterAll(async () => {
    await console?.close();
  });

  const openTab = async (tab: string, query = '') => {
    const page = await lane.coach.context.newPage();
    // The coach's own view has no hours of its own: what is counted does not depend on when this runs.
    await page.goto(`${lane.coach.surfaceUrl('numbers')}#${tab}?view=coach${query}`);
    await page
      .locator('[role="tabpanel"] :is(table, form, input[type="file"])')
      .first()
      .waitFor({ state: 'attached', timeout: 10_000 });
    return page;
  };

  it('a number opens to its turns, and a turn to its conversation in the console', async () => {
    const page = await openTab('figures', '&metric=turns');
    const row = page
      .locator('.turn-table tbody tr', { hasNot: page.locator('.turn-out') })
      .filter({ hasText: /\d\d:\d\d:\d\d.*\d\d:\d\d:\d\d/ });
    await row.first().waitFor();
    await row.first().getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => simulate(console, (simulator) => simulator.showing().active, undefined)).toBe(asked);
    await expect.poll(() => console.evaluate(() => document.visibilityState)).toBe('visible');
    await expect.poll(() => page.locator('.explain [role="status"]').textContent()).toContain('已');
    await page.close();
  });

  it('a month opens to its days, a day to its hours', async () => {
    const page = await openTab('figures', '&metric=turns&period=month');
    await page.locator('.explain .jump button').first().focus();
    await page.keyboard.press('Enter');
    await page
      .locator('.turn-table td')
      .filter({ hasText: /\d\d:\d\d:\d\d/ })
      .first()
      .waitFor();
    await page.locator('.chart .bar.opens').first().click();
    await expect.poll(() => page.locator('.explain h2').textContent()).toMatch(/^\d+ 点的对话轮次 \d/);
    await page.close();
  });

  it.each(SIZES)('every tab fits $width x $height: nothing is cut off', async (size) => {
    for (const tab of TABS) {
      const page = await openTab(tab);
      await page.setViewportSize(size);
      expectNone((await page.evaluate(FIND_CUT_OFF)) as string[], tab);
      await page.close();
    }
  });

  it('every tab is worked by keyboard alone, and is clean for axe in both themes', async () => {
    for (const tab of TABS) {
      const page = await openTab(tab);
      expectNone(await walkByKeyboard(page), tab);
      expectNone(await seriousFindings(page), tab);
      await page.emulateMedia({ colorScheme: 'dark' });
      expectNone(await seriousFindings(page, ['color-contrast']), `${tab}, dark`);
      await page.close();
    }
  });

  it('figures of the trade are pasted by keys alone', async () => {
    const page = await openTab('targets');
    await page.locator('details > summary').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('details[open] details > summary').first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('首响 12 秒 主管群\n没有数字的一行');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    // What could not be read stays, with the cursor in it.
    await expect.poll(() => page.locator('textarea').first().inputValue()).toBe('没有数字的一行');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    expectNone(await walkByKeyboard(page), 'pasted');
    expectNone(await seriousFindings(page), 'pasted');
    await page.close();
  });

  it('the popup too: every tab by keyboard, and at 200 %', async () => {
    const page = await lane.coach.context.newPage();
    // A popup of 800 x 600 is the most a browser gives; at 200 % that is 400 x 300.
    await page.setViewportSize({ width: 400, height: 300 });
    await page.goto(lane.coach.surfaceUrl('popup'));
    await page.locator('.figure').first().waitFor();
    for (const tab of ['day', 'ranking', 'scripts']) {
      await page.locator(`[data-tab="${tab}"]`).click();
      await page.locator('[role="tabpanel"] :is(table, ol, input)').first().waitFor();
      expectNone((await page.evaluate(FIND_CUT_OFF)) as string[], tab);
      expectNone(await walkByKeyboard(page), tab);
      expectNone(await seriousFindings(page), tab);
    }
    await page.locator('[data-tab="day"]').click();
    await page.locator('.figure').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.turn-table, .explain h3').first().waitFor();
    expect(await focused(page)).toBe('返回');
    expectNone(await walkByKeyboard(page), 'a proof');
    expectNone(await seriousFindings(page), 'a proof');
    // Closed, the cursor is where it was.
    await page.locator('.view-head button').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.figure').first().waitFor();
    await expect.poll(() => focused(page)).toContain('接待');
    await page.close();
  });
});
