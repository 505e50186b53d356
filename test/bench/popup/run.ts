/** Opens the popup again and again over a small day of facts and says what each opening loaded and how long it took. */
import type { Page } from 'playwright-core';
import { launchCoach } from '../../e2e/harness/chromium';
import { openConsole, simulate, startConsoles, waitForPanel } from '../../e2e/harness/consoles';

/** ms; the first opening of a browser, and the middle of the later ones. Five times what this machine needs. */
const LIMITS = { cold: 600, warm: 300 };

interface Opening {
  scripts: number;
  bytes: number;
  /** Since the navigation began, ms. */
  drawnMs: number;
}

export interface PopupBench {
  openings: number;
  folder?: string;
  say(line: string): void;
}

const WATCH = `new MutationObserver((_, observer) => {
  if (!document.querySelector('.figure-number')) return;
  observer.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.drawnMs = performance.now(); }));
}).observe(document, { childList: true, subtree: true })`;

async function openOnce(page: Page, url: string): Promise<Opening> {
  await page.addInitScript(WATCH);
  await page.goto(url);
  await page.waitForFunction(() => 'drawnMs' in globalThis);
  return (await page.evaluate(`({
    drawnMs,
    scripts: performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length,
    bytes: performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
  })`)) as Opening;
}

/** @returns the exit status */
export async function runPopupBench({ openings, folder, say }: PopupBench): Promise<number> {
  const consoles = await startConsoles();
  const coach = await launchCoach({ build: 'production', consoleFlags: consoles.flags, ...(folder && { folder }) });
  try {
    await coach.ask('agent/name', { siteId: 'pdd' as never, name: '客服小舟' });
    const page = await openConsole(coach.context, consoles, 'pdd', { seed: 9, conversations: 3 });
    await waitForPanel(page);
    await simulate(
      page,
      async (simulator) => {
        for (let index = 0; index < 4; index += 1) {
          const key = simulator.newConversation();
          await simulator.openAndSettle(key);
          simulator.buyerSays(key, '请问什么时候发货？');
          await simulator.agentReplies(key, '今天 17 点前付款当天寄出');
        }
      },
      undefined,
    );
    const taken: Opening[] = [];
    for (let index = 0; index < openings; index += 1) {
      const tab = await coach.context.newPage();
      taken.push(await openOnce(tab, coach.surfaceUrl('popup')));
      await tab.close();
    }
    const [cold, ...later] = taken;
    const warm = later.map(({ drawnMs }) => drawnMs).sort((a, b) => a - b);
    const middle = warm[Math.floor(warm.length / 2)] ?? 0;
    say(`scripts: ${cold?.scripts}, ${Math.round((cold?.bytes ?? 0) / 1000)} kB`);
    say(`first figure, first opening: ${Math.round(cold?.drawnMs ?? 0)} ms (limit ${LIMITS.cold})`);
    say(`later: median ${Math.round(middle)} ms, worst ${Math.round(warm.at(-1) ?? 0)} ms (limit ${LIMITS.warm})`);
    return (cold?.drawnMs ?? 0) <= LIMITS.cold && middle <= LIMITS.warm ? 0 : 1;
  } finally {
    await coach.close();
    await consoles.close();
  }
}
