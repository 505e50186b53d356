/** The palette as it ships: closed shadow root, thousands of scripts, both browsers. Driven by keys alone, as agents do. */
import type { Page as FirefoxPage } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { AGENTS } from './harness/ask';
import { startConsoles } from './harness/consoles';
import { launchFirefox } from './harness/firefox';
import { useLane } from './harness/lane';
import { importMany, titledScripts } from './harness/many-scripts';
import { composerText, frameOf, openAsking, openPalette, readWitness, sentCount, titles } from './harness/palette';

describe('palette in the shipped build', () => {
  const lane = useLane({ build: 'production' });

  it('answers from thousands of scripts what is typed, whatever was typed before', async () => {
    await importMany(lane.coach, titledScripts(3000));
    const { page } = await openAsking(lane, 'pdd');
    const frame = await frameOf(page);
    // Loaded at an idle moment, index and all, before anyone asks for it. A hidden frame has no frames to poll by.
    await frame.waitForFunction(() => document.body.dataset.library === 'ready', undefined, { polling: 100 });
    await openPalette(page);
    for (const [typed, first] of [
      ['fahuo', /^发货/],
      ['tkuan', /退款/],
      ['wuliu sj', /物流时间/],
      ['发票怎么', /发票怎么办/],
      ['bxsf', /^保修少发/],
      ['改地址1330', /改地址1330$/],
    ] as const) {
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(typed);
      await expect.poll(async () => (await titles(frame))[0], { message: typed }).toMatch(first);
    }
    expect((await readWitness(page)).text).toEqual([]);
    await page.close();
  });

  it('inserts from inside the closed root; the page sees no key of it', async () => {
    const { page } = await openAsking(lane, 'feige');
    const before = await sentCount(page);
    const frame = await openPalette(page);
    expect(await page.evaluate(() => document.querySelector('sideline-overlay'))).toBeNull();
    await page.keyboard.type('fpzm');
    await expect.poll(async () => (await titles(frame)).length).toBeGreaterThan(0);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('fahuo');
    await expect.poll(async () => (await titles(frame))[0]).toMatch(/^发货/);
    expect(await readWitness(page)).toEqual({ keys: [], text: [] });
    await page.keyboard.press('Enter');
    await expect.poll(() => composerText(page)).toMatch(/.{5,}/);
    expect((await readWitness(page)).keys).toEqual([]);
    expect(await sentCount(page)).toBe(before);
    await page.close();
  });
});

describe('palette in Firefox', () => {
  it('opens, finds, inserts; the page sees no key of it and nothing is sent', async () => {
    const consoles = await startConsoles();
    const firefox = await launchFirefox({ proxyPort: await consoles.proxyPort() });
    const inPage = <T>(page: FirefoxPage, expression: string) => page.evaluate(expression) as Promise<T>;
    try {
      for (const agent of AGENTS) await firefox.ask('agent/name', agent);
      const { snippets = [] } = await firefox.ask('library/read', {});
      const wanted = snippets.find(({ body, shortcut }) => shortcut && !body.includes('{'));
      const page = await firefox.openConsole(consoles.url('pdd', { seed: 9, conversations: 3, long: 20 }));
      await page.waitForFunction('window.simulator !== undefined');
      await inPage(
        page,
        `(async () => {
          window.keys = [];
          for (const kind of ['keydown', 'keypress', 'keyup', 'input', 'compositionstart'])
            window.addEventListener(kind, (event) => window.keys.push(kind + ' ' + (event.key ?? event.data)), true);
          window.simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0 });
          const asking = window.simulator.newConversation();
          await window.simulator.openAndSettle(asking);
          window.simulator.buyerSays(asking, '请问什么时候发货？');
        })()`,
      );
      await expect
        .poll(() => page.frames().some((frame) => frame.url().includes('palette')), { timeout: 15_000 })
        .toBe(true);
      await (await page.$('textarea'))?.click();
      await page.keyboard.type('ok ');
      const openIt = async () => {
        const active = await inPage<string>(page, 'document.activeElement.localName');
        if (/^[a-z]{4}-[a-z]{6}$/.test(active)) return true;
        // Before the console has been read nobody is known to be open, and the key is the page's.
        await page.keyboard.down('Alt');
        await page.keyboard.press('KeyK');
        await page.keyboard.up('Alt');
        return false;
      };
      await expect.poll(openIt, { interval: 500, timeout: 15_000 }).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await inPage(page, 'window.keys.length = 0');
      await page.keyboard.type(wanted?.shortcut ?? '');
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await inPage<string[]>(page, 'window.keys')).toEqual([]);
      await page.keyboard.press('Enter');
      await expect.poll(() => inPage<string>(page, 'window.simulator.composerText()')).toBe(`ok ${wanted?.body}`);
      expect((await inPage<string[]>(page, 'window.keys')).filter((key) => key.startsWith('key'))).toEqual([]);
      expect(await inPage<number>(page, 'window.simulator.sent().length')).toBe(0);
    } finally {
      await firefox.close();
      await consoles.close();
    }
  });
});
