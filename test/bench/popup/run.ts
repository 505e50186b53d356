/** Opens the popup again and again over a small day of facts and says what each opening loaded and how long it took. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchCoach } from '../../e2e/harness/chromium';
import { buildFolder } from '../../e2e/harness/chromium-flags';
import { openConsole, simulate, startConsoles, waitForPanel } from '../../e2e/harness/consoles';

/** ms; the first opening of a browser, and the middle of the later ones. Five times what this machine needs. */
const LIMITS = { cold: 600, warm: 300 };

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

/** @returns ms since the navigation began */
async function openOnce(page: Page, url: string): Promise<number> {
  await page.addInitScript(WATCH);
  await page.goto(url);
  await page.waitForFunction(() => 'drawnMs' in globalThis);
  return Number(await page.evaluate('globalThis.drawnMs'));
}

/** What the page names in its head: all of it is loaded before the first figure. */
function weightOf(folder: string): { scripts: number; bytes: number } {
  const page = readFileSync(join(folder, 'popup.html'), 'utf8');
  const names = [...page.matchAll(/(?:src|href)="\/(chunks\/[^"]+\.js)"/g)].map(([, name = '']) => name);
  return { scripts: names.length, bytes: names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) };
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
    const taken: number[] = [];
    for (let index = 0; index < openings; index += 1) {
      const tab = await coach.context.newPage();
      taken.push(await openOnce(tab, coach.surfaceUrl('popup')));
      await tab.close();
    }
    const [cold = 0, ...later] = taken;
    const warm = later.sort((a, b) => a - b);
    const middle = warm[Math.floor(warm.length / 2)] ?? 0;
    const { scripts, bytes } = weightOf(folder ?? buildFolder('production'));
    say(`scripts: ${scripts}, ${Math.round(bytes / 1000)} kB`);
    say(`first figure, first opening: ${Math.round(cold)} ms (limit ${LIMITS.cold})`);
    say(`later: median ${Math.round(middle)} ms, worst ${Math.round(warm.at(-1) ?? 0)} ms (limit ${LIMITS.warm})`);
    return cold <= LIMITS.cold && middle <= LIMITS.warm ? 0 : 1;
  } finally {
    await coach.close();
    await consoles.close();
  }
}
