/** How a test's Chromium is started: flags, extension id, where the builds lie. Starts nothing. */
import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { BUILDS } from '../../run/build.mjs';
import { findChromium } from '../../run/find-browser.mjs';

export type BuildName = keyof typeof BUILDS;

/** The folder of a build. @throws when it was not built */
export function buildFolder(name: BuildName): string {
  const folder = BUILDS[name].folder;
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run \`npm test -- build\` first`);
  return realpathSync(folder);
}

export function chromiumPath(): string {
  const found = findChromium();
  if (found.path === undefined) throw new Error(found.why);
  return found.path;
}

/** Chromium derives the id of an unpacked extension from its folder: sha256, 32 hex digits, written a to p. */
export function extensionIdOf(folder: string): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

export interface ChromiumFlags {
  headless: boolean;
  /** Absent: the same browser without the extension. */
  extension?: string;
  /** What the consoles' server asks for: resolver rules and trust in its certificate. */
  consoleFlags: readonly string[];
  /** BCP 47; also the interface language of the extension. */
  locale?: string;
}

export function chromiumFlags({ headless, extension, consoleFlags, locale = 'zh-CN' }: ChromiumFlags): string[] {
  return [
    ...(headless ? ['--headless=new', '--hide-scrollbars', '--mute-audio'] : []),
    // Root has no user namespace to sandbox with; a person's own account has.
    ...(process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--password-store=basic',
    '--use-mock-keychain',
    `--lang=${locale}`,
    ...(extension
      ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]
      : ['--disable-extensions']),
    ...consoleFlags,
  ];
}

/** On Linux the interface language comes from the environment, whatever `--lang` says. */
export function localeEnvironment(locale = 'zh-CN'): Record<string, string> {
  const name = locale.replace('-', '_');
  return { LANGUAGE: name, LANG: `${name}.UTF-8` };
}
