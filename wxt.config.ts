/** What the packaged extension is: its manifest and its two builds. Pages, consoles and rules live elsewhere. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { EVERY_SITE } from './utils/sites/index';
import { siteScript, siteScriptPath } from './utils/sites/site-script';

/** Only the build for tests: the overlay mounts in an open shadow root, so that axe and locators can look inside. */
const openShadow = process.env.SIDELINE_OPEN_SHADOW === '1';

/** WXT's own content-script context tells the page our id and obeys an event the page can forge: ours stands in for it. */
const SILENT_LIFETIME = fileURLToPath(new URL('utils/platform/script-lifetime.ts', import.meta.url));

/** https for packs kept at an address; the browser lets us read only what a person has allowed, host by host. */
const EXTENSION_PAGE_POLICY =
  "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'none'; " +
  "img-src 'self' data:; style-src 'self' 'unsafe-inline'; connect-src 'self' https: wss: ws://localhost:* ws://127.0.0.1:*; require-trusted-types-for 'script'";

/**
 * The overlay's components are written against React and drawn by Preact in the content script: React's renderer alone
 * is 220 kB of the 300 kB a guest may weigh, Preact's is 15. Pages of our own keep React.
 */
function lightRenderer() {
  return {
    name: 'sideline:light-renderer',
    config: ({ build }: { build?: { lib?: unknown } }) =>
      build?.lib
        ? {
            resolve: {
              alias: [
                { find: /^react$/, replacement: 'preact/compat' },
                { find: /^react-dom$/, replacement: 'preact/compat' },
                { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
                { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
              ],
            },
          }
        : undefined,
  };
}

/**
 * The popup is opened for a glance, many times an hour: it is drawn by Preact too. Other pages of ours keep React, and share
 * components with it, so the popup's copies of those go by another name.
 */
function lightPopup() {
  const LIGHT = '?light';
  const REACT: Readonly<Record<string, string>> = {
    react: 'preact/compat',
    'react-dom': 'preact/compat',
    'react-dom/client': 'preact/compat/client',
    'react/jsx-runtime': 'preact/jsx-runtime',
  };
  return {
    name: 'sideline:light-popup',
    enforce: 'pre' as const,
    async resolveId(
      this: { resolve(source: string, importer: string): Promise<{ id: string } | null> },
      source: string,
      importer: string | undefined,
    ) {
      if (!importer || !(importer.endsWith(LIGHT) || importer.includes('/entrypoints/popup/'))) return;
      const from = importer.replace(LIGHT, '');
      const light = REACT[source];
      if (light) return this.resolve(light, from);
      const found = await this.resolve(source, from);
      return found && /\/components\/.*\.tsx?$/.test(found.id) ? { ...found, id: `${found.id}${LIGHT}` } : found;
    },
  };
}

/** The addresses by which profiles are tested against each other are nobody's business at run time: pages carry every profile. */
function lightProfiles() {
  return {
    name: 'sideline:light-profiles',
    enforce: 'pre' as const,
    transform: (code: string, id: string) =>
      /\/utils\/sites\/\w+\.ts$/.test(id)
        ? code.replace(/\n {2}urls: \{\n[\s\S]*?\n {2}\},/, '\n  urls: { mine: [], notMine: [] },')
        : undefined,
  };
}

/**
 * Nor do guest and pages carry the polyfill (10 kB): what they call answers with promises in Firefox, and in Chromium under
 * manifest version 3; only listeners that answer messages need more, and only the background has one. The build knows which
 * global to take. Looking for one would find a page's element with the id "browser" too.
 */
function nativeBrowser(global: 'browser' | 'chrome') {
  const id = '\0sideline:native-browser';
  let guest = false;
  return {
    name: 'sideline:native-browser',
    enforce: 'pre' as const,
    configResolved({ build }: { build: { lib?: unknown } }) {
      // Pages are built together and as no library.
      guest = !build.lib || (typeof build.lib === 'object' && 'fileName' in build.lib && build.lib.fileName === 'chat');
    },
    resolveId: (source: string) => (guest && source === 'webextension-polyfill' ? id : undefined),
    load: (source: string) => (source === id ? `export default ${global};` : undefined),
  };
}

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  publicDir: 'assets/public',
  outDir: process.env.SIDELINE_OUT_DIR ?? '.output',
  vite: ({ browser }) => ({
    plugins: [
      lightRenderer(),
      lightPopup(),
      lightProfiles(),
      nativeBrowser(browser === 'firefox' ? 'browser' : 'chrome'),
    ],
    define: { __OPEN_SHADOW__: JSON.stringify(openShadow) },
    resolve: { alias: { 'wxt/utils/content-script-context': SILENT_LIFETIME } },
  }),
  hooks: {
    /** Starter packs are files beside the code: the background reads one once, instead of carrying both in its script. */
    'build:publicAssets': (_wxt, files) => {
      for (const name of ['starter.zh-CN.json', 'starter.en.json']) {
        const absoluteSrc = fileURLToPath(new URL(`assets/packs/${name}`, import.meta.url));
        files.push({ absoluteSrc, relativeDest: `packs/${name}` });
      }
      for (const site of EVERY_SITE) files.push({ contents: siteScript(site), relativeDest: siteScriptPath(site) });
    },
    /** Hosts are exactly the consoles the content script runs on, so the two lists cannot drift apart. */
    'build:manifestGenerated': (_wxt, manifest) => {
      manifest.content_scripts = EVERY_SITE.map((site) => ({
        matches: [...site.matches],
        ...(site.excludes.length > 0 && { exclude_matches: [...site.excludes] }),
        ...(site.frames && { all_frames: true }),
        js: [siteScriptPath(site), 'content-scripts/chat.js'],
        run_at: 'document_idle' as const,
      }));
      const consoles = EVERY_SITE.flatMap((site) => site.matches);
      const origins = [...new Set(consoles.map((match) => `${new URL(match).origin}/*`))].sort();
      manifest.host_permissions = origins;
      // The palette's frame, and nothing else of ours, may be loaded on a page (a taught one too), by an address of this
      // session that no page knows.
      Object.assign(manifest, {
        web_accessible_resources:
          manifest.manifest_version === 2
            ? ['palette.html']
            : [{ resources: ['palette.html'], matches: ['https://*/*'], use_dynamic_url: true }],
      });
      // WXT copies the popup's <title> here, which no locale file can translate.
      if (manifest.action) manifest.action.default_title = '__MSG_extensionName__';
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'zh_CN',
    // scripting and activeTab: a page is taught when a person asks for it there, and runs by itself only where they allow it.
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab'],
    // Asked for one host at a time, at the click that subscribes to an address there; notices at the click that wants them.
    ...(browser === 'firefox'
      ? { optional_permissions: ['https://*/*', 'notifications'] }
      : { optional_host_permissions: ['https://*/*'], optional_permissions: ['notifications'] }),
    incognito: 'not_allowed' as const,
    content_security_policy: { extension_pages: EXTENSION_PAGE_POLICY },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'sideline@sideline-coach.org',
              // The first release that reads data_collection_permissions.
              strict_min_version: '140.0',
              // Nothing leaves by itself. Whoever joins a team is asked by the browser too: see utils/platform/consent.ts.
              data_collection_permissions: {
                required: ['none' as const],
                optional: ['personallyIdentifyingInfo' as const, 'websiteActivity' as const, 'websiteContent' as const],
              },
            },
          },
        }
      : { minimum_chrome_version: '116' }),
  }),
});
