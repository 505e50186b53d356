/** The palette as it ships: closed shadow root, 9,000 scripts, both browsers. Driven by keys alone, as agents do. */
import type { Page as FirefoxPage } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { AGENTS } from './harness/ask';
import { startConsoles } from './harness/consoles';
import { launchFirefox } from './harness/firefox';
import { useLane } from './harness/lane';
import { composerText, frameOf, openAsking, openPalette, readWitness, sentCount, titles } from './harness/palette';

const TITLES = 9000;
const PER_PACK = 1800;
const ROUNDS = 3;
const WORDS = ['发货', '退款', '物流', '优惠', '尺码', '发票', '质量', '换货', '赠品', '安装', '保修', '改地址'];
const ENDS = ['时间', '怎么办', '流程', '说明', '催一下', '不到账', '少发', '规则', '凭证', '提醒'];

function packs(): string[] {
  return Array.from({ length: TITLES / PER_PACK }, (_, pack) =>
    JSON.stringify({
      format: 'sideline-pack/1',
      id: `many-${pack}`,
      version: 1,
      title: `第${pack}包`,
      author: 'test',
      locale: 'zh-CN',
      snippets: Array.from({ length: PER_PACK }, (_, at) => {
        const n = pack * PER_PACK + at;
        const title = `${WORDS[n % 12]}${ENDS[n % 10]}${WORDS[Math.floor(n / 120) % 12]}${n}`;
        return {
          id: `many-${n}`,
          title,
          triggers: [`${title}吗`],
          body: `您好，${title}这边帮您看。`,
          stage: 'shipping',
          category: `${WORDS[n % 12]}/${ENDS[n % 10]}`,
          tags: [],
        };
      }),
    }),
  );
}

const share = (times: readonly number[], part: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;

describe('palette in the shipped build', () => {
  const lane = useLane({ build: 'production' });

  it(`opens at once and answers each key within a frame, with ${TITLES} scripts`, async () => {
    for (const text of packs()) {
      expect(await lane.coach.ask('library/import', { text, dryRun: false })).toMatchObject({ ok: true });
    }
    const { page } = await openAsking(lane, 'pdd');
    const frame = await frameOf(page);
    // Loaded at an idle moment, index and all, before anyone asks for it.
    // A frame that is not shown has no animation frames to poll by.
    await frame.waitForFunction(() => document.body.dataset.library === 'ready', undefined, { polling: 100 });
    await page.waitForTimeout(500);
    await frame.evaluate(() => {
      const found = new MutationObserver(() => {
        if (!document.querySelector('[role=option]')) return;
        found.disconnect();
        requestAnimationFrame(() =>
          setTimeout(() => {
            Object.assign(window, { paintedAt: performance.timeOrigin + performance.now() });
          }),
        );
      });
      found.observe(document.body, { childList: true, subtree: true });
    });
    await page.evaluate(() => {
      window.addEventListener(
        'keydown',
        ({ timeStamp }) => {
          Object.assign(window, { pressedAt: performance.timeOrigin + timeStamp });
        },
        true,
      );
    });
    await openPalette(page);
    await frame.waitForFunction('window.paintedAt !== undefined');
    const openMs =
      (await frame.evaluate<number>('window.paintedAt')) - (await page.evaluate<number>('window.pressedAt'));

    await frame.evaluate(() => {
      const work: number[] = [];
      const painted: number[] = [];
      Object.assign(window, { work, painted });
      // Registered after the page's own: by then the list is drawn, and asking for its box makes the browser lay it out.
      window.addEventListener('input', ({ timeStamp }) => {
        document.querySelector('[role=listbox]')?.getBoundingClientRect();
        work.push(performance.now() - timeStamp);
        requestAnimationFrame(() => setTimeout(() => painted.push(performance.now() - timeStamp)));
      });
    });
    const words = ['fahuo', 'tkuan', 'wuliu sj', '发票怎么', 'ccmsm', 'huanhuolc', 'bxgz12', '改地址1200'];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const typed of words) {
        for (const letter of typed) {
          await page.keyboard.insertText(letter);
          await page.waitForTimeout(25);
        }
        await frame.locator('[role=combobox]').press('Control+a');
        await page.keyboard.press('Delete');
        await page.waitForTimeout(25);
      }
    }
    const work = await frame.evaluate<number[]>('window.work');
    const painted = await frame.evaluate<number[]>('window.painted');
    const keys = work.length / ROUNDS;
    // The same key of each round does the same work: the quickest is what it costs, the rest is the machine's other load.
    const cost = work.slice(0, keys).map((_, key) => Math.min(...work.filter((_, at) => at % keys === key)));
    const said = (times: readonly number[]) =>
      `p50 ${share(times, 0.5).toFixed(1)} p95 ${share(times, 0.95).toFixed(1)} ms`;
    console.log(
      `palette, ${TITLES} scripts: open ${openMs.toFixed(0)} ms; key to laid out list ${said(cost)} at best, ` +
        `${said(work)} in all; after the next paint ${said(painted)} (${work.length} keys)`,
    );
    expect(keys).toBeGreaterThan(40);
    expect(share(cost, 0.95)).toBeLessThanOrEqual(16);
    expect(openMs).toBeLessThanOrEqual(150);
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
