/** What is shipped: both manifests to the letter, sizes, and what no bundle may hold. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVERY_SITE } from '../../utils/sites/index';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { buildFolder } from './harness/chromium-flags';

const SHOPEE = [
  'banhang.shopee.vn',
  'seller.shopee.co.id',
  'seller.shopee.co.th',
  'seller.shopee.com.br',
  'seller.shopee.com.my',
  'seller.shopee.ph',
  'seller.shopee.sg',
  'seller.shopee.tw',
];
const TIKTOK = ['br', 'id', 'th', 'us', 'vn'].map((country) => `seller-${country}.tiktok.com`);
const HOSTS = [
  'https://air.1688.com/*',
  'https://app.chatwoot.com/*',
  'https://demo.livehelperchat.com/*',
  'https://dongdong.jd.com/*',
  'https://im.jinritemai.com/*',
  'https://im.kwaixiaodian.com/*',
  'https://market.m.taobao.com/*',
  'https://mms.pinduoduo.com/*',
  'https://store.weixin.qq.com/*',
  'https://walle.xiaohongshu.com/*',
  'https://www.goofish.com/*',
  ...[...SHOPEE, ...TIKTOK].map((host) => `https://${host}/*`),
].toSorted();
const CONSOLE_PAGES = [
  'https://air.1688.com/app/ocms-fusion-components-1688/def_cbu_web_im_core/*',
  'https://app.chatwoot.com/app/*',
  'https://demo.livehelperchat.com/site_admin/*',
  'https://dongdong.jd.com/*',
  'https://im.jinritemai.com/*',
  'https://im.kwaixiaodian.com/*',
  'https://market.m.taobao.com/app/im/chat-core/*',
  'https://mms.pinduoduo.com/chat-merchant/*',
  'https://store.weixin.qq.com/shop/kf*',
  'https://walle.xiaohongshu.com/cstools/*',
  'https://www.goofish.com/im*',
  ...TIKTOK.map((host) => `https://${host}/chat/inbox/*`),
  ...SHOPEE.flatMap((host) =>
    ['new-webchat/conversations', 'webchat/conversations', 'portal/chat-management'].map(
      (path) => `https://${host}/${path}*`,
    ),
  ),
].toSorted();
const CONTENT_SCRIPT_LIMIT = 300_000;
const POPUP_LIMIT = 250_000;

/** One line of the manifest per console: its own pages, its own profile before the coach, frames only where it lives in one. */
const expectedLine = ({ id, matches, excludes, frames }: SiteProfile) => ({
  matches,
  ...(excludes.length > 0 && { exclude_matches: excludes }),
  ...(frames && { all_frames: true }),
  js: [`sites/${id}.js`, 'content-scripts/chat.js'],
  run_at: 'document_idle',
});

const readManifest = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesOf(path) : [path];
  });
}

describe('Chromium package', () => {
  const folder = buildFolder('production');
  const manifest = readManifest(folder);

  /** `file: match` for every file that holds one; the file itself is too long to show. */
  function holders(pattern: RegExp, ending: RegExp): string[] {
    return filesOf(folder)
      .filter((path) => ending.test(path))
      .flatMap((path) => {
        const found = pattern.exec(readFileSync(path, 'utf8'));
        return found ? [`${relative(folder, path)}: ${found[0]}`] : [];
      });
  }

  it('asks for exactly what it needs', () => {
    const { permissions, host_permissions, content_scripts, ...rest } = manifest;
    expect(permissions).toEqual(['storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab']);
    expect(host_permissions).toEqual(HOSTS);
    expect(content_scripts).toEqual(EVERY_SITE.map(expectedLine));
    expect(EVERY_SITE.flatMap(({ matches }) => matches).toSorted()).toEqual(CONSOLE_PAGES);
    expect(rest).toMatchObject({
      manifest_version: 3,
      name: '__MSG_extensionName__',
      description: '__MSG_extensionDescription__',
      default_locale: 'zh_CN',
      minimum_chrome_version: '116',
      incognito: 'not_allowed',
      background: { service_worker: 'background.js', type: 'module' },
      action: { default_title: '__MSG_extensionName__', default_popup: 'popup.html' },
    });
    expect(rest.content_security_policy.extension_pages).toContain("script-src 'self'; object-src 'none'");
    expect(rest.web_accessible_resources).toEqual([
      { resources: ['palette.html'], matches: ['https://*/*'], use_dynamic_url: true },
    ]);
    expect(rest.optional_host_permissions).toEqual(['https://*/*']);
    expect(rest.optional_permissions).toEqual(['notifications']);
    for (const key of ['externally_connectable', 'sandbox', 'key', 'update_url']) {
      expect(rest).not.toHaveProperty(key);
    }
  });

  it('has icons, and names in both locales', () => {
    expect(Object.keys(manifest.icons ?? {})).toEqual(expect.arrayContaining(['16', '48', '128']));
    for (const locale of ['zh_CN', 'en']) {
      const messages = JSON.parse(readFileSync(join(folder, '_locales', locale, 'messages.json'), 'utf8'));
      expect(messages.extensionName.message.length).toBeLessThanOrEqual(45);
      expect(messages.extensionDescription.message.length).toBeLessThanOrEqual(132);
    }
  });

  it.each(manifest.content_scripts.map(({ js }: { js: string[] }) => js))(
    'keeps %s and the coach together under 300 kB',
    (...scripts: string[]) => {
      expect(scripts).toHaveLength(2);
      const bytes = scripts.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
      expect(bytes).toBeLessThanOrEqual(CONTENT_SCRIPT_LIMIT);
    },
  );

  it('keeps what the popup loads at opening under 250 kB', () => {
    const page = readFileSync(join(folder, 'popup.html'), 'utf8');
    const scripts = [...page.matchAll(/(?:src|href)="\/(chunks\/[^"]+\.js)"/g)].map(([, name = '']) => name);
    expect(scripts.length).toBeGreaterThan(3);
    const bytes = scripts.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(bytes).toBeLessThanOrEqual(POPUP_LIMIT);
  });

  it('keeps zod and dexie out of the content script, and says nothing to the page', () => {
    expect(
      holders(/ZodError|\$ZodType|_zod\b|DexieError|wxt:content-script-started|window\.postMessage/, /chat\.js$/),
    ).toEqual([]);
  });

  it('runs no code that is not in the package', () => {
    const foreign = /\beval\(|\bnew Function\(|\bimport\(\s*["']https?:|<script[^>]+src=["']https?:/;
    expect(holders(foreign, /\.(?:js|html)$/)).toEqual([]);
  });

  it('holds no trace of the simulated consoles or of the open shadow root', () => {
    expect(holders(/window\.simulator|sideline-overlay/, /\.js$/)).toEqual([]);
    // The team's client knows this machine's address by itself; the page's guest must not.
    expect(holders(/127\.0\.0\.1|WebSocket/, /chat\.js$/)).toEqual([]);
  });
});

describe('Firefox package', () => {
  const manifest = readManifest(buildFolder('firefox'));

  it('asks for exactly what it needs', () => {
    expect(manifest).toMatchObject({
      manifest_version: 2,
      default_locale: 'zh_CN',
      permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab', ...HOSTS],
      optional_permissions: ['https://*/*', 'notifications'],
      incognito: 'not_allowed',
      background: { scripts: ['background.js'], persistent: true },
      browser_specific_settings: {
        gecko: {
          id: 'sideline@sideline-coach.org',
          strict_min_version: '140.0',
          data_collection_permissions: {
            required: ['none'],
            optional: ['personallyIdentifyingInfo', 'websiteActivity', 'websiteContent'],
          },
        },
      },
    });
    expect(manifest.web_accessible_resources).toEqual(['palette.html']);
    expect(manifest).not.toHaveProperty('minimum_chrome_version');
  });
});
