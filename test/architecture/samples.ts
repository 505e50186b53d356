/** One thing that each rule must refuse. A rule without a sample here fails the test of the rules. */

export const IMPORT_SAMPLES: readonly { path: string; code: string; others?: readonly string[] }[] = [
  { path: 'utils/core/a.ts', code: "import { b } from '../dom/b';" },
  { path: 'utils/core/a.ts', code: "import type { Table } from 'dexie';" },
  { path: 'utils/sites/a.ts', code: "import { fold } from '../core/turns';" },
  { path: 'utils/rules/a.ts', code: "import { fold } from '../core/turns';" },
  { path: 'utils/dom/a.ts', code: "import { ask } from '../messaging/client';" },
  { path: 'utils/dom/a.ts', code: "import browser from 'webextension-polyfill';" },
  { path: 'utils/messaging/client.ts', code: "import { parse } from '../schema/protocol';" },
  { path: 'utils/messaging/protocol.ts', code: "import { z } from 'zod';" },
  { path: 'utils/messaging/server.ts', code: "import { put } from '../db/ledger';" },
  { path: 'utils/schema/a.ts', code: "import { fold } from '../core/turns';" },
  { path: 'utils/db/a.ts', code: "import { parse } from '../schema/fact';" },
  { path: 'utils/library/a.ts', code: "import { find } from '../dom/locate';" },
  { path: 'utils/hub/a.ts', code: "import { ask } from '../messaging/client';" },
  { path: 'utils/settings/a.ts', code: "import { put } from '../db/ledger';" },
  { path: 'utils/platform/a.ts', code: "import { fold } from '../core/turns';" },
  { path: 'components/a.tsx', code: "import { ask } from '../utils/messaging/client';" },
  { path: 'components/a.tsx', code: "import { put } from '../utils/db/ledger';" },
  { path: 'entrypoints/chat.content/a.ts', code: "import { put } from '../../utils/db/ledger';" },
  {
    path: 'entrypoints/chat.content/a.ts',
    code: "import { server } from '../../utils/messaging/server';",
    others: ['utils/messaging/server.ts'],
  },
  { path: 'entrypoints/background/a.ts', code: "import { useState } from 'react';" },
  { path: 'entrypoints/background/a.ts', code: "import { read } from '../../utils/dom/reader';" },
  { path: 'entrypoints/popup/a.ts', code: "import { b } from '../lead/b';" },
  { path: 'entrypoints/lead/a.ts', code: "import { b } from '../background/b';" },
  { path: 'entrypoints/options/a.ts', code: "export { b } from '../popup/b';" },
  { path: 'utils/somewhere/a.ts', code: '' },
];

export const TEXT_SAMPLES: readonly { ban: string; path: string; code: string }[] = [
  { ban: 'markup from strings', path: 'components/a.tsx', code: 'node.innerHTML = text;' },
  { ban: 'markup from strings', path: 'utils/dom/a.ts', code: "node.insertAdjacentHTML('beforeend', text);" },
  { ban: 'innerText', path: 'utils/dom/a.ts', code: 'return node.innerText;' },
  { ban: 'code from strings', path: 'utils/core/a.ts', code: 'eval(text);' },
  { ban: 'code from strings', path: 'utils/core/a.ts', code: "new Function('return 1');" },
  { ban: 'window messages', path: 'entrypoints/chat.content/a.ts', code: "window.postMessage({}, '*');" },
  { ban: 'synthetic click', path: 'utils/dom/a.ts', code: 'button.click();' },
  { ban: 'synthetic mouse', path: 'utils/dom/a.ts', code: "node.dispatchEvent(new MouseEvent('click'));" },
  {
    ban: 'synthetic key',
    path: 'utils/dom/a.ts',
    code: "node.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));",
  },
  { ban: 'form submit', path: 'utils/dom/a.ts', code: 'form.requestSubmit();' },
  { ban: 'module-level let', path: 'entrypoints/background/a.ts', code: 'let open = 0;' },
  { ban: 'module-level let', path: 'utils/db/a.ts', code: 'export let open = 0;' },
  { ban: 'default export', path: 'utils/core/a.ts', code: 'export default function a() {}' },
  { ban: 'undated TODO', path: 'utils/core/a.ts', code: '// TO' + 'DO: later' },
];

export const PAGE_SAMPLES: readonly { ban: string; code: string }[] = [
  { ban: 'network', code: "fetch('https://example.com')" },
  { ban: 'network', code: 'new XMLHttpRequest()' },
  { ban: 'network', code: "new WebSocket('wss://example.com')" },
  { ban: 'cookies', code: 'document.cookie' },
  { ban: "the page's storage", code: "localStorage.getItem('a')" },
];
