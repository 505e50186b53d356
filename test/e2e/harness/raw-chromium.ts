/**
 * Chromium over its own debugging pipe, with nothing attached that we did not attach. For what a full driver hides: a
 * worker's death (a driver that attaches to the worker keeps it alive), kills, throttling, frozen pages.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumFlags, chromiumPath, extensionIdOf, localeEnvironment } from './chromium-flags';
import { PipeWire } from './pipe-wire';

export interface RawOptions {
  extension?: string;
  consoleFlags: readonly string[];
  /** An existing profile to start on again; absent: a new one, removed on close. */
  profile?: string;
  headless?: boolean;
  locale?: string;
  flags?: readonly string[];
}

/** One page under a session of its own. */
export interface RawPage {
  targetId: string;
  sessionId: string;
  send<T = Record<string, unknown>>(method: string, params?: object): Promise<T>;
  /** Runs an expression in the page, awaits it, returns its value. @throws what it threw */
  evaluate<T>(expression: string): Promise<T>;
  goTo(url: string): Promise<void>;
  close(): Promise<void>;
}

export interface RawChromium {
  process: ChildProcess;
  wire: PipeWire;
  profile: string;
  extensionId: string;
  open(url: string): Promise<RawPage>;
  /** Stops every service worker of the browser, at once. */
  killWorker(through: RawPage): Promise<void>;
  /** Every process of the browser gone without a word, as in a power cut of the program. */
  sigkill(): Promise<void>;
  /** An orderly end; removes a profile that was made here. */
  close(): Promise<void>;
}

interface Evaluated<T> {
  result: { value: T };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

export function makeProfile(): string {
  return mkdtempSync(join(tmpdir(), 'sideline-profile-'));
}

export async function launchRaw(options: RawOptions): Promise<RawChromium> {
  const profile = options.profile ?? makeProfile();
  const flags = chromiumFlags({ headless: true, ...options });
  const child = spawn(
    chromiumPath(),
    [...flags, ...(options.flags ?? []), `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank'],
    {
      // A group of its own, so that a kill takes all its processes and no one else's.
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...localeEnvironment(options.locale) },
    },
  );
  const exited = once(child, 'exit');
  const wire = new PipeWire(child);
  await wire.send('Browser.getVersion');

  async function open(url: string): Promise<RawPage> {
    const { targetId } = await wire.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await wire.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    const send = <T>(method: string, params: object = {}) => wire.send<T>(method, params, sessionId);
    const page: RawPage = {
      targetId,
      sessionId,
      send,
      async evaluate<T>(expression: string): Promise<T> {
        const answer = await send<Evaluated<T>>('Runtime.evaluate', {
          expression,
          awaitPromise: true,
          returnByValue: true,
        });
        const thrown = answer.exceptionDetails;
        if (thrown) throw new Error(thrown.exception?.description ?? thrown.text);
        return answer.result.value;
      },
      async goTo(address: string): Promise<void> {
        const loaded = wire.once('Page.loadEventFired', sessionId);
        const { errorText } = await send<{ errorText?: string }>('Page.navigate', { url: address });
        if (errorText) throw new Error(`${address}: ${errorText}`);
        await loaded;
      },
      async close(): Promise<void> {
        await wire.send('Target.closeTarget', { targetId });
      },
    };
    await send('Page.enable');
    if (url !== 'about:blank') await page.goTo(url);
    return page;
  }

  async function sigkill(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined)
      process.kill(-child.pid, 'SIGKILL');
    await exited;
  }

  return {
    process: child,
    wire,
    profile,
    extensionId: options.extension ? extensionIdOf(options.extension) : '',
    open,
    async killWorker(through: RawPage): Promise<void> {
      await through.send('ServiceWorker.enable');
      await through.send('ServiceWorker.stopAllWorkers');
    },
    sigkill,
    async close(): Promise<void> {
      await Promise.race([wire.send('Browser.close').catch(() => {}), exited]);
      await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 5000))]);
      await sigkill();
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
