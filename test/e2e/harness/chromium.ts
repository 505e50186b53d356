/** Chromium with the extension and the simulated consoles, driven by Playwright. It keeps the worker alive: for what
 *  happens when the worker dies, see raw-chromium.ts. */
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { MessageKind, Request, Response } from '../../../utils/messaging/protocol';
import { askExpression, takeReply } from './ask';
import {
  type BuildName,
  buildFolder,
  chromiumFlags,
  chromiumPath,
  extensionIdOf,
  localeEnvironment,
} from './chromium-flags';
import { makeProfile } from './raw-chromium';
import { DUMP_EXPRESSION, type Dump, type Ledger, toLedger } from './read-ledger';

export interface CoachOptions {
  /** Absent: `open`, whose overlay locators and axe can see into; `none`: the bare browser. */
  build?: BuildName | 'none';
  /** Hosts that a person has allowed already: the browser's own question cannot be answered by a test. */
  allowed?: readonly string[];
  consoleFlags: readonly string[];
  /** Of a build elsewhere, instead of ours. */
  folder?: string;
  headless?: boolean;
  locale?: 'zh-CN' | 'en-US';
  colorScheme?: 'light' | 'dark';
  profile?: string;
  /** null: the window decides. */
  viewport?: { width: number; height: number } | null;
  flags?: readonly string[];
}

export type Surface = 'popup' | 'lead' | 'numbers' | 'options';

export interface Coach {
  context: BrowserContext;
  extensionId: string;
  profile: string;
  /** One of the extension's own pages in a tab; its address in `surfaceUrl`. */
  openSurface(surface: Surface): Promise<Page>;
  surfaceUrl(surface: Surface): string;
  /** A page of the extension's origin that runs none of its code: for reading storage and for sending messages. */
  bystander(): Promise<Page>;
  ledger(): Promise<Ledger>;
  /** One message to the background, sent as one of our own pages. @throws on a refusal */
  ask<K extends MessageKind>(kind: K, request: Request<K>): Promise<Response<K>>;
  close(): Promise<void>;
}

/** A copy of a build whose manifest names these hosts as well: all else is what is shipped. */
function allowHosts(built: string, hosts: readonly string[]): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'sideline-allowed-')));
  cpSync(built, copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.host_permissions.push(...hosts.map((host) => `${host}/*`));
  writeFileSync(path, JSON.stringify(manifest));
  return copy;
}

export async function launchCoach(options: CoachOptions): Promise<Coach> {
  const { build = 'open', consoleFlags, headless = true, locale = 'zh-CN', colorScheme = 'light' } = options;
  const built = build === 'none' ? undefined : (options.folder ?? buildFolder(build));
  const extension = built && options.allowed ? allowHosts(built, options.allowed) : built;
  const profile = options.profile ?? makeProfile();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    // The flags say headless themselves: the driver's own headless mode is another browser, without extensions.
    headless: false,
    args: [
      ...chromiumFlags({ headless, consoleFlags, locale, ...(extension ? { extension } : {}) }),
      ...(options.flags ?? []),
    ],
    ignoreDefaultArgs: ['--disable-extensions'],
    env: { ...process.env, ...localeEnvironment(locale) },
    colorScheme,
    viewport: options.viewport === undefined ? { width: 1440, height: 900 } : options.viewport,
  });
  const extensionId = extension ? extensionIdOf(extension) : '';
  const origin = `chrome-extension://${extensionId}`;
  let idle: Page | undefined;

  const coach: Coach = {
    context,
    extensionId,
    profile,
    surfaceUrl: (surface) => `${origin}/${surface}.html`,
    async openSurface(surface) {
      const page = await context.newPage();
      await page.goto(coach.surfaceUrl(surface));
      return page;
    },
    async bystander() {
      if (idle && !idle.isClosed()) return idle;
      const front = context.pages().at(-1);
      idle = await context.newPage();
      await idle.goto(`${origin}/manifest.json`);
      // A new tab hides the one under test, and a hidden page is another page.
      await front?.bringToFront();
      return idle;
    },
    async ledger() {
      const page = await coach.bystander();
      return toLedger((await page.evaluate(DUMP_EXPRESSION)) as Dump);
    },
    async ask(kind, request) {
      const page = await coach.bystander();
      const reply = await page.evaluate(askExpression(kind, request));
      return takeReply(kind, reply);
    },
    async close() {
      await context.close();
      if (options.allowed && extension) rmSync(extension, { recursive: true, force: true });
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
  return coach;
}
