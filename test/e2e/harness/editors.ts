/** The page of editors in either browser: typed into by the driver, inserted into from an isolated world as we run in. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import puppeteer, { type Page } from 'puppeteer-core';
import { buildEditors } from '../../editors/build.mjs';
import { findFirefox } from '../../run/find-browser.mjs';
import { chromiumPath } from './chromium-flags';

export interface EditorPage {
  /** Runs in the page. */
  page<T>(expression: string): Promise<T>;
  /** Runs beside the page, as a content script does. */
  beside<T>(expression: string): Promise<T>;
  type(text: string): Promise<void>;
  press(key: string, times?: number): Promise<void>;
  /** Begins a composition in the focused field. */
  compose(): Promise<void>;
  close(): Promise<void>;
}

export interface EditorStage {
  url: string;
  script: string;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
export const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; frame-src 'self'";
const FRAME = '<!doctype html><title>frame</title><iframe src="/editors/" width="900" height="900"></iframe>';
const TRUSTED = `${STRICT}; require-trusted-types-for 'script'`;

/**
 * Serves the page under two policies: `/editors/`, and `/trusted/` where text may not become markup at all; and once more in a
 * frame: `/framed/`, where we run in the frame, as we do on a console whose chat lives in one.
 *
 * @param more folders of other built pages, by the name they are served under
 */
export async function startEditors(more: Readonly<Record<string, string>> = {}): Promise<EditorStage> {
  const outDir = mkdtempSync(join(tmpdir(), 'editors-'));
  const { page, script } = await buildEditors({ outDir });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    if (path === '/framed/') {
      response.writeHead(200, { 'content-type': TYPES['.html'], 'content-security-policy': STRICT }).end(FRAME);
      return;
    }
    const [, name = '', rest] = /^\/([a-z]+)\/(.*)$/.exec(path) ?? [];
    const file = rest || 'index.html';
    try {
      const body = readFileSync(join(more[name] ?? page, file));
      response.writeHead(200, {
        'content-type': `${TYPES[extname(file)] ?? 'application/octet-stream'}; charset=utf-8`,
        'content-security-policy': path.startsWith('/trusted/') ? TRUSTED : STRICT,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    script: readFileSync(script, 'utf8'),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

const READY = "document.body.dataset.ready === 'yes'";

export async function openInChromium(stage: EditorStage, path = '/editors/'): Promise<EditorPage> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    headless: false,
    args: ['--headless=new', '--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage();
  await page.goto(stage.url + path);
  const frame = page.frames().at(-1) ?? page.mainFrame();
  await frame.waitForFunction(READY);
  const wire = await page.context().newCDPSession(page);
  const { frameTree } = await wire.send('Page.getFrameTree');
  const { executionContextId: contextId } = await wire.send('Page.createIsolatedWorld', {
    frameId: (frameTree.childFrames?.[0] ?? frameTree).frame.id,
    worldName: 'coach',
  });
  async function beside<T>(expression: string): Promise<T> {
    const options = { contextId, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await wire.send('Runtime.evaluate', { expression, ...options });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }
  await beside(stage.script);
  return {
    page: <T>(expression: string) => frame.evaluate(expression) as Promise<T>,
    beside,
    type: (text) => page.keyboard.type(text),
    async press(key, times = 1) {
      for (let time = 0; time < times; time++) await page.keyboard.press(key);
    },
    async compose() {
      await wire.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
    },
    close: () => browser.close(),
  };
}

export async function openInFirefox(stage: EditorStage, path = '/editors/'): Promise<EditorPage> {
  const found = findFirefox();
  if (found.path === undefined) throw new Error(found.why);
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: found.path, headless: true });
  const page = await browser.newPage();
  await page.goto(stage.url + path);
  const frame = page.frames().at(-1) ?? page.mainFrame();
  await frame.waitForFunction(READY);
  // The driver's own sandbox sees the page as a content script does.
  const { isolatedRealm } = frame as unknown as { isolatedRealm(): Page };
  const sandbox = isolatedRealm.call(frame);
  const beside = <T>(expression: string) => sandbox.evaluate(expression) as Promise<T>;
  await beside(stage.script);
  return {
    page: <T>(expression: string) => frame.evaluate(expression) as Promise<T>,
    beside,
    type: (text) => page.keyboard.type(text),
    async press(key, times = 1) {
      const keys = key.split('+');
      for (let time = 0; time < times; time++) {
        for (const one of keys) await page.keyboard.down(one as never);
        for (const one of keys.reverse()) await page.keyboard.up(one as never);
        keys.reverse();
      }
    },
    async compose() {
      await frame.evaluate(
        "document.activeElement.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))",
      );
    },
    close: () => browser.close(),
  };
}
