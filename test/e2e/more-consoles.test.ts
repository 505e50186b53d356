/** The other consoles in Chromium, each with its framework and editor: read, timed, inserted into, recorded; nothing sent by us. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { asId } from '../../utils/core/ids';
import { siteById } from '../../utils/sites/match';
import { TRAITS } from '../consoles/platform/traits';
import {
  type AnySite,
  chatOf,
  MORE_SITES,
  openConsole,
  simulate,
  waitForPanel,
  waitUntilPlayed,
} from './harness/consoles';
import { useLane } from './harness/lane';
import { rollDice, sleep } from './harness/random';
import { judge } from './harness/verdict';

const QUESTION = '请问什么时候发货？';
/** Races per console; the hundreds of the promise are asked for by hand. */
const RACES = Number(process.env.SIDELINE_RACES ?? 20);

describe('more consoles', () => {
  const lane = useLane();
  const fieldOf = (site: AnySite) => siteById(asId(site))?.composer.field[0]?.css ?? '';
  const cards = (page: Page) => chatOf(page).locator('sideline-overlay .card');
  const text = (page: Page) => simulate(page, (simulator) => simulator.composerText(), undefined);

  it.each(MORE_SITES)(
    '%s: one key inserts, the draft stays, one undo takes it back, a race never reaches another buyer',
    { timeout: 60_000 + RACES * 1000 },
    async (site) => {
      const page = await openConsole(lane.coach.context, lane.consoles, site, { seed: 5, conversations: 2, long: 10 });
      await waitForPanel(page);
      const { asking, silent } = await simulate(
        page,
        async (simulator) => {
          simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0, banner: false, switchLagMs: [0, 50] });
          const silent = simulator.newConversation();
          const asking = simulator.newConversation();
          simulator.buyerSays(silent, '好的，谢谢');
          await simulator.agentReplies(silent, '不客气');
          // Where no header names the open buyer, a thread must stand a while before it is believed to be his.
          await new Promise((done) => setTimeout(done, 900));
          await simulator.openAndSettle(asking);
          return { silent, asking };
        },
        undefined,
      );
      await sleep(500);
      await simulate(page, (simulator, { asking, text }) => simulator.buyerSays(asking, text), {
        asking,
        text: QUESTION,
      });
      await cards(page).first().waitFor({ timeout: 10_000 });
      await sleep(400);
      const sentBefore = await simulate(page, (simulator) => simulator.sent().length, undefined);
      await chatOf(page).locator(fieldOf(site)).first().click();
      await page.keyboard.type('ab');
      // Editors take what is typed within a second for one step.
      await sleep(1100);
      await page.keyboard.press('Alt+1');
      await expect.poll(() => text(page)).toMatch(/^ab.{4,}/);
      await page.keyboard.press('Control+z');
      await expect.poll(() => text(page)).toBe('ab');
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Backspace');
      await expect.poll(() => text(page)).toBe('');

      const dice = rollDice(`races ${site}`);
      let landed = 0;
      for (let race = 0; race < RACES; race += 1) {
        await simulate(page, (simulator, asking) => simulator.openAndSettle(asking), asking);
        await cards(page).first().waitFor();
        await chatOf(page).locator(fieldOf(site)).first().click();
        await page.keyboard.press('Control+a');
        await page.keyboard.press('Backspace');
        // Cards that have only just come take no key.
        await sleep(220);
        const [switchMs, pressMs] = [dice.between(0, 60), dice.between(0, 45)];
        await simulate(
          page,
          (simulator, { silent, switchMs }) => void setTimeout(() => simulator.open(silent), switchMs),
          {
            silent,
            switchMs,
          },
        );
        await sleep(pressMs);
        await page.keyboard.press('Alt+1');
        await sleep(150);
        const wrong = await simulate(
          page,
          (simulator, silent) =>
            simulator.inserted().filter(({ conversationKey, text }) => conversationKey === silent && text !== ''),
          silent,
        );
        expect(wrong, `race ${race}: switched after ${switchMs} ms, pressed after ${pressMs} ms`).toEqual([]);
        landed = await simulate(page, (simulator) => simulator.inserted().length, undefined);
      }
      console.log(`races ${site}: ${RACES}, inserted in time ${landed}`);
      expect(landed).toBeGreaterThan(2);
      expect(await simulate(page, (simulator) => simulator.sent().length, undefined)).toBe(sentBefore);
      await page.close();
    },
  );
});

/** Where the page does not say who works there, the panel asks, and records nothing before it knows. */
async function tellName(page: Page): Promise<void> {
  const form = chatOf(page).locator('sideline-overlay .name-form');
  if ((await form.count()) === 0) return;
  await form.locator('input').fill('小禾');
  await form.locator('button').click();
  await form.waitFor({ state: 'detached' });
}

describe('more consoles, a day of trade in seconds', () => {
  const lane = useLane();

  it.each(MORE_SITES)('%s: a scenario of two minutes equals the true log', { timeout: 120_000 }, async (site) => {
    const page = await openConsole(lane.coach.context, lane.consoles, site, { seed: 3, conversations: 3, long: 30 });
    await waitForPanel(page);
    await sleep(1000);
    if (siteById(asId(site))?.agent.name.length === 0) await tellName(page);
    await simulate(
      page,
      (simulator, namesOnly) => {
        const scenario = simulator.scenario({ seed: 3, conversations: 4, spreadMs: 20_000 });
        // What a closing means for an open turn is a rule's affair, not the reader's.
        scenario.steps = scenario.steps.filter(({ step }) => !(step.do === 'say' && step.message.event === 'closed'));
        if (namesOnly) simulator.nameApart(scenario);
        void simulator.play(scenario, { speed: 12 });
      },
      TRAITS[site].namesOnly,
    );
    await waitUntilPlayed(page, 100_000);
    const verdict = await judge(lane.coach, page, site);
    expect(verdict.problems).toEqual([]);
    expect(verdict.turnsMeasured).toBe(verdict.turnsTrue);
    await page.close();
  });
});
