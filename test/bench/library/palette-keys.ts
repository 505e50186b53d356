/** From a key in the palette to the list it asks for, in the shipped build. */
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
}

export async function measurePalette(consoles: Consoles, count: number): Promise<PaletteTimes> {
  const coach = await launchCoach({ build: 'production', consoleFlags: consoles.flags });
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
      window.addEventListener('input', ({ timeStamp }) => {
        document.querySelector('[role=listbox]')?.getBoundingClientRect();
        const laidOutAt = performance.now();
        work.push(laidOutAt - timeStamp);
        requestAnimationFrame(() => {
          waited.push(performance.now() - laidOutAt);
          setTimeout(() => painted.push(performance.now() - timeStamp));
        });
      });
    });
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const typed of TYPED) {
        for (const letter of typed) {
          await page.keyboard.insertText(letter);
          await page.waitForTimeout(25);
        }
        await frame.locator('[role=combobox]').press('Control+a');
        await page.keyboard.press('Delete');
        await page.waitForTimeout(25);
      }
    }
    const allMs = await frame.evaluate<number[]>('window.work');
    const paintedMs = await frame.evaluate<number[]>('window.painted');
    const waitedMs = await frame.evaluate<number[]>('window.waited');
    const keys = allMs.length / ROUNDS;
    if (keys < 40) throw new Error(`only ${keys} keys were seen`);
    const costMs = allMs.slice(0, keys).map((_, key) => Math.min(...allMs.filter((_, at) => at % keys === key)));
    return { openMs, costMs, allMs, paintedMs, waitedMs };
  } finally {
    await coach.close();
  }
}
