/** What the palette refuses: another buyer's conversation, a page that meddles, clicks on what cannot be seen. */
import { describe, expect, it } from 'vitest';
import type { Snippet } from '../../utils/core/snippet';
import { SITES, simulate } from './harness/consoles';
import { useLane } from './harness/lane';
import { composerText, frameOf, isOpen, openAsking, openPalette, sentCount } from './harness/palette';
import { sleep } from './harness/random';

describe('palette guards', () => {
  const lane = useLane({ csp: 'strict' });

  async function library(): Promise<readonly Snippet[]> {
    return (await lane.coach.ask('library/read', {})).snippets ?? [];
  }
  const byTitle = async (title: string) => (await library()).find((one) => one.title === title) as Snippet;

  it.each(SITES)('%s: closes when the conversation changes, says so, and inserts nothing', async (site) => {
    const { page, silent } = await openAsking(lane, site);
    const frame = await openPalette(page);
    await page.keyboard.type('fahuo');
    await simulate(page, (simulator, silent) => simulator.openAndSettle(silent), silent);
    await expect.poll(() => isOpen(frame)).toBe(false);
    await page.locator('sideline-overlay .notice').waitFor();
    expect(await page.locator('sideline-overlay .notice').textContent()).toContain('换');
    expect(await simulate(page, (simulator) => simulator.inserted(), undefined)).toEqual([]);
    await page.close();
  });

  it('races between Enter and a switch: never in front of another buyer', { timeout: 180_000 }, async () => {
    const { page, asking, silent } = await openAsking(lane, 'pdd');
    const before = await sentCount(page);
    let landed = 0;
    for (let race = 0; race < 40; race += 1) {
      await simulate(page, (simulator, asking) => simulator.openAndSettle(asking), asking);
      await page.locator('textarea').first().fill('');
      await sleep(120);
      await openPalette(page);
      await simulate(page, (simulator, { silent, ms }) => void setTimeout(() => simulator.open(silent), ms), {
        silent,
        ms: race * 3,
      });
      await page.keyboard.press('Enter', { delay: race % 20 });
      await sleep(200);
      const inserted = await simulate(page, (simulator) => simulator.inserted(), undefined);
      expect(
        inserted.filter(({ conversationKey }) => conversationKey === silent),
        `race ${race}`,
      ).toEqual([]);
      landed = inserted.length;
    }
    console.log(`palette races: 40, inserted in time ${landed}`);
    expect(landed).toBeGreaterThan(3);
    expect(await sentCount(page)).toBe(before);
    await page.close();
  });

  it('cannot be opened, found or spoken to by the page', async () => {
    const { page } = await openAsking(lane, 'pdd');
    const frame = await frameOf(page);
    const found = await page.evaluate(async (id) => {
      const field = document.querySelector('textarea');
      for (const target of [window, document, field]) {
        const key = { bubbles: true, composed: true };
        target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', code: 'KeyK', altKey: true, ...key }));
        target?.dispatchEvent(new KeyboardEvent('keydown', { key: '/', code: 'Slash', ...key }));
      }
      const host = document.querySelector('sideline-overlay');
      window.postMessage('anything', '*');
      const load = (url: string) =>
        new Promise((resolve) => {
          const probe = document.createElement('img');
          probe.onload = () => resolve('loaded');
          probe.onerror = () => resolve('refused');
          probe.src = url;
        });
      return {
        frames: window.length,
        timing: performance.getEntries().filter(({ name }) => /extension|palette/.test(name)).length,
        fetched: await fetch(`chrome-extension://${id}/palette.html`).then(
          () => 'loaded',
          () => 'refused',
        ),
        icon: await load(`chrome-extension://${id}/icon/16.png`),
        host: host !== null,
      };
    }, lane.coach.extensionId);
    expect(found).toEqual({ frames: 0, timing: 0, fetched: 'refused', icon: 'refused', host: true });
    await sleep(300);
    expect(await isOpen(frame)).toBe(false);
    await page.close();
  });

  it('refuses a pick while the page fades it', async () => {
    const { page } = await openAsking(lane, 'pdd');
    const frame = await openPalette(page);
    await page.evaluate(() => document.body.style.setProperty('opacity', '0.3'));
    await page.keyboard.press('Enter');
    await expect.poll(() => isOpen(frame)).toBe(false);
    await sleep(200);
    expect(await composerText(page)).toBe('');
    await page.close();
  });

  it('takes a click on a script, but not through a page that covers a part of it', async () => {
    const { page } = await openAsking(lane, 'feige');
    for (const covered of [true, false]) {
      const frame = await openPalette(page);
      await page.keyboard.type('fahuo');
      const option = frame.locator('[role=option]', { hasText: '发货时间' }).first();
      await option.waitFor();
      if (covered) {
        await page.evaluate(() => {
          const cover = document.createElement('div');
          cover.id = 'cover';
          cover.style.cssText = 'position:fixed;inset:0 0 0 50%;z-index:2147483647;pointer-events:auto';
          // Over the lower part of our frame; the click itself still lands on it.
          cover.style.clipPath = 'inset(60% 0 0 0)';
          document.body.append(cover);
        });
      }
      // A click on something that has only just appeared is refused.
      await sleep(400);
      await option.click();
      await expect.poll(() => isOpen(frame)).toBe(false);
      await sleep(200);
      if (covered) {
        expect(await composerText(page)).toBe('');
        await page.evaluate(() => document.querySelector('#cover')?.remove());
      } else {
        expect(await composerText(page)).toBe((await byTitle('发货时间')).body);
      }
    }
    await page.close();
  });
});
