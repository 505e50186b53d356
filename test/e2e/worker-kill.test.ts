/** The worker is killed every 150 to 400 ms while 3,000 messages come: nothing lost, nothing twice, in order. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNone } from '../expect-none';
import { AGENTS } from './harness/ask';
import { buildFolder } from './harness/chromium-flags';
import { compare, READER_START_MS } from './harness/compare';
import { type Consoles, startConsoles } from './harness/consoles';
import { rollDice, sleep } from './harness/random';
import { launchRaw, type RawChromium } from './harness/raw-chromium';
import { askRaw, openBystander, openRawConsole, readRawLedger, readTrueLog } from './harness/raw-console';

const MESSAGES = 3000;
/** Every tenth is the agent's, so that turns open and close all the time. */
const STREAM = `(async () => {
  const { simulator } = window;
  simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0, banner: false });
  const key = simulator.newConversation();
  await simulator.openAndSettle(key);
  // What a page says in its first moments is left out of the judgement: the stream starts after them.
  while (performance.now() < ${2 * READER_START_MS}) await new Promise((resolve) => setTimeout(resolve, 50));
  const startedAt = performance.now();
  for (let said = 0; said < ${MESSAGES}; said += 1) {
    if (said % 10 === 9) { simulator.agentTypes('好的' + said); simulator.agentSends(); }
    else simulator.buyerSays(key, '第' + said + '句');
    const ahead = (said + 1) * 10 - (performance.now() - startedAt);
    if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead));
  }
  return true;
})()`;

describe('a worker that keeps dying', () => {
  let consoles: Consoles;
  let browser: RawChromium;
  beforeAll(async () => {
    consoles = await startConsoles();
    browser = await launchRaw({ extension: buildFolder('production'), consoleFlags: consoles.flags });
  });
  afterAll(async () => {
    await browser?.close();
    await consoles?.close();
  });

  it('loses nothing, counts nothing twice, keeps the order', async () => {
    const dice = rollDice('worker-kill');
    const bystander = await openBystander(browser);
    for (const agent of AGENTS) await askRaw(bystander, 'agent/name', agent);
    const page = await openRawConsole(browser, consoles.url('pdd', { seed: dice.seed, conversations: 1, long: 1 }));
    let streaming = true;
    const stream = page.evaluate<boolean>(STREAM).finally(() => {
      streaming = false;
    });
    let kills = 0;
    while (streaming) {
      await sleep(dice.between(150, 400));
      await browser.killWorker(page);
      kills += 1;
    }
    await stream;

    const log = await readTrueLog(page);
    const giveUpAt = Date.now() + 20_000;
    let ledger = await readRawLedger(bystander);
    let verdict = compare(log, ledger.facts, Date.now());
    while (verdict.problems.length > 0 && Date.now() < giveUpAt) {
      await sleep(500);
      ledger = await readRawLedger(bystander);
      verdict = compare(log, ledger.facts, Date.now());
    }
    console.log(
      `worker-kill: ${kills} kills, ${verdict.messagesRecorded} of ${verdict.messagesTrue} messages, ${verdict.turnsMeasured} turns`,
    );
    expectNone(verdict.problems);
    expect(verdict.messagesTrue).toBe(MESSAGES);
    expect(kills).toBeGreaterThan(60);

    // Numbered without holes by the tab, committed in that order: the watermark is the count of what was sent.
    const [session] = ledger.stores.sessions as { watermark: number }[];
    expect(session?.watermark).toBeGreaterThanOrEqual(MESSAGES);
    expect(await askRaw(bystander, 'ledger/rebuild', {})).toMatchObject({ changed: 0 });
  });
});
