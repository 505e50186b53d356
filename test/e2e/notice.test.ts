/**
 * The desktop's notice, in a build that has the browser's leave: only while nobody looks at the console, and without a word of a
 * buyer's. Over the debugging pipe: a full driver keeps every tab of its own in sight.
 */
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { AGENTS } from './harness/ask';
import { buildFolder } from './harness/chromium-flags';
import { startConsoles } from './harness/consoles';
import { launchRaw } from './harness/raw-chromium';
import { askRaw, openBystander, openRawConsole, waitUntil } from './harness/raw-console';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sideline-notice-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const BUYER = '藏名字的人';
const SAID = '什么时候发货';

it('minutes of waiting in a hidden tab are told of, once, and of nobody by name', { timeout: 300_000 }, async () => {
  cpSync(buildFolder('production'), folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  // The browser's own question cannot be answered by a test.
  writeFileSync(path, JSON.stringify({ ...manifest, permissions: [...manifest.permissions, 'notifications'] }));
  const consoles = await startConsoles();
  const browser = await launchRaw({ extension: folder, consoleFlags: consoles.flags });
  const bystander = await openBystander(browser);
  for (const agent of AGENTS) await askRaw(bystander, 'agent/name', agent);
  await askRaw(bystander, 'settings/write', { name: 'notify', value: true });
  const page = await openRawConsole(browser, consoles.url('pdd', { seed: 4, conversations: 2, long: 5 }));
  await browser.wire.send('Target.activateTarget', { targetId: page.targetId });
  await waitUntil(() => page.evaluate<boolean>('!document.hidden'), 'the console is not in sight');
  await page.evaluate(
    `(() => { window.simulator.buyerSays(window.simulator.newConversation({ name: '${BUYER}' }), '${SAID}'); })()`,
  );
  const all = () =>
    bystander.evaluate<Record<string, unknown>>('new Promise((found) => chrome.notifications.getAll(found))');
  await browser.wire.send('Target.activateTarget', { targetId: bystander.targetId });
  await waitUntil(() => page.evaluate<boolean>('document.hidden'), 'the console is still in sight');
  expect(Object.keys(await all())).toEqual([]);
  await waitUntil(async () => Object.keys(await all()).length === 1, 'nothing was told', 240_000);
  await browser.close();
  await consoles.close();
});
