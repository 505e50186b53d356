/** From a buyer's message in the page to what the agent sees of it, and how soon the popup can be used. Measured in the page. */

import { AGENTS } from '../../e2e/harness/ask';
import { type Coach, launchCoach } from '../../e2e/harness/chromium';
import { type AnySite, type Consoles, openConsole, simulate, waitForPanel } from '../../e2e/harness/consoles';

export interface Latencies {
  /** ms from the message's row in the DOM to the frame in which its wait, or a script for it, stands in the panel. */
  timerMs: number[];
  suggestionMs: number[];
}

interface Sample {
  timer: number;
  suggestion: number;
}

export async function launchForLatency(consoles: Consoles): Promise<Coach> {
  const coach = await launchCoach({ build: 'open', consoleFlags: consoles.flags });
  for (const agent of AGENTS) await coach.ask('agent/name', agent);
  return coach;
}

export async function measureLatency(
  coach: Coach,
  consoles: Consoles,
  site: AnySite,
  rounds: number,
): Promise<Latencies> {
  const page = await openConsole(coach.context, consoles, site, { seed: 8, conversations: 8, long: 60 });
  await waitForPanel(page);
  await page.waitForTimeout(1500);
  const samples = await simulate(
    page,
    async (simulator, rounds) => {
      const root = document.querySelector('sideline-overlay')?.shadowRoot as ShadowRoot;
      const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
      const questions = ['请问什么时候发货？', '可以退货吗？', '用什么快递？', '能便宜点吗？', '尺码怎么选？'];
      /** The end of the frame that shows what is there now. */
      const painted = () =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now());
            channel.port2.postMessage(0);
          }),
        );
      const appears = (where: Node, found: () => unknown) =>
        new Promise<number>((resolve) => {
          const check = () => {
            if (!found()) return;
            watcher.disconnect();
            resolve(performance.now());
          };
          const watcher = new MutationObserver(check);
          watcher.observe(where, { childList: true, subtree: true, attributes: true, characterData: true });
          check();
        });
      const limited = (work: Promise<number>) => Promise.race([work, pause(3000).then(() => Number.NaN)]);
      const key = simulator.newConversation();
      simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0, fastSwitchChance: 0 });
      await simulator.openAndSettle(key);
      await pause(500);
      const samples: { timer: number; suggestion: number }[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const text = `${questions[round % questions.length]}${round}`;
        const inPage = appears(document.body, () => document.body.textContent?.includes(text));
        const timer = limited(appears(root, () => root.querySelector('.row[aria-current="true"]')).then(painted));
        const suggestion = limited(appears(root, () => root.querySelector('.card')).then(painted));
        simulator.buyerSays(key, text);
        const at = await inPage;
        samples.push({ timer: (await timer) - at, suggestion: (await suggestion) - at });
        await pause(60 + (round % 7) * 13);
        simulator.agentTypes('好的');
        simulator.agentSends();
        await limited(
          appears(root, () => !root.querySelector('.row[aria-current="true"]') && !root.querySelector('.card')),
        );
        await pause(120);
      }
      return samples as Sample[];
    },
    rounds,
  );
  await page.close();
  return { timerMs: samples.map(({ timer }) => timer), suggestionMs: samples.map(({ suggestion }) => suggestion) };
}

/** Warm: the worker runs and the files are cached. Usable: figures stand there and the search field can be typed into. */
export async function measurePopup(coach: Coach, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const page = await coach.context.newPage();
    await page.setViewportSize({ width: 400, height: 600 });
    await page.addInitScript(() => {
      const check = () => {
        const usable = /\d/.test(document.body?.textContent ?? '') && document.querySelector('button, input') !== null;
        if (!usable) return;
        watcher.disconnect();
        requestAnimationFrame(() => Object.assign(window, { usableAt: performance.now() }));
      };
      const watcher = new MutationObserver(check);
      watcher.observe(document, { childList: true, subtree: true, characterData: true });
    });
    await page.goto(coach.surfaceUrl('popup'));
    const usableAt = await page.waitForFunction(() => (window as { usableAt?: number }).usableAt);
    // The first one warms the cache and is not counted.
    if (round > 0) times.push((await usableAt.jsonValue()) as number);
    await page.close();
  }
  return times;
}
