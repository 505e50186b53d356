/** Looks for browsers that can load an unpacked extension, and for the team's server. Only looks: installing is setup.mjs's business. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const WINDOWS = process.platform === 'win32';
const EXE = WINDOWS ? '.exe' : '';

/** @returns {string[]} every existing file of that name on PATH */
function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name + EXE))
    .filter(existsSync);
}

/** Playwright keeps one folder per revision; headless_shell cannot load extensions and is left out. */
function playwrightCaches(product, files) {
  const roots = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    process.env.LOCALAPPDATA && join(process.env.LOCALAPPDATA, 'ms-playwright'),
    '/ms-playwright',
  ].filter((root) => root && root !== '0' && existsSync(root));
  return roots.flatMap((root) =>
    readdirSync(root)
      .filter((name) => new RegExp(`^${product}-\\d+$`).test(name))
      .sort()
      .reverse()
      .flatMap((name) => files.map((file) => join(root, name, file))),
  );
}

/** @returns {string | undefined} what `--version` prints, or undefined when it does not run */
function versionOf(path) {
  // chrome.exe opens a window instead of printing.
  if (WINDOWS) return 'unknown';
  try {
    return execFileSync(path, ['--version'], {
      encoding: 'utf8',
      timeout: 20_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

/**
 * @returns {{path: string, version: string} | {path?: undefined, why: string}} a Chromium that takes `--load-extension`,
 * or why none of those found will do
 */
export function findChromium() {
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/lib/chromium/chromium',
    ...playwrightCaches('chromium', [
      'chrome-linux64/chrome',
      'chrome-linux/chrome',
      'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
      'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      'chrome-win64/chrome.exe',
      'chrome-win/chrome.exe',
    ]),
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...['chromium', 'chromium-browser', 'chrome-for-testing', 'google-chrome-for-testing'].flatMap(onPath),
  ];
  const refused = [];
  for (const path of new Set(candidates)) {
    if (!path) continue;
    if (!existsSync(path)) {
      if (path === process.env.CHROMIUM_PATH) refused.push(`CHROMIUM_PATH=${path} does not exist`);
      continue;
    }
    const version = versionOf(path);
    if (version === undefined) refused.push(`${path} does not start`);
    else if (/^Google Chrome (?!for Testing)/.test(version)) refused.push(`${path}: ${version} is branded Chrome`);
    else return { path, version };
  }
  const branded = ['google-chrome', 'google-chrome-stable', 'chrome'].flatMap(onPath);
  for (const path of branded)
    refused.push(`${path} is branded Chrome, which no longer accepts --load-extension (since 137)`);
  return { why: refused.length > 0 ? refused.join('; ') : 'no Chromium was found' };
}

/** @returns {{path: string, version: string} | {path?: undefined, why: string}} */
export function findFirefox() {
  const candidates = [
    process.env.FIREFOX_PATH,
    ...['firefox-esr', 'firefox'].flatMap(onPath),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ];
  const refused = [];
  for (const path of new Set(candidates)) {
    if (!path || !existsSync(path)) continue;
    const version = versionOf(path);
    if (version !== undefined) return { path, version };
    refused.push(`${path} does not start`);
  }
  return { why: refused.length > 0 ? refused.join('; ') : 'no Firefox was found' };
}

/** @returns {string | undefined} the team's server, for tests and tries */
export function findNatsServer() {
  return [process.env.NATS_SERVER_PATH, ...onPath('nats-server')].find((path) => path && existsSync(path));
}

/** @returns {boolean} whether Chinese text will show as characters; true where there is no way to ask */
export function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  try {
    return execFileSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8', timeout: 20_000 }).trim() !== '';
  } catch {
    return false;
  }
}

/** Debian keeps the interface languages of its Chromium in a package apart; without it every surface is English. */
export function lacksChinese(chromiumPath) {
  const locales = join(dirname(chromiumPath), 'locales');
  return existsSync(join(locales, 'en-US.pak')) && !existsSync(join(locales, 'zh-CN.pak'));
}
