/** The simulated consoles, served at the real ones' addresses, and their page under a test's hand. */
import type { BrowserContext, Frame, Page } from 'playwright-core';
import type { Site as AnySite, Filled } from '../../consoles/platform/shapes';
import type { Simulator } from '../../consoles/platform/simulator';
import { startProxy } from '../../consoles/proxy.mjs';
import { CONSOLE_URLS, startConsoleServer } from '../../consoles/server.mjs';

export type { AnySite };
export type Site = 'pdd' | 'feige';
/** The two that every lane runs; the others have a lane of their own. */
export const SITES: readonly Site[] = ['pdd', 'feige'];
export const MORE_SITES: readonly AnySite[] = [
  'jd',
  'kuaishou',
  'xiaohongshu',
  'chatwoot',
  'wangwang',
  'goofish',
  'shopee',
  'livehelperchat',
  'weixin',
];

export interface ConsoleQuery {
  seed?: number;
  /** How many conversations stand in the list at the start, and how many old messages the longest has. */
  conversations?: number;
  long?: number;
  /** Which kind of field, where a console is not known to have one kind. */
  field?: 'editable';
}

export interface Consoles {
  /** What Chromium needs to find them. */
  flags: string[];
  url(site: AnySite | Filled | 'stranger', query?: ConsoleQuery): string;
  /** What Firefox needs to find them: a CONNECT proxy on 127.0.0.1. Started at the first call. */
  proxyPort(): Promise<number>;
  close(): Promise<void>;
}

export async function startConsoles(options: { csp?: 'none' | 'strict' } = {}): Promise<Consoles> {
  const server = await startConsoleServer(options);
  let proxy: Awaited<ReturnType<typeof startProxy>> | undefined;
  return {
    flags: [`--host-resolver-rules=${server.resolverRules}`, '--ignore-certificate-errors'],
    url(site, query = {}) {
      const words = Object.entries(query).map(([name, value]) => `${name}=${value}`);
      return words.length > 0 ? `${CONSOLE_URLS[site]}?${words.join('&')}` : CONSOLE_URLS[site];
    },
    async proxyPort() {
      proxy ??= await startProxy(server.port);
      return proxy.port;
    },
    async close() {
      await proxy?.close();
      await server.close();
    },
  };
}

/** A window of its own, whose frames run while other windows are worked in: those of a tab behind another hardly do. */
export async function openWindow(context: BrowserContext): Promise<Page> {
  const [page] = await Promise.all([
    context.waitForEvent('page'),
    context.pages()[0]?.evaluate(() => void open('about:blank', '', 'popup,noopener,width=1440,height=900')),
  ]);
  return page;
}

/** Where the chat is: on most consoles the page itself, on some a frame in it. */
export function chatOf(page: Page): Frame {
  return page.frames().find((frame) => frame.url().includes('/def_cbu_web_im_core/')) ?? page.mainFrame();
}

/** Opens a console in a new tab, or in `page`, and waits until it runs. `before` runs in the page ahead of every script. */
export async function openConsole(
  context: BrowserContext,
  consoles: Consoles,
  site: AnySite | Filled | 'stranger',
  query?: ConsoleQuery,
  before?: string,
  page?: Page,
): Promise<Page> {
  page ??= await context.newPage();
  if (before !== undefined) await page.addInitScript(before);
  await page.goto(consoles.url(site, query));
  await chatOf(page).waitForFunction(() => window.simulator !== undefined);
  return page;
}

/** Runs `work` in the page with its simulator; `input` must be plain data. */
export async function simulate<Input, Result>(
  page: Page,
  work: (simulator: Simulator, input: Input) => Result | Promise<Result>,
  input: Input,
): Promise<Result> {
  const source = `(${work.toString()})(window.simulator, ${JSON.stringify(input) ?? 'undefined'})`;
  return (await chatOf(page).evaluate(source)) as Result;
}

/** The panel's element: alone on the body with a shadow root, whatever its random name. */
export async function waitForPanel(page: Page, timeoutMs = 15_000): Promise<void> {
  await chatOf(page).waitForFunction(
    () => [...document.body.children].some((child) => /^(?:[a-z]{4}-[a-z]{6}|sideline-overlay)$/.test(child.localName)),
    undefined,
    { timeout: timeoutMs },
  );
}

/** Resolves when everything that was set in motion has been played, reloads on the way included. */
export async function waitUntilPlayed(page: Page, timeoutMs: number): Promise<void> {
  await chatOf(page).waitForFunction(() => window.simulator?.state() === 'finished', undefined, {
    timeout: timeoutMs,
    polling: 250,
  });
}
