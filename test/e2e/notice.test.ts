/** The desktop's notice, in a build that has the browser's leave: only while nobody looks at the console, and without a word of a buyer's. */
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { AGENTS } from './harness/ask';
import { launchCoach } from './harness/chromium';
import { buildFolder } from './harness/chromium-flags';
import { openConsole, simulate, startConsoles, waitForPanel } from './harness/consoles';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sideline-notice-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('two minutes of waiting in a hidden tab are told of', { timeout: 240_000 }, async () => {
  cpSync(buildFolder('open'), folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  // The browser's own question cannot be answered by a test.
  writeFileSync(path, JSON.stringify({ ...manifest, permissions: [...manifest.permissions, 'notifications'] }));
  const consoles = await startConsoles();
  const coach = await launchCoach({ consoleFlags: consoles.flags, folder });
  for (const agent of AGENTS) await coach.ask('agent/name', agent);
  await coach.ask('settings/write', { name: 'notify', value: true });
  const page = await openConsole(coach.context, consoles, 'pdd', { seed: 4, conversations: 2, long: 5 });
  await waitForPanel(page);
  await simulate(
    page,
    (simulator) => {
      simulator.buyerSays(simulator.newConversation({ name: '藏名字的人' }), '什么时候发货');
    },
    undefined,
  );
  const bystander = await coach.bystander();
  await bystander.bringToFront();
  const all = () =>
    bystander.evaluate<Record<string, unknown>>('new Promise((found) => chrome.notifications.getAll(found))');
  expect(Object.keys(await all())).toEqual([]);
  await expect.poll(async () => Object.keys(await all()).length, { timeout: 200_000, interval: 1000 }).toBe(1);
  await coach.close();
  await consoles.close();
});
