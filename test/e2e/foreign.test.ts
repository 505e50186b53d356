/**
 * Chat pages that we did not write, taught by clicks alone in Chromium; then what is read, timed and inserted is held against
 * the log of their own servers. Asked for by hand: `npm test -- build e2e all foreign`.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { taughtSiteId } from '../../utils/sites/taught';
import { installForeign } from '../foreign/install';
import { LOUNGE_USER, startLounge } from '../foreign/lounge';
import { serveTls } from '../foreign/serve-tls';
import { type Coach, launchCoach } from './harness/chromium';
import { waitForPanel } from './harness/consoles';
import { type Lesson, teach } from './harness/lesson';

const POLL = { timeout: 20_000 };
const HOST = 'talk.example.com';
const ORIGIN = `https://${HOST}`;
const SITE = taughtSiteId(ORIGIN);
const NICK = 'xiaozhou';

const lounge = await installForeign('lounge');
if ('skipped' in lounge) console.warn(`skipped: ${lounge.skipped}`);

describe.skipIf('skipped' in lounge)('The Lounge', () => {
  let served: Awaited<ReturnType<typeof startLounge>>;
  let tls: Awaited<ReturnType<typeof serveTls>>;
  let coach: Coach;
  let page: Page;
  beforeAll(async () => {
    served = await startLounge('folder' in lounge ? lounge.folder : '', NICK);
    tls = await serveTls(HOST, served.port);
    coach = await launchCoach({ allowed: [ORIGIN], consoleFlags: tls.flags });
    await coach.ask('agent/name', { siteId: SITE, name: '客服小舟' });
    page = await coach.context.newPage();
    await page.goto(ORIGIN);
    await page.locator('#signin-username').fill(LOUNGE_USER.name);
    await page.locator('#signin-password').fill(LOUNGE_USER.password);
    await page.locator('button[type=submit]').click();
    await served.irc.joined();
  }, 120_000);
  afterAll(async () => {
    await coach?.close();
    await tls?.close();
    await served?.close();
  });

  const row = (name: string) => page.locator('.channel-list-item[data-type=query]', { hasText: name });
  async function open(name: string): Promise<void> {
    await row(name).click();
    await page.locator('#chat .header .title', { hasText: name }).waitFor();
  }
  async function reply(text: string): Promise<void> {
    const before = served.irc.log.length;
    await page.locator('#input').click();
    await page.keyboard.insertText(text);
    await page.keyboard.press('Enter');
    await expect.poll(() => served.irc.log.length, POLL).toBeGreaterThan(before);
  }

  it('is taught', async () => {
    const { irc } = served;
    await expect
      .poll(async () => {
        if ((await row('linmei').count()) === 0) irc.say('linmei', '这件还有货吗');
        return row('linmei').count();
      }, POLL)
      .toBe(1);
    irc.say('zhoujun', '您好');
    irc.say('hexiu', '在吗');
    await row('hexiu').waitFor();
    await open('linmei');
    await reply('有的，今天就能发');
    irc.say('linmei', '那我要两件');
    await page.locator('.msg .content', { hasText: '那我要两件' }).waitFor();
    const lesson: Lesson = {
      row: '.channel-list-item[data-type=query] .name',
      buyer: '.msg[data-type=message]:not(.self) .content',
      own: '.msg[data-type=message].self .content',
      field: '#input',
    };
    const taught = await teach(coach, page, ORIGIN, lesson);
    console.log(`The Lounge: ${taught.clicks} clicks, ${taught.seconds} s; the panel: ${taught.reads}`);
    expect(taught.clicks).toBeLessThanOrEqual(6);
    expect(taught.seconds).toBeLessThan(60);
  });

  const facts = async (role: 'buyer' | 'agent') =>
    (await coach.ledger()).facts.flatMap((fact) =>
      fact.siteId === SITE && fact.kind === 'message' && fact.role === role ? [fact] : [],
    );
  async function hears(name: string, text: string): Promise<void> {
    served.irc.say(name, text);
    await page.locator('sideline-overlay .row', { hasText: name }).first().waitFor({ timeout: 20_000 });
  }

  it('is read and timed, and takes a script', async () => {
    await waitForPanel(page);
    await hears('zhoujun', '请问什么时候发货？');
    await open('zhoujun');
    await page.locator('sideline-overlay .card').first().waitFor();
    await page.locator('#input').click();
    const before = { sent: served.irc.log.length, ours: (await facts('agent')).length };
    await expect
      .poll(async () => {
        if ((await page.locator('#input').inputValue()) === '') await page.keyboard.press('Alt+1');
        return (await page.locator('#input').inputValue()).length;
      }, POLL)
      .toBeGreaterThan(4);
    const written = await page.locator('#input').inputValue();
    expect(served.irc.log.length).toBe(before.sent);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await facts('agent')).length, POLL).toBeGreaterThan(before.ours);
    const [said] = served.irc.log.slice(before.sent);
    expect(said).toMatchObject({ to: 'zhoujun', text: written });
    const fact = (await facts('agent')).sort((a, b) => a.at - b.at).at(-1);
    console.log(`The Lounge: a reply is timed ${Math.abs((fact?.at ?? 0) - (said?.at ?? 0))} ms from its server's log`);
    expect(Math.abs((fact?.at ?? 0) - (said?.at ?? 0))).toBeLessThan(2000);
  });

  it('is read after a reload, and through 200 more messages, none twice and none lost', async () => {
    await page.reload();
    await row('hexiu').waitFor();
    await waitForPanel(page);
    await open('linmei');
    await hears('hexiu', '可以退吗');
    await open('hexiu');
    const settled = async () => [(await facts('buyer')).length, (await facts('agent')).length] as const;
    // What stood there unread is read with the thread: once an answer in it is known, all before it is.
    const [, own] = await settled();
    await reply('可以的');
    await expect.poll(async () => (await settled())[1], POLL).toBe(own + 1);
    const [buyers, ours] = await settled();
    for (let nth = 0; nth < 40; nth++) {
      for (let more = 0; more < 4; more++) served.irc.say('hexiu', `第${nth * 4 + more}个问题`);
      await reply(`第${nth}个回答`);
    }
    const more = async () => (await settled()).map((now, at) => now - ([buyers, ours][at] ?? 0));
    await expect.poll(more, { timeout: 30_000 }).toEqual([160, 40]);
    console.log(`The Lounge: 200 more messages, read ${(await more()).join(' of the buyer, own ')}`);
  });
});
