/** How long a page was kept from answering while something was done in it. */
import type { Page } from 'playwright-core';
import { sleep } from './random';

export interface Lag {
  /** Longest frame-blocking task, ms; 0 when none took 50 ms. */
  task: number;
  /** Longest key to paint, ms. */
  event: number;
}

export async function lagWhile(page: Page, work: () => Promise<void>): Promise<Lag> {
  await page.evaluate(() => {
    const lag = { task: 0, event: 0 };
    Object.assign(window, { lag });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) lag.task = Math.max(lag.task, duration);
    }).observe({ type: 'longtask' });
    new PerformanceObserver((list) => {
      for (const { duration, name } of list.getEntries())
        if (/^(?:key|input)/.test(name)) lag.event = Math.max(lag.event, duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  await work();
  await sleep(300);
  return page.evaluate(() => ({ ...(window as unknown as { lag: Lag }).lag }));
}

/** A measure that sees nothing would always be content. @throws when a task of 120 ms goes unseen */
export async function proveLagIsSeen(page: Page): Promise<void> {
  const { task } = await lagWhile(page, () =>
    page.evaluate(
      () =>
        new Promise<void>((resolve) =>
          setTimeout(() => {
            const end = performance.now() + 120;
            while (performance.now() < end);
            resolve();
          }),
        ),
    ),
  );
  if (task <= 100) throw new Error(`a task of 120 ms was seen as ${task} ms`);
}
