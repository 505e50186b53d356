/** Who may import whom, as data. The table in utils/README.md says the same in words. */
import { findTarget, type Source } from './sources';

interface Room {
  /** Path prefixes, the longest match wins. */
  at: string;
  /** Prefixes of our own files whose code may run here; always includes the room itself. */
  uses: readonly string[];
  /** Prefixes of which only the types may be imported. */
  types?: readonly string[];
  packages?: readonly string[];
}

const PAGE_USES = [
  'components',
  'utils/core',
  'utils/rules',
  // Data only: names and rules of the consoles are shown on every page.
  'utils/sites',
  'utils/messaging/client',
  'utils/db',
  'utils/settings',
  'utils/platform',
];
const PAGE_PACKAGES = ['react', 'react-dom', 'dexie-react-hooks', 'dexie'];
const PAGE_TYPES = ['utils/messaging/protocol'];

export const ROOMS: readonly Room[] = [
  { at: 'utils/core', uses: [] },
  { at: 'utils/sites', uses: ['utils/core/ids'], types: ['utils/core'] },
  { at: 'utils/rules', uses: ['utils/core/ids'], types: ['utils/core'] },
  { at: 'utils/dom', uses: ['utils/core', 'utils/sites'] },
  // Runs only where and while a person teaches a page.
  { at: 'utils/dom/teach', uses: ['utils/core', 'utils/sites', 'utils/dom'], packages: ['@medv/finder'] },
  { at: 'utils/messaging', uses: ['utils/platform'], types: ['utils/core', 'utils/messaging/protocol'] },
  // Following what there is to tell of the store: asked of the background, heard of by a key of storage.local.
  {
    at: 'utils/messaging/client.storage',
    uses: ['utils/messaging/client', 'utils/platform', 'utils/core/storage-news'],
    types: ['utils/messaging/protocol'],
  },
  { at: 'utils/messaging/protocol', uses: [], types: ['utils/core', 'utils/settings', 'utils/sites'] },
  {
    at: 'utils/messaging/server',
    uses: ['utils/schema', 'utils/platform'],
    types: ['utils/core', 'utils/messaging/protocol'],
  },
  {
    at: 'utils/schema',
    uses: [
      'utils/settings/settings',
      'utils/core/backup',
      'utils/core/coach/due',
      'utils/core/coach/hint-choices',
      'utils/core/coach/hint-rule',
      'utils/core/coach/hint-rules',
      'utils/core/coach/team-words-text',
      'utils/core/day-row',
      'utils/core/metric-list',
      'utils/core/pack-formats',
      'utils/core/picture',
      'utils/core/setting-entry',
      'utils/core/site-patch',
      'utils/core/turn',
    ],
    types: ['utils/core', 'utils/messaging/protocol'],
    packages: ['zod'],
  },
  { at: 'utils/db', uses: ['utils/core'], types: ['utils/messaging/protocol'], packages: ['dexie'] },
  {
    at: 'utils/library',
    uses: [
      'utils/core',
      // Whose pages a patch may name.
      'utils/sites',
      'utils/schema',
      'utils/db',
      'utils/settings',
      'utils/platform',
      'utils/library/ed25519',
    ],
    types: ['utils/messaging/protocol'],
  },
  // The page that imports and exports sheets loads this alone, and the spreadsheet library only when a file is chosen.
  { at: 'utils/library/sheets', uses: ['utils/core', 'utils/schema'], packages: ['hucre'] },
  { at: 'utils/library/ed25519', uses: [], packages: ['@noble/ed25519'] },
  // The engine's own clients: the line in whoever syncs, tokens and keys in the lead's page alone.
  {
    at: 'utils/hub',
    uses: ['utils/core', 'utils/schema', 'utils/db', 'utils/settings', 'utils/platform'],
    packages: ['@nats-io/nats-core', '@nats-io/jwt'],
  },
  {
    at: 'utils/settings',
    uses: ['utils/platform', 'utils/core/coach/hint-choices', 'utils/core/period'],
    types: ['utils/core', 'utils/sites'],
  },
  { at: 'utils/platform', uses: [] },
  {
    at: 'components',
    uses: ['utils/core', 'utils/platform/i18n'],
    types: ['utils/messaging/protocol'],
    packages: ['react', 'react-dom'],
  },
  // Thousands of rows are drawn on a page of our own only, never in the overlay.
  {
    at: 'components/lead',
    uses: ['components', 'utils/core', 'utils/platform/i18n'],
    packages: ['react', 'react-dom', '@tanstack/react-virtual', 'uqr'],
  },
  {
    at: 'entrypoints/chat.content',
    uses: [
      'components',
      'utils/core',
      'utils/sites',
      'utils/dom',
      'utils/messaging/client',
      'utils/messaging/outbox',
      'utils/messaging/palette-wire',
      'utils/messaging/read-library',
      'utils/settings',
      'utils/platform',
    ],
    types: ['utils/messaging/protocol'],
    packages: ['react', 'react-dom', 'wxt'],
  },
  {
    at: 'entrypoints/background',
    uses: [
      'utils/core',
      'utils/sites',
      'utils/rules',
      'utils/messaging/server',
      // What was taught also comes in with a file, past the door of messages.
      'utils/schema/site-patch',
      'utils/db',
      'utils/library',
      'utils/hub',
      'utils/settings',
      'utils/platform',
    ],
    types: ['utils/messaging/protocol', 'utils/schema'],
    packages: ['wxt'],
  },
  {
    at: 'entrypoints/teach',
    uses: ['components', 'utils/core', 'utils/sites', 'utils/dom', 'utils/messaging/client', 'utils/platform'],
    types: ['utils/messaging/protocol'],
    packages: ['react', 'react-dom', 'wxt'],
  },
  { at: 'entrypoints/popup', uses: PAGE_USES, types: PAGE_TYPES, packages: PAGE_PACKAGES },
  {
    at: 'entrypoints/lead',
    uses: [...PAGE_USES, 'utils/library/sheets', 'utils/hub'],
    types: PAGE_TYPES,
    packages: PAGE_PACKAGES,
  },
  {
    at: 'entrypoints/numbers',
    uses: [...PAGE_USES, 'utils/library/sheets'],
    types: PAGE_TYPES,
    packages: PAGE_PACKAGES,
  },
  {
    at: 'entrypoints/palette',
    // The keys of an input method are the same everywhere; nothing else of dom may run here.
    uses: [
      'components',
      'utils/core',
      'utils/dom/ime',
      'utils/messaging/client',
      'utils/messaging/palette-wire',
      'utils/messaging/read-library',
      'utils/settings',
      'utils/platform',
    ],
    types: PAGE_TYPES,
    packages: ['react', 'react-dom'],
  },
  { at: 'entrypoints/options', uses: PAGE_USES, types: PAGE_TYPES, packages: PAGE_PACKAGES },
];

const ONE_FILE_PACKAGES: Record<string, string> = { 'webextension-polyfill': 'utils/platform/browser.ts' };
const STYLE = /\.css(?:\?inline)?$/;

function isUnder(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}.`);
}

function roomOf(path: string): Room | undefined {
  return ROOMS.filter((room) => isUnder(path, room.at)).sort((a, b) => b.at.length - a.at.length)[0];
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

/** Every import that crosses a wall, as sentences. */
export function judgeImports(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return sources.flatMap((source) => {
    const room = roomOf(source.path);
    if (!room) return [`${source.path} belongs to no room: add one to test/architecture/matrix.ts`];
    return source.imports.flatMap(({ target, own, typeOnly }) => {
      if (!own) {
        const name = packageName(target);
        const only = ONE_FILE_PACKAGES[name];
        if (only !== undefined) return source.path === only ? [] : [`${source.path} imports ${name}: only ${only} may`];
        return room.packages?.includes(name) ? [] : [`${source.path} imports the package ${name}`];
      }
      if (STYLE.test(target) || target.startsWith('assets/')) return [];
      const path = findTarget(target, byPath)?.path ?? target;
      const sameRoom = isUnder(path, room.at) && roomOf(path) === room;
      if (sameRoom || room.uses.some((prefix) => isUnder(path, prefix))) return [];
      if (typeOnly && room.types?.some((prefix) => isUnder(path, prefix))) return [];
      return [`${source.path} imports ${typeOnly ? 'types of ' : ''}${path}`];
    });
  });
}
