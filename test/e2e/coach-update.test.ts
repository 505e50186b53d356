/** The extension is replaced by a newer one in the middle of a shift, then the browser is started anew: what the agent kept stays. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Due } from '../../utils/core/coach/due';
import type { BuyerNote, ThemeMark } from '../../utils/core/coach/kept';
import { AGENTS } from './harness/ask';
import { type Coach, launchCoach } from './harness/chromium';
import { buildFolder } from './harness/chromium-flags';
import { openConsole, simulate, startConsoles } from './harness/consoles';
import { sleep } from './harness/random';
import { makeProfile } from './harness/raw-chromium';

const CALM = { remountEveryMs: 0, rerenderEveryMs: 0, banner: false, switchLagMs: [0, 20] } as const;
const line = (page: Page) => page.locator('sideline-overlay .coach p');

interface Kept {
  dues: Due[];
  buyers: BuyerNote[];
  themes: ThemeMark[];
}

async function readKept(coach: Coach): Promise<Kept> {
  const { dues = [], buyers = [], themes = [] } = (await coach.ledger()).stores as unknown as Partial<Kept>;
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return { dues: [...dues].sort(byId), buyers: [...buyers].sort(byId), themes: [...themes].sort(byId) };
}

/** By a page of its own: those that stood open are gone with the old files. */
async function versionOf(coach: Coach): Promise<string> {
  const page = await coach.context.newPage();
  try {
    await page.goto(`chrome-extension://${coach.extensionId}/manifest.json`);
    return await page.evaluate<string>('chrome.runtime.getManifest().version');
  } catch {
    return '';
  } finally {
    await page.close();
  }
}

describe('an update in the middle of a shift', () => {
  const profile = makeProfile();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sideline-update-')));
  afterAll(() => {
    for (const one of [profile, folder]) rmSync(one, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  it('loses no promise, note, reason or follow-up, nor does a start of the browser after it', async () => {
    cpSync(buildFolder('open'), folder, { recursive: true });
    // Without it the browser leaves an unpacked extension off when it starts it anew.
    mkdirSync(join(profile, 'Default'));
    const developer = { extensions: { ui: { developer_mode: true } } };
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(developer));
    const consoles = await startConsoles();
    const first = await launchCoach({ consoleFlags: consoles.flags, profile, folder });
    for (const agent of AGENTS) await first.ask('agent/name', agent);
    const page = await openConsole(first.context, consoles, 'pdd', { seed: 5, conversations: 2, long: 5 });
    await simulate(page, (simulator, hazards) => simulator.setHazards(hazards as never), CALM);
    const promise = async (name: string, words: string, reply: string) => {
      await simulate(
        page,
        async (simulator, { name, words, reply }) => {
          const key = simulator.newConversation({ name });
          simulator.buyerSays(key, words);
          await simulator.openAndSettle(key);
          await simulator.agentReplies(key, reply);
        },
        { name, words, reply },
      );
      await expect.poll(() => line(page).textContent(), { timeout: 8000 }).toMatch(/记下这个承诺吗/);
      await page.locator('sideline-overlay .coach .coach-act').click();
    };
    await promise('松间明月', '杯子碎了怎么办', '今天下班前给您答复');
    await page.locator('sideline-overlay .theme').first().click();
    await promise('石上清泉', '什么时候补发', '明天给您补发');
    const open = (kept: Kept) => kept.dues.filter(({ state }) => state === 'open');
    await expect.poll(async () => open(await readKept(first)).length).toBe(2);
    const [due] = open(await readKept(first));
    if (!due) throw new Error('nothing was promised');
    await first.ask('coach/due', { due: { ...due, note: '补发杯盖，白色' } });
    await page.locator('sideline-overlay .note-add').click();
    await page.locator('sideline-overlay .note-form input').first().fill('喜欢先看图');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await readKept(first)).buyers.map(({ note }) => note)).toEqual(['喜欢先看图']);
    await expect.poll(async () => (await readKept(first)).themes.length).toBe(1);
    const before = await readKept(first);

    // The store's way: the files are replaced, the browser starts the new ones, and the open console is left with the old.
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, version: '9.8.7' }));
    const bystander = await first.bystander();
    await Promise.race([bystander.evaluate('chrome.runtime.reload()').catch(() => undefined), sleep(1000)]);
    await bystander.close();
    await expect.poll(() => versionOf(first), { timeout: 15_000 }).toBe('9.8.7');
    expect(await readKept(first)).toEqual(before);
    await page.bringToFront();
    await expect.poll(() => page.locator('sideline-overlay .sl').textContent(), { timeout: 8000 }).toMatch(/刷新/);
    await page.reload();
    await expect.poll(() => page.locator('sideline-overlay .due').count(), { timeout: 8000 }).toBe(2);
    expect(await page.locator('sideline-overlay .due-note').allTextContents()).toContain('补发杯盖，白色');
    await first.close();

    const second = await launchCoach({ consoleFlags: consoles.flags, profile, folder });
    expect(await readKept(second)).toEqual(before);
    const shop = await openConsole(second.context, consoles, 'pdd', { seed: 5, conversations: 2, long: 5 });
    await expect.poll(() => shop.locator('sideline-overlay .due').count(), { timeout: 8000 }).toBe(2);
    await second.close();
    await consoles.close();
  });
});
