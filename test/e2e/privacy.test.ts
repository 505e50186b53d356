/**
 * A thousand marked names, phone numbers and addresses go through both consoles, also in threats, wishes and promises whose
 * cards are opened; none may be found on the disk or in a file that a person takes along.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Due } from '../../utils/core/coach/due';
import { AGENTS } from './harness/ask';
import { buildFolder } from './harness/chromium-flags';
import { viewPanelThrough } from './harness/closed-panel';
import { SITES, startConsoles } from './harness/consoles';
import { rollDice, sleep } from './harness/random';
import { launchRaw, makeProfile, type RawPage } from './harness/raw-chromium';
import { askRaw, openBystander, openRawConsole, readRawLedger, readTrueLog, waitUntil } from './harness/raw-console';
import { readExports } from './harness/raw-exports';

const MARKS = 1000;
/**
 * Every conversation is new, and its buyer says six lines in one tick. Where rows carry their time they are news; on 飞鸽 what
 * stands in a thread when it is first read stood there before, but for what the list told.
 */
const LEAST_TOLD = { pdd: 0.95, feige: 0.4 };
const OWN_NOTE = '补发白色杯盖，自己记的';
/** The simulated page's own memory and the browser's notes on open tabs: theirs, with or without us. */
const NOT_OURS = /^Default\/(?:Session Storage|Sessions|Local Storage)\//;

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Where any of the words stands, in UTF-8 or UTF-16. */
function grep(folder: string, words: readonly string[]): string[] {
  return filesOf(folder)
    .filter((path) => !NOT_OURS.test(relative(folder, path)))
    .flatMap((path) => {
      const bytes = readFileSync(path);
      const found = words.filter((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')));
      return found.map((word) => `${relative(folder, path)}: ${word}`);
    });
}

/** A person's click on the first element of that class, if it comes. */
async function click(page: RawPage, name: string): Promise<void> {
  let spot: { x: number; y: number } | undefined;
  for (let tries = 0; spot === undefined && tries < 40; tries += 1) {
    spot = await (await viewPanelThrough(page.send)).findClass(name).catch(() => undefined);
    await sleep(100);
  }
  if (!spot) return;
  const at = { x: spot.x, y: spot.y, button: 'left', clickCount: 1 };
  await page.send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
  await page.send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' });
}

/** Takes up what stands on the line until the card for a heated chat is there: what the lead would be shown. */
async function readCard(page: RawPage): Promise<string> {
  for (let tries = 0; tries < 8; tries += 1) {
    await click(page, 'coach-act');
    await sleep(300);
    const shown = (await viewPanelThrough(page.send)).textIn('evidence');
    if (shown !== undefined) return shown;
  }
  throw new Error('no card came');
}

describe('buyers on the disk', () => {
  const profile = makeProfile();
  afterAll(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));

  it(`leaves none of ${MARKS} marked names, phones and addresses`, async () => {
    const dice = rollDice('privacy');
    const letters = () => Array.from({ length: 12 }, () => 'bcdfghjkmnpqrstvwxz'[dice.between(0, 18)]).join('');
    const marks = Array.from({ length: MARKS }, letters);
    const consoles = await startConsoles();
    const browser = await launchRaw({ extension: buildFolder('production'), consoleFlags: consoles.flags, profile });
    const bystander = await openBystander(browser);
    const cards: string[] = [];
    for (const agent of AGENTS) await askRaw(bystander, 'agent/name', agent);
    for (const [index, site] of SITES.entries()) {
      const own = marks.slice((index * MARKS) / 2, ((index + 1) * MARKS) / 2);
      const page = await openRawConsole(browser, consoles.url(site, { seed: 2, conversations: 2, long: 5 }));
      await page.evaluate(`(async () => {
        const { simulator } = window;
        const marks = ${JSON.stringify(own)};
        // An empty scenario, for its pace: the agent's hands type as fast as these.
        await simulator.play({ ...simulator.scenario({}), steps: [] }, { speed: 8 });
        for (let at = 0; at < marks.length; at += 10) {
          const [name, ...rest] = marks.slice(at, at + 10);
          const key = simulator.newConversation({ name });
          await simulator.openAndSettle(key);
          const said = ['我叫' + rest[0], '电话' + rest[1], '地址' + rest[2] + '路1号', rest[3], '发货到' + rest[4]];
          for (const text of said) simulator.buyerSays(key, text);
          simulator.buyerSays(key, (at % 20 === 0 ? '再不处理我就打12315，单号' : '杯子碎了，明天之前要用，送到') + rest[1]);
          simulator.buyerSays(key, { goodsId: '1', name: rest[5], cents: 100 });
          await simulator.agentReplies(key, '今天下班前给您答复，' + rest[6], rest[7]);
          simulator.agentTypes(rest[8]);
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      })()`);
      const shown = (await readTrueLog(page)).messages.filter(
        (one) => !one.history && one.everShown && one.role !== 'system',
      ).length;
      const told = async () =>
        (await readRawLedger(bystander)).facts.filter((fact) => fact.kind === 'message' && fact.siteId === site).length;
      const enough = async () => (await told()) >= shown * LEAST_TOLD[site];
      await waitUntil(enough, `the ledger got too few of the ${shown} messages of ${site}`).catch(async (error) => {
        throw new Error(`${error.message}: ${await told()}, which proves nothing`);
      });
      cards.push(await readCard(page));
    }
    // The agent's own words are the agent's: these may be taken along, and show that the search can find.
    const [due] = (await readRawLedger(bystander)).stores.dues as Due[];
    if (!due) throw new Error('no promise was kept: nothing is proven');
    await askRaw(bystander, 'coach/due', { due: { ...due, note: OWN_NOTE } });
    const { stores, facts } = await readRawLedger(bystander);
    const files = await readExports(browser);
    const kept =
      JSON.stringify(stores) +
      (await bystander.evaluate<string>('chrome.storage.local.get(null).then(JSON.stringify)'));
    // Killed, not closed: a page that is closed saves itself, and the disk is as a thief would find it.
    await browser.sigkill();
    await consoles.close();

    expect(marks.filter((mark) => kept.includes(mark))).toEqual([]);
    expect(cards.length).toBe(SITES.length);
    expect(marks.filter((mark) => cards.join('').includes(mark))).toEqual([]);
    expect(marks.filter((mark) => files.join('').includes(mark))).toEqual([]);
    expect(files[0]).toContain(OWN_NOTE);
    expect(grep(profile, marks)).toEqual([]);
    // The search itself can find: a stored conversation's id stands somewhere on this disk.
    const known = facts.at(-1)?.conversationId as string;
    expect(grep(profile, [known]).length).toBeGreaterThan(0);
  });
});
