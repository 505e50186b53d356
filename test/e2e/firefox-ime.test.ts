/**
 * An input method in Firefox, in the palette and in the console's own field. There is no CDP composition here: the
 * events come from Firefox's own text input processor and are trusted (harness/firefox-ime.ts); the late Enter is one
 * more trusted key behind compositionend. No input method of an operating system takes part.
 */
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGENTS } from './harness/ask';
import { type Consoles, startConsoles } from './harness/consoles';
import { type FirefoxCoach, launchFirefox } from './harness/firefox';
import { ENTER, type InputMethod, inputMethodOf, SLASH } from './harness/firefox-ime';

const inPage = <T>(page: Page | Frame, expression: string) => page.evaluate(expression) as Promise<T>;
const composerText = (page: Page) => inPage<string>(page, 'window.simulator.composerText()');
const sentCount = (page: Page) => inPage<number>(page, 'window.simulator.sent().length');

/** Every key and letter that the window sees, in the capture phase, as `kind key-or-letters keyCode composing`. */
const LISTEN = `
  window.seen = [];
  for (const kind of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'compositionstart', 'compositionupdate', 'compositionend'])
    window.addEventListener(kind, (event) =>
      window.seen.push([kind, event.key ?? event.data, event.keyCode, event.isComposing].join(' ')), true);`;

describe('an input method in Firefox', () => {
  let consoles: Consoles;
  let firefox: FirefoxCoach;
  let page: Page;
  let ime: InputMethod;
  beforeAll(async () => {
    consoles = await startConsoles();
    firefox = await launchFirefox({ proxyPort: await consoles.proxyPort() });
    for (const agent of AGENTS) await firefox.ask('agent/name', agent);
    page = await firefox.openConsole(consoles.url('pdd', { seed: 9, conversations: 3, long: 20 }));
    await page.waitForFunction('window.simulator !== undefined');
    await inPage(
      page,
      `(async () => {
        ${LISTEN}
        window.simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0 });
        const asking = window.simulator.newConversation();
        await window.simulator.openAndSettle(asking);
        window.simulator.buyerSays(asking, '请问什么时候发货？');
      })()`,
    );
    ime = await inputMethodOf(firefox.browser);
  });
  afterAll(async () => {
    await firefox?.close();
    await consoles?.close();
  });

  const seen = (where: Page | Frame) => inPage<string[]>(where, 'window.seen');
  const clear = (where: Page | Frame) => inPage(where, 'window.seen.length = 0');
  const isOurs = () => inPage<boolean>(page, '/^[a-z]{4}-[a-z]{6}$/.test(document.activeElement.localName)');

  async function emptyField(): Promise<void> {
    await (await page.$('textarea'))?.click();
    await page.keyboard.down('Control');
    await page.keyboard.press('KeyA');
    await page.keyboard.up('Control');
    await page.keyboard.press('Delete');
    await expect.poll(() => composerText(page)).toBe('');
  }
  /** Alt+1 until it inserts: there is something on offer, so that what stays out while composing was refused. */
  async function insertByAltDigit(): Promise<void> {
    const before = await composerText(page);
    const pressed = async () => {
      if ((await composerText(page)) === before) await ime.altDigit();
      return await composerText(page);
    };
    await expect.poll(pressed, { interval: 400, timeout: 15_000 }).not.toBe(before);
  }

  it("composes in the console's field: Alt+1 inserts nothing, a slash opens nothing, Enter sends nothing", async () => {
    await emptyField();
    await insertByAltDigit();
    for (let round = 0; round < 10; round += 1) {
      await emptyField();
      await clear(page);
      for (const text of ['n', 'ni']) await ime.compose(text);
      await ime.altDigit();
      await ime.compose('ni', SLASH);
      await ime.press(SLASH);
      await ime.confirm('你');
      await expect.poll(() => composerText(page), { message: `round ${round}` }).toBe('你');
      const events = await seen(page);
      // The events are what an input method's are, or the round would prove nothing.
      expect(events).toContain('keydown Process 229 true');
      expect(events.filter((one) => one.startsWith('compositionend'))).toHaveLength(1);
      expect(await isOurs(), `round ${round}`).toBe(false);
      expect(await sentCount(page)).toBe(0);
    }
    expect(await inPage<string>(page, "document.querySelector('textarea').value")).toBe('你');
    await insertByAltDigit();
  });

  it('composes in the palette: neither Enter picks, and no key or letter of it reaches the page', async () => {
    // One that has nothing to fill in: for another, Enter would only go to its gap, guarded or not.
    const { snippets = [] } = await firefox.ask('library/read', {});
    const wanted = snippets.find(({ body, shortcut }) => shortcut && !body.includes('{'));
    const title = wanted?.title ?? '';
    await page.bringToFront();
    await emptyField();
    await page.keyboard.type('ok ');
    const opened = async () => {
      if (await isOurs()) return true;
      await page.keyboard.down('Alt');
      await page.keyboard.press('KeyK');
      await page.keyboard.up('Alt');
      return false;
    };
    await expect.poll(opened, { interval: 500, timeout: 15_000 }).toBe(true);
    const frame = page.frames().find((one) => one.url().includes('/palette.html')) as Frame;
    const value = () => inPage<string>(frame, "document.querySelector('[role=combobox]')?.value");
    await expect.poll(value).toBe('');
    await inPage(frame, LISTEN);
    await clear(page);
    const selectAll = async () => {
      await page.keyboard.down('Control');
      await page.keyboard.press('KeyA');
      await page.keyboard.up('Control');
    };
    for (let round = 0; round < 10; round += 1) {
      await clear(frame);
      await selectAll();
      for (const text of ['f', 'fa', 'fah']) await ime.compose(text);
      await ime.altDigit();
      await ime.press(ENTER);
      await ime.confirm(title, 'late');
      await expect.poll(value, { message: `round ${round}` }).toBe(title);
      // The late Enter is a message of its own, behind the one that brought the words.
      await expect.poll(() => seen(frame), { message: `round ${round}` }).toContain('keydown Enter 13 false');
      expect(await seen(frame)).toContain('keydown Process 229 true');
      expect(await composerText(page), `round ${round}`).toBe('ok ');
    }
    expect(await seen(page)).toEqual([]);
    expect(await sentCount(page)).toBe(0);
    // Nobody composes any more, and soon the same key picks: it was heard all along.
    const picked = async () => {
      if (await isOurs()) await ime.press(ENTER);
      return composerText(page);
    };
    await expect.poll(picked, { interval: 200, timeout: 5_000 }).toBe(`ok ${wanted?.body}`);
    expect(await sentCount(page)).toBe(0);
  });
});
