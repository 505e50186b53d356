/** A rush hour pressed into a minute, on three consoles: every threat is said within a second, and the field is never covered. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { asId } from '../../utils/core/ids';
import { siteById } from '../../utils/sites/match';
import { type AnySite, openConsole, SITES, simulate, waitForPanel } from './harness/consoles';
import { useLane } from './harness/lane';
import { sleep } from './harness/random';

/** Twenty minutes of a busy shop: 360 messages in 40 chats. */
const RUSH = { ratePerSecond: 6, conversations: 40, ms: 60_000 };
const THREATS = [
  '再不处理我就打12315',
  '孩子吃了你家的东西进医院了',
  '我要去消协投诉你们',
  '我要曝光你们，发到抖音',
  '等着收律师函吧',
  '戴了两天耳朵流脓了',
  '我已经报警了',
  '明天记者会联系你们',
  '假一赔三，不然法院见',
  '充电的时候爆炸了，手烧伤了',
];
const SAID_WITHIN_MS = 1000;

/** Notes in the page when the line came to speak of a threat or of harm; by the page's own clock. */
function watchLine(): void {
  const said: number[] = [];
  Object.assign(window, { threatsSaid: said });
  const root = document.querySelector('sideline-overlay')?.shadowRoot as ShadowRoot;
  let stands = false;
  const look = () => {
    const now = /投诉或曝光|不舒服或有危险/.test(root.querySelector('.coach p')?.textContent ?? '');
    if (now && !stands) said.push(Date.now());
    stands = now;
  };
  new MutationObserver(look).observe(root, { childList: true, subtree: true, characterData: true });
}

async function isCovered(page: Page, field: string): Promise<boolean> {
  const [one, other] = [
    await page.locator(field).first().boundingBox(),
    await page.locator('sideline-overlay .sl').boundingBox(),
  ];
  if (!one || !other) throw new Error('nothing to measure');
  const apartX = other.x >= one.x + one.width || other.x + other.width <= one.x;
  return !apartX && !(other.y >= one.y + one.height || other.y + other.height <= one.y);
}

describe('a rush hour', () => {
  const lane = useLane();

  it.each([...SITES, 'jd'] as AnySite[])('%s', { timeout: 180_000 }, async (site) => {
    const page = await openConsole(lane.coach.context, lane.consoles, site, { seed: 21, conversations: 6, long: 20 });
    await waitForPanel(page);
    const field = siteById(asId(site))?.composer.field[0]?.css ?? '';
    await sleep(1500);
    await page.evaluate(watchLine);
    const rush = simulate(page, (simulator, load) => simulator.load(load), RUSH);
    const late: string[] = [];
    const times: number[] = [];
    for (const [nth, text] of THREATS.entries()) {
      await sleep(3000);
      const name = `急客${nth}`;
      const saidAt = await simulate(
        page,
        (simulator, { name, text }) => {
          simulator.buyerSays(simulator.newConversation({ name }), text);
          return Date.now();
        },
        { name, text },
      );
      const read = () => page.evaluate((at) => (window as never as { threatsSaid: number[] }).threatsSaid[at], nth);
      await expect.poll(read, { timeout: 10_000, message: `${site}: ${text}` }).toBeDefined();
      const took = ((await read()) ?? 0) - saidAt;
      times.push(took);
      if (took > SAID_WITHIN_MS) late.push(`${text}: ${took} ms`);
      expect(await isCovered(page, field)).toBe(false);
      // Taken up, so that the next can be said.
      await page.locator('sideline-overlay .coach .coach-act').click({ timeout: 5000 });
      await page.locator('sideline-overlay .calm .coach-off').first().click({ timeout: 5000 });
    }
    await rush;
    console.log(`rush ${site}: ${times.length} threats said after ${times.join(', ')} ms`);
    expect(late).toEqual([]);
    await page.close();
  });
});
