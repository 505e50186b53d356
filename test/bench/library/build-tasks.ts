/** What the console's page feels while a library of this size comes in and is indexed in it. */
import { AGENTS } from '../../e2e/harness/ask';
import { launchCoach } from '../../e2e/harness/chromium';
import { type Consoles, openConsole, simulate, waitForPanel } from '../../e2e/harness/consoles';
import { proveLagIsSeen } from '../../e2e/harness/lag';
import { importMany, manyScripts } from '../../e2e/harness/many-scripts';

export interface BuildTasks {
  /** From the announcement until a script of the new library is suggested. */
  tookMs: number;
  longestMs: number;
  /** All of 50 ms or more. */
  tasks: number[];
}

/** Asked of every new index until it answers; no other script has these words. */
const MARK = '磁悬浮猫爬架怎么装';

export async function measureBuild(consoles: Consoles, count: number): Promise<BuildTasks> {
  const coach = await launchCoach({ build: 'open', consoleFlags: consoles.flags });
  try {
    for (const agent of AGENTS) await coach.ask('agent/name', agent);
    const page = await openConsole(coach.context, consoles, 'pdd', { seed: 8, conversations: 3, long: 10 });
    await waitForPanel(page);
    await simulate(
      page,
      async (simulator, text) => {
        simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0, banner: false });
        const key = simulator.newConversation();
        await simulator.openAndSettle(key);
        simulator.buyerSays(key, text);
      },
      MARK,
    );
    await proveLagIsSeen(page);
    await page.waitForTimeout(1000);
    const snippets = manyScripts(count);
    const [first] = snippets;
    if (first) snippets[0] = { ...first, title: MARK, triggers: [MARK] };
    await page.evaluate(() => {
      const tasks: number[] = [];
      Object.assign(window, { tasks });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      }).observe({ type: 'longtask' });
    });
    const start = Date.now();
    await importMany(coach, snippets);
    const card = page.locator('sideline-overlay .card', { hasText: MARK });
    await card.waitFor({ timeout: 120_000 });
    const tookMs = Date.now() - start;
    await page.waitForTimeout(2000);
    const tasks = await page.evaluate<number[]>('window.tasks');
    return { tookMs, tasks, longestMs: Math.max(0, ...tasks) };
  } finally {
    await coach.close();
  }
}
