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

/** Selectors say where the person's eye would find each thing; the last that fits is pointed at. */
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
    const box = await page.locator(css).last().boundingBox();
    if (!box) throw new Error(`${css} is not on screen`);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
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
