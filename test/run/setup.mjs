/** Makes a fresh clone able to build and test: node modules and browsers. Needs only Node and npm; asks nothing. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, findFirefox, findNatsServer, hasChineseFont, lacksChinese } from './find-browser.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A reason to stop that the reader can act on: printed without a stack. */
export class SetupProblem extends Error {}

/**
 * Runs a command without a shell prompt, its output kept back.
 * @param {{env?: Record<string, string | undefined>, cwd?: string, timeoutMs?: number}} [options]
 * @returns {Promise<{code: number, output: string}>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
      timeout: options.timeoutMs,
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const finish = (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') });
    child.on('error', (error) => {
      chunks.push(Buffer.from(String(error)));
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? (signal ? 128 : 1)));
  });
}

export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupProblem(`Node ${version} is too old: Node 20.19 or newer is needed (https://nodejs.org).`);
}

/** npm writes what it installed into node_modules; equal to the lockfile means nothing to do. */
export function modulesMatchLock(root = ROOT) {
  const installedPath = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedPath, 'utf8')).packages;
  const complete = Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional || entry.devOptional || installed[path]?.integrity === entry.integrity,
  );
  return complete && Object.entries(installed).every(([path, entry]) => wanted[path]?.integrity === entry.integrity);
}

async function installModules(say) {
  if (modulesMatchLock()) return;
  say('installing node modules (npm ci) ...');
  const arguments_ = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  let result = await run('npm', arguments_);
  if (result.code !== 0) result = await run('npm', arguments_);
  if (result.code !== 0) throw new SetupProblem(`npm ci failed:\n${result.output.trim()}`);
}

function canInstallPackages() {
  const hasApt = (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'apt-get')));
  return process.platform === 'linux' && process.getuid?.() === 0 && hasApt;
}

async function aptInstall(packages, say) {
  say(`installing ${packages.join(', ')} (apt-get) ...`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const once = async () => {
    const update = await run('apt-get', ['update', '-qq'], { env });
    if (update.code !== 0) return update;
    return await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  };
  let result = await once();
  if (result.code !== 0) result = await once();
  if (result.code !== 0)
    throw new SetupProblem(`apt-get failed:\n${result.output.trim().split('\n').slice(-15).join('\n')}`);
}

const HOW_TO = {
  chromium: [
    'Install a Chromium that accepts unpacked extensions, then run this again:',
    '  Debian:            sudo apt-get install -y chromium chromium-l10n fonts-noto-cjk',
    '  Ubuntu, Fedora ..: npx playwright-core install chromium   (a download of Chromium into your home folder)',
    '  macOS:             npx playwright-core install chromium',
    '  anywhere:          set CHROMIUM_PATH to the executable of a Chromium or Chrome for Testing you already have.',
    'Branded Google Chrome cannot be used: since version 137 it ignores --load-extension.',
  ],
  firefox: [
    'Install Firefox, then run this again:',
    '  Debian:    sudo apt-get install -y firefox-esr',
    '  anywhere:  set FIREFOX_PATH to the executable of a Firefox you already have (140 or newer).',
  ],
};

/**
 * Brings the checkout to where it can build and run browsers; does nothing that is already done.
 * @param {{firefox?: boolean, browsers?: boolean, hub?: boolean, say?: (line: string) => void}} [options]
 * @returns {Promise<{chromium: string, firefox: string | undefined}>}
 * @throws SetupProblem with what the reader can do about it
 */
export async function setUp({
  firefox = false,
  browsers = true,
  hub = firefox,
  say = (line) => console.log(`setup: ${line}`),
} = {}) {
  checkNode();
  await installModules(say);
  // Tests of the team's server say "skipped" without it: nothing else needs it.
  if (hub && !findNatsServer() && canInstallPackages()) {
    await aptInstall(['nats-server'], say).catch((error) => say(String(error.message).split('\n')[0]));
  }
  if (!browsers) return { chromium: '', firefox: undefined };
  const wanted = [];
  const present = findChromium().path;
  if (!present) wanted.push('chromium', 'chromium-l10n');
  else if (present.startsWith('/usr/lib/chromium/') && lacksChinese(present)) wanted.push('chromium-l10n');
  if (firefox && !findFirefox().path) wanted.push('firefox-esr');
  if (!hasChineseFont()) wanted.push('fonts-noto-cjk');
  if (wanted.length > 0 && canInstallPackages()) {
    // fontconfig answers which fonts there are; a minimal image has neither it nor them.
    await aptInstall(wanted.includes('fonts-noto-cjk') ? [...wanted, 'fontconfig'] : wanted, say);
  } else if (wanted.length > 0) {
    const missing = wanted.filter((name) => name !== 'chromium' && name !== 'firefox-esr');
    if (missing.length > 0) say(`Chinese may not show as it should; Debian has it in ${missing.join(' and ')}`);
  }
  const chromium = findChromium();
  if (!chromium.path) throw new SetupProblem(`${chromium.why}.\n${HOW_TO.chromium.join('\n')}`);
  const foundFirefox = firefox ? findFirefox() : undefined;
  if (foundFirefox && !foundFirefox.path) throw new SetupProblem(`${foundFirefox.why}.\n${HOW_TO.firefox.join('\n')}`);
  return { chromium: chromium.path, firefox: foundFirefox?.path };
}

/** Runs a front end's main function; an expected problem is one plain message, anything else keeps its stack. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof SetupProblem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    const found = await setUp({ firefox: process.argv.includes('--firefox') });
    console.log(`setup: ready (${Object.values(found).filter(Boolean).join(', ')})`);
  });
}
