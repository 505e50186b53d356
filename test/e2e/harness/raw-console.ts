/** A simulated console under the raw Chromium: its page, the extension's world inside it, the ledger beside it. */
import type { MessageKind, Request, Response } from '../../../utils/messaging/protocol';
import type { TrueLog } from '../../consoles/platform/shapes';
import { askExpression, takeReply } from './ask';
import { sleep } from './random';
import type { RawChromium, RawPage } from './raw-chromium';
import { DUMP_EXPRESSION, type Dump, type Ledger, toLedger } from './read-ledger';

/** Opens the console and waits until the panel stands on its page. */
export async function openRawConsole(browser: RawChromium, url: string): Promise<RawPage> {
  const page = await browser.open(url);
  await waitUntil(
    () =>
      page.evaluate<boolean>(
        `window.simulator !== undefined && [...document.body.children].some((child) => /^([a-z]{4}-[a-z]{6}|sideline-overlay)$/.test(child.localName))`,
      ),
    'the panel did not come',
  );
  return page;
}

export async function waitUntil(check: () => Promise<boolean>, complaint: string, timeoutMs = 15_000): Promise<void> {
  const giveUpAt = Date.now() + timeoutMs;
  while (!(await check())) {
    if (Date.now() > giveUpAt) throw new Error(complaint);
    await sleep(50);
  }
}

export function readTrueLog(page: RawPage): Promise<TrueLog> {
  return page.evaluate<TrueLog>('window.simulator.trueLog()');
}

/** Evaluates inside the extension's own world of a page: as the content script, with its rights. */
export async function inContentScript<T>(
  browser: RawChromium,
  page: RawPage,
): Promise<(expression: string) => Promise<T>> {
  interface Context {
    id: number;
    origin: string;
    auxData?: { type?: string };
  }
  const found = new Promise<number>((resolve) => {
    browser.wire.on('Runtime.executionContextCreated', (params, sessionId) => {
      const { context } = params as { context: Context };
      if (sessionId === page.sessionId && context.origin.includes(browser.extensionId)) resolve(context.id);
    });
  });
  await page.send('Runtime.enable');
  const contextId = await found;
  return async (expression) => {
    const answer = await page.send<{ result: { value: T }; exceptionDetails?: { text: string } }>('Runtime.evaluate', {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    return answer.result.value;
  };
}

/** A page of the extension's origin without any of its code. */
export function openBystander(browser: RawChromium): Promise<RawPage> {
  return browser.open(`chrome-extension://${browser.extensionId}/manifest.json`);
}

export async function readRawLedger(bystander: RawPage): Promise<Ledger> {
  return toLedger(await bystander.evaluate<Dump>(DUMP_EXPRESSION));
}

export async function askRaw<K extends MessageKind>(
  bystander: RawPage,
  kind: K,
  request: Request<K>,
): Promise<Response<K>> {
  return takeReply(kind, await bystander.evaluate(askExpression(kind, request)));
}
