/** A person who teaches a page: every click is a mouse's, and counted. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Coach } from './chromium';

export interface Lesson {
  row: string;
  buyer: string;
  own: string;
  field: string;
}

export interface Taught {
  clicks: number;
  seconds: number;
  /** What the panel said it reads, before it was saved. */
  reads: string;
}

const POLL = { timeout: 15_000 };

/** The last one that fits and that the panel does not cover, as a person would choose. */
async function spotOf(page: Page, css: string): Promise<{ x: number; y: number }> {
  for (const one of (await page.locator(css).all()).reverse()) {
    const box = await one.boundingBox();
    if (!box) continue;
    const spot = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const open = await one.evaluate((element, { x, y }) => {
      const top = document.elementFromPoint(x, y);
      return top !== null && (element.contains(top) || top.contains(element));
    }, spot);
    if (open) return spot;
  }
  throw new Error(`${css} is not on screen`);
}

/** Selectors say where the person's eye would find each thing. */
export async function teach(coach: Coach, page: Page, origin: string, lesson: Lesson): Promise<Taught> {
  const panel = page.locator('[data-teach]');
  const bystander = await coach.bystander();
  const tabId = (await bystander.evaluate(
    `chrome.tabs.query({ url: '${origin}/*' }).then(([tab]) => tab.id)`,
  )) as number;
  expect(await coach.ask('teach/start', { tabId, origin })).toEqual({ started: true });
  await page.bringToFront();
  await panel.locator('.teach-ask').waitFor();
  const from = Date.now();
  let clicks = 0;
  for (const css of [lesson.row, lesson.buyer, lesson.own, lesson.field]) {
    const { x, y } = await spotOf(page, css);
    await page.mouse.click(x, y);
    clicks++;
  }
  const save = panel.locator('.primary');
  const said = async () =>
    (await panel
      .locator('.teach-reads')
      .textContent()
      .catch(() => '')) ?? '';
  await expect.poll(said, { ...POLL, message: 'what the panel reads' }).toMatch(/输入框/);
  const reads = await said();
  await save.click({ timeout: 5000 });
  clicks++;
  await panel.locator('.teach-ask', { hasText: '记住了' }).waitFor();
  await save.click();
  clicks++;
  return { clicks, seconds: (Date.now() - from) / 1000, reads };
}
