/**
 * A rush hour pressed into two minutes, on three consoles: every threat is said within a second, every promise that comes due
 * is reminded of, nothing new is said while an input method composes, the cursor is never taken, and the field is never
 * covered, in three windows.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Due, dueId } from '../../utils/core/coach/due';
import { type AgentId, asId, type ConversationId } from '../../utils/core/ids';
import { siteById } from '../../utils/sites/match';
import { AGENTS } from './harness/ask';
import { type AnySite, openConsole, SITES, simulate, waitForPanel } from './harness/consoles';
import { useLane } from './harness/lane';
import { sleep } from './harness/random';
import { isCovered, readRecord, watchCoach } from './harness/watch-coach';

/** Twenty minutes of a busy shop: 600 messages in 40 chats. */
const RUSH = { ratePerSecond: 6, conversations: 40, ms: 100_000 };
const THREATS = [
  '再不处理我就打12315',
  '孩子吃了你家的东西进医院了',
  '我要去消协投诉你们',
  '我要曝光你们，发到抖音',
  '等着收律师函吧',
  '戴了两天耳朵流脓了',
  '我已经报警了',
  '明天记者会联系你们',
  '假一赔三，不然法院见',
  '充电的时候爆炸了，手烧伤了',
];
/** The threats that come while an input method composes. */
const COMPOSED = [3, 7];
const WINDOWS = [
  { width: 1600, height: 900 },
  { width: 1366, height: 768 },
  { width: 1280, height: 640 },
];
const SAID_WITHIN_MS = 1000;
/** When they are due, ms from the start. */
const DUES = [30_000, 45_000, 55_000, 65_000, 75_000, 85_000, 95_000, 105_000];

/** Given on another day to buyers who are not in the list any more. */
function promise(site: AnySite, agentId: AgentId, nth: number, dueAt: number): Due {
  const conversationId = asId<ConversationId>(`rushbuyer${nth}`);
  const saidAt = dueAt - 120_000 - nth;
  return {
    id: dueId(asId(site), conversationId, saidAt, 'promise'),
    siteId: asId(site),
    shopId: asId('unknown'),
    agentId,
    conversationId,
    kind: 'promise',
    topic: 'refund',
    saidAt,
    dueAt,
    grainMs: 60_000,
    state: 'open',
    foundBy: 'promise-reply-hours',
    reminded: 0,
  };
}

/** What an agent does who follows what the line says: every reminder is taken up, for this long. */
async function takeUpDues(page: Page, forMs: number): Promise<void> {
  for (const until = Date.now() + forMs; Date.now() < until; await sleep(150)) {
    const text = await page
      .locator('sideline-overlay .coach p')
      .textContent({ timeout: 100 })
      .catch(() => '');
    if (text?.startsWith('答应'))
      await page
        .locator('sideline-overlay .coach .coach-act')
        .click({ timeout: 1000 })
        .catch(() => undefined);
  }
}

describe('a rush hour', () => {
  const lane = useLane();

  it.each([...SITES, 'jd'] as AnySite[])('%s', { timeout: 230_000 }, async (site) => {
    const { coach, consoles } = lane;
    const agent = AGENTS.find(({ siteId }) => siteId === site) ?? { siteId: asId(site), name: '小林' };
    const { agentId } = await coach.ask('agent/name', agent);
    if (agentId === undefined) throw new Error('nobody works here');
    const start = Date.now();
    for (const [nth, after] of DUES.entries())
      await coach.ask('coach/due', { due: promise(site, agentId, nth, start + after) });
    const page = await openConsole(coach.context, consoles, site, { seed: 21, conversations: 6, long: 20 });
    await waitForPanel(page);
    const field = siteById(asId(site))?.composer.field[0]?.css ?? '';
    const session = await page.context().newCDPSession(page);
    await sleep(1500);
    await watchCoach(page);
    const rush = simulate(page, (simulator, load) => simulator.load(load), RUSH);
    const times: number[] = [];
    const covered: string[] = [];
    for (const [nth, text] of THREATS.entries()) {
      const size = WINDOWS[nth % WINDOWS.length] as (typeof WINDOWS)[number];
      await page.setViewportSize(size);
      await takeUpDues(page, 4000);
      const composed = COMPOSED.includes(nth);
      if (composed) {
        await page.locator(field).first().click();
        await session.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
      }
      const before = (await readRecord(page)).said.length;
      const saidAt = await simulate(
        page,
        (simulator, { name, text }) => {
          simulator.buyerSays(simulator.newConversation({ name }), text);
          return Date.now();
        },
        { name: `急客${nth}`, text },
      );
      if (composed) {
        await sleep(1500);
        await session.send('Input.insertText', { text: '你' });
      }
      const threat = async () => (await readRecord(page)).said.slice(before).find(({ kind }) => kind === 'threat');
      await expect.poll(threat, { timeout: 10_000, interval: 50, message: `${site}: ${text}` }).toBeDefined();
      const { composedUntil } = await readRecord(page);
      times.push(((await threat())?.at ?? 0) - Math.max(saidAt, composed ? composedUntil : 0));
      if (await isCovered(page, field)) covered.push(`${size.width}x${size.height}: ${text}`);
      // Taken up, so that the next can be said.
      await page.locator('sideline-overlay .coach .coach-act').click({ timeout: 5000 });
      await page.locator('sideline-overlay .calm').waitFor({ timeout: 5000 });
      if (await isCovered(page, field)) covered.push(`${size.width}x${size.height}: the card`);
      await page.locator('sideline-overlay .calm .coach-off').first().click({ timeout: 5000 });
    }
    await takeUpDues(page, Math.max(0, start + (DUES.at(-1) ?? 0) + 8000 - Date.now()));
    await rush;
    const { said, taken } = await readRecord(page);
    const kept = ((await coach.ledger()).stores.dues ?? []) as Due[];
    const forgotten = kept.filter((due) => due.conversationId.startsWith('rushbuyer') && due.siteId === site);
    const reminders = said.filter(({ kind }) => kind === 'due').length;
    const seenComposing = said.filter(({ composing }) => composing).map(({ text }) => text);
    console.log(
      `rush ${site}: ${times.length} threats said after ${times.join(', ')} ms; ${forgotten.filter((due) => due.reminded > 0).length} of ${DUES.length} promises reminded of (${reminders} times on the line); ${seenComposing.length} said while composing; cursor taken ${taken} times; field covered ${covered.length} times in ${WINDOWS.length} windows`,
    );
    expect(times.filter((took) => took > SAID_WITHIN_MS)).toEqual([]);
    expect(forgotten.length).toBe(DUES.length);
    expect(forgotten.filter((due) => due.reminded === 0).map(({ dueAt }) => dueAt - start)).toEqual([]);
    expect(reminders).toBeGreaterThanOrEqual(DUES.length);
    expect(seenComposing).toEqual([]);
    expect(taken).toBe(0);
    expect(covered).toEqual([]);
    await page.close();
  });
});
