/**
 * Chat pages made of components that we did not write, in builds whose class names turn: taught by clicks alone in Chromium, then
 * what is read, timed and inserted is held against the page's true log. Asked for by hand: `npm test -- build e2e all foreign`.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { taughtSiteId } from '../../utils/sites/taught';
import type { Kit, TrueLog } from '../consoles/platform/shapes';
import { underTrueKeys } from '../dom/true-keys';
import { installForeign } from '../foreign/install';
import { buildKit } from '../foreign/kits/build';
import type { Dress } from '../foreign/kits/dress';
import { servePages } from '../foreign/serve-pages';
import { serveTls } from '../foreign/serve-tls';
import { type Coach, launchCoach } from './harness/chromium';
import { compare } from './harness/compare';
import { simulate, waitForPanel, waitUntilPlayed } from './harness/consoles';
import { teach } from './harness/lesson';

const POLL = { timeout: 20_000 };
const HOST = 'kits.example.com';
const ORIGIN = `https://${HOST}`;
const SITE = taughtSiteId(ORIGIN);
const FIELD = 'textarea, [contenteditable="true"]';
/** What any page does: header and thread follow a click when they come, drafts stay, the open conversation is opened again. */
const HABITS = { switchLagMs: [0, 60], staleThreadChance: 0.05, staleThreadMs: [80, 250], reopenAfterReload: true };
const QUIET = { rerenderEveryMs: 0, remountEveryMs: 0, chunkChance: 0, banner: false };
const ADDRESS = `${ORIGIN}/?seed=5&conversations=4&long=12&hazards=${encodeURIComponent(JSON.stringify({ ...HABITS, ...QUIET }))}`;

const kits = await installForeign('kits');
if ('skipped' in kits) console.warn(`skipped: ${kits.skipped}`);

const PAGES: readonly [Kit, Omit<Dress, 'build'>][] = [
  ['chatscope', { kind: 'modules', shape: 'tail' }],
  ['chatscope', { kind: 'emotion', shape: 'tail' }],
  ['chat-elements', { kind: 'modules', shape: 'framed' }],
  ['chat-elements', { kind: 'emotion', shape: 'tail' }],
];

describe.skipIf('skipped' in kits).each(PAGES)('%s, %o', (kit, dress) => {
  const name = `${kit}, ${dress.kind}`;
  let served: Awaited<ReturnType<typeof servePages>>;
  let tls: Awaited<ReturnType<typeof serveTls>>;
  let coach: Coach;
  let page: Page;
  let other: string;
  /** Judged is what was said since: everything before had been answered by then. */
  let judgedFrom = 0;
  beforeAll(async () => {
    const built = (build: string) => buildKit(kit, { ...dress, build }, 'folder' in kits ? kits.folder : '');
    served = await servePages(await built('first'));
    other = await built('second');
    tls = await serveTls(HOST, served.port);
    coach = await launchCoach({ allowed: [ORIGIN], consoleFlags: tls.flags });
    await coach.ask('agent/name', { siteId: SITE, name: '客服小舟' });
    page = await coach.context.newPage();
    await page.goto(ADDRESS);
    await page.waitForFunction(() => window.simulator !== undefined);
  });
  afterAll(async () => {
    await coach?.close();
    await tls?.close();
    served?.close();
  });

  const facts = async () =>
    (await coach.ledger()).facts.filter(({ siteId, at }) => siteId === SITE && at >= judgedFrom);

  /** Messages recorded once with their role, turns, gaps: equal to the page's log. */
  async function expectEqual(when: string): Promise<void> {
    const whole = await simulate(page, (simulator) => simulator.trueLog(), undefined);
    const messages = whole.messages.map((one) => (one.at < judgedFrom ? { ...one, history: true } : one));
    const log: TrueLog = { ...whole, messages };
    const verdict = async () => compare(log, underTrueKeys(log, await facts()), Date.now());
    await expect.poll(async () => (await verdict()).problems, { ...POLL, message: when }).toEqual([]);
    const { turnsMeasured, turnsTrue, messagesTrue, worstGapErrorMs } = await verdict();
    console.log(
      `${name}, ${when}: ${messagesTrue} messages, turns true ${turnsTrue}, measured ${turnsMeasured}, gaps at most ${worstGapErrorMs} ms off`,
    );
    expect(turnsMeasured).toBe(turnsTrue);
  }

  /** What is said before the page is read again has no moment that anyone could know. */
  async function reload(): Promise<void> {
    const since = Date.now();
    await page.reload();
    await page.waitForFunction(() => window.simulator !== undefined);
    await waitForPanel(page);
    const opened = async () => (await facts()).some(({ kind, at }) => kind === 'conversation-opened' && at >= since);
    await expect.poll(opened, POLL).toBe(true);
  }

  async function playDay(seed: number): Promise<void> {
    await simulate(
      page,
      (simulator, options) => {
        const scenario = simulator.scenario({ conversations: 4, spreadMs: 20_000, ...options });
        scenario.steps = scenario.steps.filter(({ step }) => !(step.do === 'say' && step.message.event === 'closed'));
        // The kits have no cards: goods are a line of words.
        for (const { step } of scenario.steps) {
          if (step.do !== 'say' || !step.message.card) continue;
          const { card, ...message } = step.message;
          step.message = { ...message, media: 'text', text: `商品：${card.name}` };
        }
        simulator.nameApart(scenario);
        void simulator.play(scenario, { speed: 12 });
      },
      { seed },
    );
    await waitUntilPlayed(page, 100_000);
  }

  it('is taught by at most six clicks', async () => {
    await simulate(
      page,
      async (simulator) => {
        let nth = 0;
        for (const one of simulator.platform.conversations.values()) one.name = `买家${++nth}号`;
        const [open = '', , unread = ''] = [...simulator.platform.conversations.keys()];
        await simulator.openAndSettle(open);
        simulator.buyerSays(open, '这件还有货吗');
        await simulator.agentReplies(open, '有的，今天就能发');
        simulator.buyerSays(open, '那我要两件');
        await simulator.agentReplies(open, '好的，这就安排');
        // What an unread mark looks like can only be learned from one.
        simulator.buyerSays(unread, '您好');
      },
      undefined,
    );
    const taught = await teach(coach, page, ORIGIN, {
      row: 'text="买家2号"',
      buyer: 'text="那我要两件"',
      own: 'text="好的，这就安排"',
      field: FIELD,
    });
    console.log(`${name}: ${taught.clicks} clicks, ${taught.seconds} s; the panel: ${taught.reads}`);
    expect(taught.clicks).toBeLessThanOrEqual(6);
    expect(taught.seconds).toBeLessThan(60);
  });

  it('is read and timed as its log has it, through a reload', async () => {
    await waitForPanel(page);
    await simulate(
      page,
      async (simulator) => {
        for (const key of [...simulator.platform.conversations.keys()].slice(0, 3))
          await simulator.agentReplies(key, '还有什么可以帮您的吗');
      },
      undefined,
    );
    const own = async () => (await facts()).filter((fact) => fact.kind === 'message' && fact.role === 'agent').length;
    await expect.poll(own, POLL).toBe(3);
    judgedFrom = Date.now();
    await playDay(3);
    await expectEqual('a day');
    await reload();
    await playDay(5);
    await expectEqual('another after a reload');
  });

  const composer = () => simulate(page, (simulator) => simulator.composerText(), undefined);
  const sent = () => simulate(page, (simulator) => simulator.sent().length, undefined);

  /** A question in a conversation that is not open is shown; it is opened, and answered with a script by one key. */
  async function answers(question: string): Promise<void> {
    const [asking, buyer] = await simulate(
      page,
      (simulator, question) => {
        const { active } = simulator.showing();
        const one = [...simulator.platform.conversations.values()].find(({ key, listed }) => key !== active && listed);
        simulator.buyerSays(one?.key ?? '', question);
        return [one?.key ?? '', one?.name ?? ''];
      },
      question,
    );
    const overlay = page.locator('sideline-overlay');
    await overlay.locator('.row', { hasText: buyer }).first().waitFor();
    await simulate(page, (simulator, asking) => simulator.openAndSettle(asking), asking);
    await overlay.locator('.card').first().waitFor();
    await page.locator(FIELD).click();
    await page.keyboard.type('亲');
    const before = await sent();
    await expect
      .poll(
        async () => {
          if ((await composer()) === '亲') await page.keyboard.press('Alt+1');
          return composer();
        },
        { ...POLL, interval: 300 },
      )
      .toMatch(/^亲.{4,}/);
    // What the kit holds is what stands there, and nothing was sent.
    const written = await composer();
    const shown = await page
      .locator(FIELD)
      .evaluate((field) => ('value' in field ? String(field.value) : (field as HTMLElement).innerText));
    expect([shown, await sent()]).toEqual([written, before]);
    await page.locator(FIELD).press('Enter');
    await expect.poll(sent, POLL).toBe(before + 1);
    const last = await simulate(page, (simulator) => simulator.sent().at(-1), undefined);
    expect(last).toMatchObject({ conversationKey: asking, text: written.trim() });
  }

  it('takes a script into its own field, and nothing is sent', async () => {
    await answers('请问什么时候发货？');
    await expectEqual('a reply by one key');
  });

  it('is read in another build, whose names bear other hashes', async () => {
    const worn = () =>
      page.evaluate(() => [...new Set([...document.querySelectorAll('[class]')].flatMap((one) => [...one.classList]))]);
    const before = await worn();
    served.serve(other);
    await reload();
    const after = await worn();
    console.log(
      `${name}: ${before.length} class names, ${after.filter((one) => before.includes(one)).length} of them in the other build`,
    );
    expect(after).not.toEqual(before);
    await playDay(4);
    await answers('请问什么时候发货？');
    await expectEqual('a day in another build');
  });

  it('is read through 200 more messages', async () => {
    await simulate(
      page,
      async (simulator) => {
        const keys = [...simulator.platform.conversations.values()]
          .filter(({ listed }) => listed)
          .map(({ key }) => key);
        for (let nth = 0; nth < 40; nth++) {
          const key = keys[nth % 4] ?? '';
          // Another buyer writes while this one is served.
          for (const more of [0, 1, 2]) simulator.buyerSays(key, `第${nth * 4 + more}个问题`);
          simulator.buyerSays(keys[(nth + 1) % 4] ?? '', `先问一句，第${nth}次`);
          await simulator.agentReplies(key, `第${nth}个回答`);
        }
      },
      undefined,
    );
    await expectEqual('200 more messages');
  });
});
