/**
 * A reading of a page and a target on their way through a real server: the lead puts what was taught and set here into a pack, a
 * colleague sees what changes and says so, and it goes when the lead goes back or the team is left.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type PackId, type SiteId } from '../../utils/core/ids';
import type { SitePatch } from '../../utils/core/site-patch';
import { writeInvitation } from '../../utils/hub/invitation';
import { natsVersion } from '../hub/nats-server';
import { startTeam, type TriedTeam } from '../hub/try-team';
import { type Coach, launchCoach } from './harness/chromium';
import { type Consoles, openConsole, startConsoles, waitForPanel } from './harness/consoles';

const SLACK_MS = 20_000;
const NIGHT = asId<PackId>('night');
const PDD = asId<SiteId>('pdd');
const TITLE = '组长建议的页面读法';
const PATCH: SitePatch = {
  format: 'sideline-site/1',
  site: PDD,
  name: '拼多多',
  origin: 'https://mms.pinduoduo.com',
  taughtOn: '2026-11-20',
  times: 'none',
  slots: { 'list.row': [{ css: '.night-row' }] },
};
const nightPack = (version: number) =>
  JSON.stringify({
    format: 'sideline-pack/1',
    id: NIGHT,
    version,
    title: '夜班话术',
    author: '班长',
    locale: 'zh-CN',
    snippets: [
      { id: 'n1', title: '夜班', triggers: ['有人吗'], body: '在的', stage: 'greeting', category: '夜班', tags: [] },
    ],
  });

interface Chrome {
  storage: { local: { get(key: string): Promise<Record<string, unknown>>; set(all: object): Promise<void> } };
}

describe.skipIf(natsVersion() === undefined)('a reading of a page and a target in a team', () => {
  let consoles: Consoles;
  let team: TriedTeam;
  let lead: Coach;
  let ann: Coach;
  let options: Page;
  let idle: Page;

  beforeAll(async () => {
    consoles = await startConsoles();
    team = await startTeam({ members: 1 });
    [lead, ann] = await Promise.all([
      launchCoach({ build: 'production', consoleFlags: consoles.flags }),
      launchCoach({ build: 'production', consoleFlags: consoles.flags }),
    ]);
    for (const [index, coach] of [lead, ann].entries()) {
      const found = team.invitations[index];
      if (!found) throw new Error('no such invitation');
      expect(await coach.ask('team/join', { text: writeInvitation(found) })).toEqual({ joined: true });
    }
    options = await ann.openSurface('options');
    idle = await ann.bystander();
  });
  afterAll(async () => {
    await lead?.close();
    await ann?.close();
    await team?.server.close();
    await consoles?.close();
  });

  const taught = () =>
    idle.evaluate(async () =>
      JSON.stringify(await (globalThis as unknown as { chrome: Chrome }).chrome.storage.local.get('taught')),
    );

  async function handOut(): Promise<void> {
    await lead.ask('team/watch', {});
    const from = Math.floor(Date.now() / 1000);
    const wish = { packIds: [NIGHT], note: '', mustTake: true, share: 100, from };
    await expect.poll(() => lead.ask('team/push', wish), { timeout: SLACK_MS, interval: 500 }).toEqual({});
  }

  const targets = () =>
    idle.evaluate(async () =>
      JSON.stringify(await (globalThis as unknown as { chrome: Chrome }).chrome.storage.local.get('setting:targets')),
    );

  async function agree(): Promise<void> {
    await options.bringToFront();
    await options.getByText(/的目标：不设 → 及时率 95%/).waitFor({ timeout: SLACK_MS });
    expect(await targets()).not.toContain('0.95');
    await options.getByRole('button', { name: /^用上 .+ 的目标$/ }).click();
    await expect.poll(targets, { timeout: SLACK_MS }).toContain('0.95');
    await options.getByRole('button', { name: /^收回 .+ 的目标$/ }).waitFor();
    await options.getByRole('heading', { name: TITLE }).waitFor({ timeout: SLACK_MS });
    await options.getByText('.night-row').waitFor();
    expect(await taught()).not.toContain('night-row');
    await options.getByRole('button', { name: '用上', exact: true }).click();
    await expect.poll(taught, { timeout: SLACK_MS }).toContain('night-row');
    await options.getByRole('button', { name: '收回', exact: true }).waitFor();
  }

  const gone = async () => {
    await expect.poll(taught, { timeout: SLACK_MS }).not.toContain('night-row');
    await expect.poll(targets, { timeout: SLACK_MS }).not.toContain('0.95');
    await options.getByRole('heading', { name: TITLE }).waitFor({ state: 'detached', timeout: SLACK_MS });
  };

  it('goes into the pack by a tick, waits at a colleague, is used by their word', async () => {
    const desk = await lead.bystander();
    await desk.evaluate(
      (patch) => (globalThis as unknown as { chrome: Chrome }).chrome.storage.local.set({ taught: { pdd: { patch } } }),
      PATCH,
    );
    const target = { name: 'targets', value: { pdd: { share: 0.95 } } } as const;
    expect(await lead.ask('settings/write', target)).toEqual({ saved: true });
    expect(await lead.ask('library/import', { text: nightPack(1), dryRun: false })).toMatchObject({ ok: true });
    const page = await lead.openSurface('lead');
    await page.getByRole('tab', { name: '话术' }).click();
    await page.locator('.packs > li', { hasText: '夜班话术' }).getByRole('button', { name: /^编辑/ }).click();
    await page.getByRole('button', { name: '发布' }).click();
    await page.getByText('平台页面的读法（0 处）').click();
    await page.getByRole('checkbox', { name: /mms\.pinduoduo\.com/ }).check();
    await page.getByText('建议的目标和设置（0 项）').click();
    await page.getByRole('checkbox', { name: /的目标：及时率 95%/ }).check();
    await page.getByRole('button', { name: '看看变化' }).click();
    await page.getByText('随包带上：1 条话术、1 个页面读法、1 项建议设置').waitFor();
    await page.getByRole('button', { name: '就这样发布' }).click();
    await page.getByText('已发布').waitFor();
    await page.close();
    await handOut();
    await agree();
    // What the page lacks of the new way is read as it was shipped.
    const console_ = await openConsole(ann.context, consoles, 'pdd', { seed: 9, conversations: 3, long: 20 });
    await waitForPanel(console_);
    await console_.close();
  });

  it('goes when the lead goes back', async () => {
    expect(await lead.ask('library/import', { text: nightPack(3), dryRun: false })).toMatchObject({ ok: true });
    await handOut();
    await gone();
  });

  it('goes when the team is left', async () => {
    expect(await lead.ask('library/restore', { packId: NIGHT })).toEqual({ version: 2 });
    const text = await lead.ask('library/sign', { packId: NIGHT });
    const { signature: _of, ...pack } = JSON.parse(text.text ?? '');
    const next = JSON.stringify({ ...pack, version: 4 });
    expect(await lead.ask('library/import', { text: next, dryRun: false })).toMatchObject({ ok: true });
    await handOut();
    await agree();
    await ann.ask('team/leave', { erase: true });
    await gone();
  });
});
