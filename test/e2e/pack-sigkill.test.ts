/**
 * The browser is killed twenty times in the middle of imports of a library in three parts: it is the old one or the new one,
 * never a mixture, neither within a part nor between them.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFolder } from './harness/chromium-flags';
import { type Consoles, startConsoles } from './harness/consoles';
import { type Dice, rollDice, sleep } from './harness/random';
import { launchRaw, makeProfile, type RawChromium, type RawPage } from './harness/raw-chromium';
import { askRaw, openBystander } from './harness/raw-console';

const KILLS = 20;
const SCRIPTS = 500;
const IDS = ['kill-pack', 'kill-pack.part2', 'kill-pack.part3'];

/** Puts into the page a way to import one version of the library, every script of which says its version. */
const IMPORTER = `(() => {
  const partOf = (id, version) => {
    const snippets = Array.from({ length: ${SCRIPTS} }, (_, index) => ({
      id: id + index, title: 't' + index, triggers: ['q' + index], stage: 'aftersale', category: '售后', tags: [],
      body: version + ' ' + '您好，请您稍等，马上为您查询。'.repeat(8),
    }));
    return JSON.stringify({ format: 'sideline-pack/1', id, version, title: 'x', author: 'x', locale: 'zh-CN', snippets });
  };
  globalThis.importVersion = (version) => {
    const [text, ...parts] = ${JSON.stringify(IDS)}.map((id) => partOf(id, version));
    return chrome.runtime.sendMessage({ kind: 'library/import', request: { text, parts, dryRun: false } });
  };
})()`;

/** Which versions the scripts of each stored part, and of the one kept before it, speak of. */
const STORED = `(async () => {
  const opening = indexedDB.open('sideline');
  const database = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
  const store = database.transaction('packs').objectStore('packs');
  const rows = await Promise.all(${JSON.stringify(IDS)}.map((id) => new Promise((resolve) => {
    const get = store.get(id);
    get.onsuccess = () => resolve(get.result);
  })));
  database.close();
  const of = (pack) => pack && {
    version: pack.version, scripts: pack.snippets.length, bodies: [...new Set(pack.snippets.map((s) => s.body.split(' ')[0]))],
  };
  return rows.flatMap((row) => row ? [{ now: of(row.pack), before: of(row.previous?.pack), highest: row.highest }] : []);
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

/**
 * Imports one version after another, each as soon as the last is acknowledged, until the kill. What was asked is written
 * down here, before the page is told to ask: what only the killed browser could have told us may be lost with it.
 */
async function oneLife(browser: RawChromium, page: RawPage, first: number, dice: Dice): Promise<Life> {
  const life: Life = { asked: first - 1, acknowledged: first - 1 };
  let killed = false;
  await page.evaluate(IMPORTER);
  const importing = (async () => {
    for (;;) {
      life.asked += 1;
      const asked = page.evaluate<{ value?: { ok?: boolean } }>(`importVersion(${life.asked})`);
      const reply = await asked.catch((error: unknown) => {
        if (killed) return undefined;
        throw error;
      });
      if (killed && reply === undefined) return;
      expect(reply?.value?.ok, JSON.stringify(reply)).toBe(true);
      life.acknowledged = life.asked;
      // An answer that came with the kill counts, and is the last.
      if (killed) return;
    }
  })();
  const kill = async () => {
    await sleep(dice.between(5, 600));
    killed = true;
    await browser.sigkill();
  };
  await Promise.all([importing, kill()]);
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
    let written = 0;
    for (let kill = 0; kill <= KILLS; kill += 1) {
      const browser = await launch();
      const page = await openBystander(browser);
      // The background opens, and so makes, the database.
      await askRaw(page, 'library/read', {});
      const parts = await page.evaluate<Stored[]>(STORED);
      const version = parts[0]?.now.version ?? 0;
      expect(parts.length).toBe(version === 0 ? 0 : IDS.length);
      expect([last.acknowledged, last.asked]).toContain(version);
      if (last.asked > last.acknowledged) {
        killedBetween += 1;
        if (version === last.asked) written += 1;
      }
      for (const stored of parts) {
        expect(stored.now).toEqual({ version, scripts: SCRIPTS, bodies: [String(version)] });
        expect(stored.highest).toBe(version);
        const before = version - 1;
        if (version > 1) expect(stored.before).toEqual({ version: before, scripts: SCRIPTS, bodies: [String(before)] });
      }
      if (kill === KILLS) await browser.close();
      else last = await oneLife(browser, page, version + 1, dice);
    }
    console.log(
      `pack-sigkill: ${last.asked} imports asked for, ${killedBetween} of ${KILLS} kills between asking and answer, ${written} of these after writing`,
    );
    expect(killedBetween).toBeGreaterThanOrEqual(KILLS - 4);
  });
});
