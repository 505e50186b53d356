/** Switched off means gone: no observer, no timer, no element; switched on again it works without a reload. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId } from '../../utils/core/ids';
import { AGENTS } from './harness/ask';
import { buildFolder } from './harness/chromium-flags';
import { type Consoles, SITES, startConsoles } from './harness/consoles';
import { sleep } from './harness/random';
import { launchRaw, type RawChromium, type RawPage } from './harness/raw-chromium';
import {
  askRaw,
  inContentScript,
  openBystander,
  openRawConsole,
  readRawLedger,
  waitUntil,
} from './harness/raw-console';

describe('the switch of a site', () => {
  let consoles: Consoles;
  let browser: RawChromium;
  beforeAll(async () => {
    consoles = await startConsoles();
    browser = await launchRaw({ extension: buildFolder('production'), consoleFlags: consoles.flags });
  });
  afterAll(async () => {
    await browser?.close();
    await consoles?.close();
  });

  /** Living MutationObservers of the extension's world: the debugger counts them after collecting garbage. */
  async function countObservers(page: RawPage, worldOf: string): Promise<number> {
    const { objects } = await page.send<{ objects: { objectId: string } }>('Runtime.queryObjects', {
      prototypeObjectId: worldOf,
    });
    const { result } = await page.send<{ result: { value: number } }>('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: 'function () { return this.length; }',
      returnByValue: true,
    });
    // The list itself would keep alive what it lists.
    await page.send('Runtime.releaseObject', { objectId: objects.objectId });
    return result.value;
  }

  async function prototypeIn(page: RawPage): Promise<string> {
    const found = new Promise<number>((resolve) => {
      browser.wire.on('Runtime.executionContextCreated', (params, sessionId) => {
        const { context } = params as { context: { id: number; origin: string } };
        if (sessionId === page.sessionId && context.origin.includes(browser.extensionId)) resolve(context.id);
      });
    });
    await page.send('Runtime.enable');
    const { result } = await page.send<{ result: { objectId: string } }>('Runtime.evaluate', {
      expression: 'MutationObserver.prototype',
      contextId: await found,
    });
    return result.objectId;
  }

  const panels = (page: RawPage) =>
    page.evaluate<number>(
      '[...document.body.children].filter((child) => /^[a-z]{4}-[a-z]{6}$/.test(child.localName)).length',
    );

  it.each(SITES)('%s: off is off, on is on', async (site) => {
    const bystander = await openBystander(browser);
    for (const agent of AGENTS) await askRaw(bystander, 'agent/name', agent);
    const page = await openRawConsole(browser, consoles.url(site, { seed: 4, conversations: 3, long: 5 }));
    const prototype = await prototypeIn(page);
    await waitUntil(async () => (await countObservers(page, prototype)) > 0, 'nothing was ever observed');
    const change = (value: boolean) =>
      askRaw(bystander, 'settings/write', { siteId: asId(site), name: 'enabled', value });

    await change(false);
    await waitUntil(async () => (await panels(page)) === 0, 'the panel stayed');
    await waitUntil(async () => (await countObservers(page, prototype)) === 0, 'an observer stayed');
    const before = (await readRawLedger(bystander)).facts.length;
    await page.evaluate(`(async () => {
      const key = window.simulator.newConversation();
      await window.simulator.openAndSettle(key);
      for (let said = 0; said < 20; said += 1) window.simulator.buyerSays(key, '有人吗' + said);
    })()`);
    await sleep(1500);
    expect((await readRawLedger(bystander)).facts.length).toBe(before);

    await change(true);
    await waitUntil(async () => (await panels(page)) === 1, 'the panel did not come back');
    await page.evaluate(`window.simulator.buyerSays(window.simulator.showing().active, '还在吗')`);
    await waitUntil(
      async () => (await readRawLedger(bystander)).facts.length > before,
      'nothing is recorded after switching on',
    );
    await page.close();
    await bystander.close();
  });

  it('leaves other pages of the same host alone', async () => {
    const page = await browser.open('https://mms.pinduoduo.com/login/').catch(() => undefined);
    if (page) expect(await panels(page)).toBe(0);
    const asScript = page && (await Promise.race([inContentScript(browser, page), sleep(500)]));
    expect(asScript).toBeUndefined();
  });
});
