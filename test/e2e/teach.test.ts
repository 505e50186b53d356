/** A page the product has never heard of, taught by clicks alone, in Chromium: then it reads, times and inserts, and reads on after a reload. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { asId } from '../../utils/core/ids';
import { taughtSiteId } from '../../utils/sites/taught';
import { openConsole, simulate, waitForPanel } from './harness/consoles';
import { useLane } from './harness/lane';
import { sleep } from './harness/random';

const ORIGIN = 'https://kefu.stranger.example';
const SITE = taughtSiteId(ORIGIN);
const QUESTION = '请问什么时候发货？';
const POLL = { timeout: 15_000 };

describe('teaching a page', () => {
  const lane = useLane({ allowed: [ORIGIN] });
  const panel = (page: Page) => page.locator('[data-teach]');

  /** What the popup's link asks for. */
  async function begin(page: Page): Promise<void> {
    const bystander = await lane.coach.bystander();
    const tabId = (await bystander.evaluate(
      `chrome.tabs.query({ url: '${ORIGIN}/*' }).then(([tab]) => tab.id)`,
    )) as number;
    expect(await lane.coach.ask('teach/start', { tabId, origin: ORIGIN })).toEqual({ started: true });
    await page.bringToFront();
    await panel(page).locator('.teach-ask').waitFor();
  }

  async function point(page: Page, css: string): Promise<void> {
    const box = await page.locator(css).last().boundingBox();
    if (!box) throw new Error(`${css} is not on screen`);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  it('by four clicks and one to save: read, timed, inserted into, recorded as estimates, read again after a reload', async () => {
    const page = await openConsole(lane.coach.context, lane.consoles, 'stranger', {
      seed: 5,
      conversations: 4,
      long: 12,
    });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await lane.coach.ask('agent/name', { siteId: SITE, name: '客服小舟' });
    const { open, asking } = await simulate(
      page,
      async (simulator) => {
        simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0, banner: false });
        let nth = 0;
        for (const one of simulator.platform.conversations.values()) one.name = `买家${++nth}号`;
        const [open = '', asking = '', unread = ''] = [...simulator.platform.conversations.keys()];
        await simulator.openAndSettle(open);
        simulator.buyerSays(open, '这件还有货吗');
        await simulator.agentReplies(open, '有的，今天就能发');
        // What an unread mark looks like can only be learned from one.
        simulator.buyerSays(unread, '您好');
        return { open, asking };
      },
      undefined,
    );

    await begin(page);
    const startedAt = Date.now();
    const before = await simulate(page, (simulator) => simulator.showing(), undefined);
    await point(page, '.session-item-container .user-nickname');
    await point(page, '.text-msg.bg-user');
    await point(page, '.text-msg.bg-kf');
    await point(page, '#input-textarea');
    await expect.poll(() => panel(page).locator('.teach-reads').textContent(), POLL).toMatch(/4 个会话.*输入框/);
    // While it is taught the page hears of no click.
    expect(await simulate(page, (simulator) => simulator.showing(), undefined)).toEqual(before);
    await panel(page).locator('.primary').click();
    await panel(page).locator('.teach-ask', { hasText: '记住了' }).waitFor();
    expect(Date.now() - startedAt).toBeLessThan(60_000);
    await panel(page).locator('.primary').click();
    expect(await panel(page).count()).toBe(0);

    await hear(page, 'after teaching');
    await answer(page);
    await page.reload();
    await page.waitForFunction(() => window.simulator !== undefined);
    await hear(page, 'after a reload');

    const { facts } = await lane.coach.ledger();
    const ours = facts.filter((fact) => fact.siteId === SITE && fact.kind === 'message');
    expect(Math.min(...ours.map((fact) => fact.resolutionMs))).toBeGreaterThanOrEqual(60_000);
    expect(errors).toEqual([]);
    await page.close();

    async function ownReplies() {
      const { facts } = await lane.coach.ledger();
      return facts.filter((fact) => fact.siteId === SITE && fact.kind === 'message' && fact.role === 'agent');
    }

    /** One question in another conversation is read and timed. */
    async function hear(page: Page, when: string): Promise<void> {
      await waitForPanel(page);
      await simulate(page, (simulator, open) => simulator.openAndSettle(open), open);
      // A thread known by its header alone must stand a while before it is believed.
      await sleep(900);
      await simulate(page, (simulator, { asking, text }) => void simulator.buyerSays(asking, text), {
        asking,
        text: QUESTION,
      });
      const overlay = page.locator('sideline-overlay');
      await expect
        .poll(() => overlay.locator('.row', { hasText: '买家2号' }).count(), { ...POLL, message: when })
        .toBeGreaterThan(0);
    }

    /** It is answered with a script, by one key; the agent sends. */
    async function answer(page: Page): Promise<void> {
      const overlay = page.locator('sideline-overlay');
      await simulate(page, (simulator, asking) => simulator.openAndSettle(asking), asking);
      await overlay.locator('.card').first().waitFor({ timeout: 15_000 });
      await sleep(500);
      await page.locator('#input-textarea').click();
      await page.keyboard.press('Alt+1');
      const replies = (await ownReplies()).length;
      const written = () => simulate(page, (simulator) => simulator.composerText(), undefined);
      await expect.poll(async () => (await written()).length, POLL).toBeGreaterThan(4);
      const sent = await simulate(page, (simulator) => simulator.sent().length, undefined);
      await page.keyboard.press('Enter');
      await expect.poll(() => simulate(page, (simulator) => simulator.sent().length, undefined)).toBe(sent + 1);
      await expect.poll(async () => (await ownReplies()).length, POLL).toBeGreaterThan(replies);
    }
  });

  it('what was taught may name no other page, and no known console', async () => {
    const patch = {
      format: 'sideline-site/1' as const,
      site: asId<typeof SITE>('pdd'),
      name: 'x',
      origin: 'https://mms.pinduoduo.com',
      taughtOn: '2026-11-22',
      times: 'none' as const,
      slots: {},
    };
    await expect(lane.coach.ask('teach/save', { patch })).rejects.toThrow('forbidden');
  });
});
