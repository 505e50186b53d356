/** From a key in the palette to the list it asks for, in the shipped build. */
import type { Frame } from 'playwright-core';
import { AGENTS } from '../../e2e/harness/ask';
import { launchCoach } from '../../e2e/harness/chromium';
import type { Consoles } from '../../e2e/harness/consoles';
import { importMany, titledScripts } from '../../e2e/harness/many-scripts';
import { frameOf, openAsking, openPalette } from '../../e2e/harness/palette';

const ROUNDS = 3;
const TYPED = ['fahuo', 'tkuan', 'wuliu sj', '发票怎么', 'ccmsm', 'huanhuolc', 'bxgz12', '改地址1200'];

export interface PaletteTimes {
  openMs: number;
  /** Best of each key over the rounds: what it costs; the rest is the machine's other load. */
  costMs: number[];
  allMs: number[];
  paintedMs: number[];
  /** Of that, the part that is only waiting: from the laid out list to the beginning of the next frame. */
  waitedMs: number[];
  /** The same, in the same page, for a bare field that does nothing: what the display's clock and the browser take. */
  bareMs: number[];
}

/** A display that is never waited for: what is left is work. */
const UNCLOCKED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/**
 * @param clocked frames come as a display shows them, sixty a second
 * @param pace ms from one key to the next
 */
export async function measurePalette(
  consoles: Consoles,
  count: number,
  { clocked, pace }: { clocked: boolean; pace(): number },
): Promise<PaletteTimes> {
  const consoleFlags = clocked ? consoles.flags : [...consoles.flags, ...UNCLOCKED];
  const coach = await launchCoach({ build: 'production', consoleFlags });
  try {
    for (const agent of AGENTS) await coach.ask('agent/name', agent);
    await importMany(coach, titledScripts(count));
    const { page } = await openAsking({ coach, consoles }, 'pdd');
    const frame = await frameOf(page);
    // A frame that is not shown has no animation frames to poll by.
    await frame.waitForFunction(() => document.body.dataset.library === 'ready', undefined, { polling: 100 });
    await page.waitForTimeout(500);
    await frame.evaluate(() => {
      const found = new MutationObserver(() => {
        if (!document.querySelector('[role=option]')) return;
        found.disconnect();
        requestAnimationFrame(() =>
          setTimeout(() => Object.assign(window, { paintedAt: performance.timeOrigin + performance.now() })),
        );
      });
      found.observe(document.body, { childList: true, subtree: true });
    });
    await page.evaluate(() => {
      const note = ({ timeStamp }: Event) => Object.assign(window, { pressedAt: performance.timeOrigin + timeStamp });
      window.addEventListener('keydown', note, true);
    });
    await openPalette(page);
    await frame.waitForFunction('window.paintedAt !== undefined');
    const paintedAt = await frame.evaluate<number>('window.paintedAt');
    const openMs = paintedAt - (await page.evaluate<number>('window.pressedAt'));
    await frame.evaluate(() => {
      const work: number[] = [];
      const painted: number[] = [];
      const waited: number[] = [];
      Object.assign(window, { work, painted, waited });
      // Registered after the page's own: by then the list is drawn, and asking for its box makes the browser lay it out.
      window.addEventListener('input', ({ target, timeStamp }) => {
        if (!(target instanceof Element && target.role === 'combobox')) return;
        document.querySelector('[role=listbox]')?.getBoundingClientRect();
        const laidOutAt = performance.now();
        work.push(laidOutAt - timeStamp);
        requestAnimationFrame(() => {
          waited.push(performance.now() - laidOutAt);
          setTimeout(() => painted.push(performance.now() - timeStamp));
        });
      });
    });
    await addBare(frame);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const typed of TYPED) {
        await frame.locator('[role=combobox]').focus();
        for (const letter of typed) {
          await page.keyboard.insertText(letter);
          await page.waitForTimeout(pace());
        }
        await frame.locator('[role=combobox]').press('Control+a');
        await page.keyboard.press('Delete');
        await page.waitForTimeout(pace());
        // In turns with the list, so that both meet the same machine.
        await frame.locator('#bare').focus();
        for (const letter of typed) {
          await page.keyboard.insertText(letter);
          await page.waitForTimeout(pace());
        }
      }
    }
    const allMs = await frame.evaluate<number[]>('window.work');
    const paintedMs = await frame.evaluate<number[]>('window.painted');
    const waitedMs = await frame.evaluate<number[]>('window.waited');
    const bareMs = await frame.evaluate<number[]>('window.bare');
    const keys = allMs.length / ROUNDS;
    if (keys < 40) throw new Error(`only ${keys} keys were seen`);
    const costMs = allMs.slice(0, keys).map((_, key) => Math.min(...allMs.filter((_, at) => at % keys === key)));
    return { openMs, costMs, allMs, paintedMs, waitedMs, bareMs };
  } finally {
    await coach.close();
  }
}

/** A field of the same page that nobody listens to. */
async function addBare(frame: Frame): Promise<void> {
  await frame.evaluate(() => {
    const bare: number[] = [];
    Object.assign(window, { bare });
    const field = document.createElement('input');
    field.id = 'bare';
    field.style.cssText = 'position:fixed;left:0;bottom:0';
    field.addEventListener('input', (event) => {
      requestAnimationFrame(() => setTimeout(() => bare.push(performance.now() - event.timeStamp)));
    });
    document.body.append(field);
  });
}
