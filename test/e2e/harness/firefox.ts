/** Firefox with the extension, over WebDriver BiDi. It reaches the simulated consoles through a proxy of theirs. */
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { MessageKind, Request, Response } from '../../../utils/messaging/protocol';
import { findFirefox } from '../../run/find-browser.mjs';
import { askExpression, takeReply } from './ask';
import { buildFolder } from './chromium-flags';
import { DUMP_EXPRESSION, type Dump, type Ledger, toLedger } from './read-ledger';

/** Fixed for the run, so that the address of the extension's pages is known before it is installed. */
const ORIGIN_ID = '6b8f6c1e-3a52-4c1b-9f39-5d0e2a7c4b10';
const GECKO_ID = 'sideline@sideline-coach.org';

export interface FirefoxCoach {
  browser: Browser;
  openConsole(url: string): Promise<Page>;
  openSurface(surface: 'popup' | 'lead' | 'options'): Promise<Page>;
  ask<K extends MessageKind>(kind: K, request: Request<K>): Promise<Response<K>>;
  ledger(): Promise<Ledger>;
  close(): Promise<void>;
}

/** @param proxyPort the consoles' CONNECT proxy on 127.0.0.1 */
export async function launchFirefox(options: {
  proxyPort: number;
  headless?: boolean;
  locale?: string;
}): Promise<FirefoxCoach> {
  const found = findFirefox();
  if (found.path === undefined) throw new Error(found.why);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: found.path,
    headless: options.headless ?? true,
    acceptInsecureCerts: true,
    // Since 153 a driver may open an extension's pages only with this.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': options.proxyPort,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': options.proxyPort,
      'intl.locale.requested': options.locale ?? 'zh-CN',
      'intl.accept_languages': 'zh-CN,zh,en',
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: ORIGIN_ID }),
      // A click on our own page is the answer: there is nobody to press the browser's.
      'extensions.webextOptionalPermissionPrompts': false,
      // The page's clock as it is: rounding is a privacy feature that would be measured as our error.
      'privacy.reduceTimerPrecision': false,
    },
  });
  await browser.installExtension(buildFolder('firefox'));

  async function openConsole(url: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    return page;
  }

  /** Firefox tells nobody when a page of an extension has loaded, so the page itself is asked. */
  async function openSurface(surface: string): Promise<Page> {
    const url = `moz-extension://${ORIGIN_ID}/${surface}.html`;
    const page = await browser.newPage();
    page.goto(url, { timeout: 5000 }).catch(() => {});
    const giveUpAt = Date.now() + 20_000;
    while (Date.now() < giveUpAt) {
      const state = await page.evaluate(() => `${location.href} ${document.readyState}`).catch(() => '');
      if (state === `${url} complete`) return page;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${url} did not open`);
  }

  return {
    browser,
    openConsole,
    openSurface,
    async ledger() {
      const page = await openSurface('popup');
      const dump = (await page.evaluate(DUMP_EXPRESSION)) as Dump;
      await page.close();
      return toLedger(dump);
    },
    async ask(kind, request) {
      const page = await openSurface('popup');
      const reply = await page.evaluate(askExpression(kind, request));
      await page.close();
      return takeReply(kind, reply);
    },
    close: () => browser.close(),
  };
}
