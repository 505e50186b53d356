/** The browser is killed twenty times in the middle of imports: the library is the old one or the new one, never a mixture. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFolder } from './harness/chromium-flags';
import { type Consoles, startConsoles } from './harness/consoles';
import { type Dice, rollDice, sleep } from './harness/random';
import { launchRaw, makeProfile, type RawChromium, type RawPage } from './harness/raw-chromium';
import { askRaw, openBystander, waitUntil } from './harness/raw-console';

const KILLS = 20;
const SCRIPTS = 1200;
const ID = 'kill-pack';

/** Imports one version after another as fast as they are acknowledged, telling us of each. Every script says its version. */
const IMPORTER = (first: number) => `(async () => {
  for (let version = ${first}; ; version += 1) {
    const snippets = Array.from({ length: ${SCRIPTS} }, (_, index) => ({
      id: 's' + index, title: 't' + index, triggers: ['q' + index], stage: 'aftersale', category: '售后', tags: [],
      body: version + ' ' + '您好，请您稍等，马上为您查询。'.repeat(8),
    }));
    const pack = { format: 'sideline-pack/1', id: '${ID}', version, title: 'x', author: 'x', locale: 'zh-CN', snippets };
    console.log('asked ' + version);
    const reply = await chrome.runtime.sendMessage({
      kind: 'library/import', request: { text: JSON.stringify(pack), dryRun: false },
    });
    console.log((reply?.value?.ok ? 'acknowledged ' : 'refused ' + JSON.stringify(reply) + ' ') + version);
    if (!reply?.value?.ok) return;
  }
})()`;

/** Which versions the scripts of the stored pack, and of the one kept before it, speak of. */
const STORED = `(async () => {
  const opening = indexedDB.open('sideline');
  const database = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
  const get = database.transaction('packs').objectStore('packs').get('${ID}');
  const row = await new Promise((resolve) => { get.onsuccess = () => resolve(get.result); });
  database.close();
  const of = (pack) => pack && {
    version: pack.version, scripts: pack.snippets.length, bodies: [...new Set(pack.snippets.map((s) => s.body.split(' ')[0]))],
  };
  return row && { now: of(row.pack), before: of(row.previous?.pack), highest: row.highest };
})()`;

interface Stored {
  now: { version: number; scripts: number; bodies: string[] };
  before?: { version: number; scripts: number; bodies: string[] };
  highest: number;
}

interface Life {
  asked: number;
  acknowledged: number;
}

async function oneLife(browser: RawChromium, page: RawPage, first: number, dice: Dice): Promise<Life> {
  const life: Life = { asked: 0, acknowledged: first - 1 };
  let refused = '';
  browser.wire.on('Runtime.consoleAPICalled', (params) => {
    const said = String((params as { args: { value?: unknown }[] }).args[0]?.value);
    const version = Number(said.split(' ').at(-1));
    if (said.startsWith('asked')) life.asked = version;
    if (said.startsWith('acknowledged')) life.acknowledged = version;
    if (said.startsWith('refused')) refused = said;
  });
  await page.send('Runtime.enable');
  page.evaluate(IMPORTER(first)).catch(() => {});
  await waitUntil(async () => life.asked > 0 || refused !== '', 'nothing was ever asked');
  await sleep(dice.between(5, 600));
  await browser.sigkill();
  expect(refused).toBe('');
  return life;
}

describe('a browser that is killed while it imports', () => {
  const profile = makeProfile();
  let consoles: Consoles;
  beforeAll(async () => {
    consoles = await startConsoles();
  });
  afterAll(async () => {
    await consoles?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  it(`has the old library or the new one after each of ${KILLS} kills`, { timeout: 300_000 }, async () => {
    const dice = rollDice('pack-sigkill');
    const launch = () => launchRaw({ extension: buildFolder('production'), consoleFlags: consoles.flags, profile });
    let last: Life = { asked: 0, acknowledged: 0 };
    let killedBetween = 0;
    for (let kill = 0; kill <= KILLS; kill += 1) {
      const browser = await launch();
      const page = await openBystander(browser);
      // The background opens, and so makes, the database.
      await askRaw(page, 'library/read', {});
      const stored = await page.evaluate<Stored | undefined>(STORED);
      const version = stored?.now.version ?? 0;
      expect([last.acknowledged, last.asked]).toContain(version);
      if (last.asked > last.acknowledged) killedBetween += 1;
      if (stored) {
        expect(stored.now).toEqual({ version, scripts: SCRIPTS, bodies: [String(version)] });
        expect(stored.highest).toBe(version);
        const before = version - 1;
        if (version > 1) expect(stored.before).toEqual({ version: before, scripts: SCRIPTS, bodies: [String(before)] });
      }
      if (kill === KILLS) await browser.close();
      else last = await oneLife(browser, page, version + 1, dice);
    }
    console.log(
      `pack-sigkill: ${last.asked} imports asked for, ${killedBetween} of ${KILLS} kills between asking and answer`,
    );
    expect(killedBetween).toBeGreaterThanOrEqual(KILLS - 4);
  });
});
