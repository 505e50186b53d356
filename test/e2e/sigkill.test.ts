/** The browser is killed twenty times in the middle of writing: what was acknowledged is there, and rows are the fold of facts. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageFact } from '../../utils/core/facts';
import { asId } from '../../utils/core/ids';
import { buildFolder, extensionIdOf } from './harness/chromium-flags';
import { type Consoles, startConsoles } from './harness/consoles';
import { filesOf, flagsOf, type Target, tearLog } from './harness/damage';
import { readState } from './harness/kept-picture';
import { type Dice, rollDice, sleep } from './harness/random';
import { launchRaw, makeProfile, type RawChromium } from './harness/raw-chromium';
import {
  askRaw,
  inContentScript,
  openBystander,
  openRawConsole,
  readRawLedger,
  waitUntil,
} from './harness/raw-console';

/** `npm run bench -- kills 200 sqlite` sets both. */
const KILLS = Number(process.env.SIDELINE_KILLS ?? 20);
const ENGINE: Target = process.env.SIDELINE_ENGINE === 'sqlite' ? 'sqlite' : 'leveldb';
const BATCH = 25;
const siteId = asId<MessageFact['siteId']>('pdd');

function makeFact(life: number, seq: number, startAt: number): MessageFact {
  const conversationId = asId<MessageFact['conversationId']>(`life-${life}-${seq % 7}`.padEnd(22, 'x'));
  const at = startAt + seq * 250;
  return {
    id: asId<MessageFact['id']>(`pdd:${conversationId}:${at}`),
    kind: 'message',
    siteId,
    shopId: asId<MessageFact['shopId']>('unknown'),
    agentId: asId<MessageFact['agentId']>('agentxxxxxxxxxxxxxxxxx'),
    conversationId,
    at,
    clock: 'page',
    resolutionMs: 0,
    role: Math.floor(seq / 7) % 3 === 2 ? 'agent' : 'buyer',
    media: 'text',
    length: 6,
  };
}

/** Sends batches as fast as they are acknowledged, telling us of each acknowledgement, until the browser is no more. */
const WRITER = (life: number, batches: MessageFact[][]) => `(async () => {
  let firstSeq = 1;
  for (const facts of ${JSON.stringify(batches)}) {
    const request = { sessionId: 'sigkill-life-${life}-xxxxxxxx', siteId: 'pdd', firstSeq, facts };
    const reply = await chrome.runtime.sendMessage({ kind: 'facts/record', request });
    if (!reply?.ok) { console.log('refused ' + JSON.stringify(reply)); return; }
    firstSeq += facts.length;
    console.log('acknowledged ' + (firstSeq - 1));
  }
})()`;

async function oneLife(life: number, browser: RawChromium, consoles: Consoles, dice: Dice): Promise<MessageFact[]> {
  const page = await openRawConsole(browser, consoles.url('pdd', { seed: life, conversations: 1, long: 1 }));
  const asScript = await inContentScript<void>(browser, page);
  // Of the last hours: a store that Chromium dropped has days that are over back as figures, and takes no more facts of them.
  const startAt = Date.now() - 7_200_000 - life * 1000;
  const facts = Array.from({ length: BATCH * 400 }, (_, seq) => makeFact(life, seq, startAt));
  const batches = Array.from({ length: 400 }, (_, index) => facts.slice(index * BATCH, (index + 1) * BATCH));
  let acknowledged = 0;
  let refused = '';
  browser.wire.on('Runtime.consoleAPICalled', (params) => {
    const said = (params as { args: { value?: unknown }[] }).args[0]?.value;
    const [word, count] = typeof said === 'string' ? said.split(' ') : [];
    if (word === 'acknowledged') acknowledged = Number(count);
    if (word === 'refused') refused = String(said);
  });
  asScript(WRITER(life, batches)).catch(() => {});
  await waitUntil(async () => acknowledged > 0 || refused !== '', 'nothing was ever acknowledged');
  await sleep(dice.between(10, 500));
  await browser.sigkill();
  expect(refused).toBe('');
  return facts.slice(0, acknowledged);
}

describe('a browser that is killed while it writes', () => {
  const profiles: string[] = [];
  const dice = rollDice('sigkill');
  let consoles: Consoles;
  beforeAll(async () => {
    consoles = await startConsoles();
  });
  afterAll(async () => {
    await consoles?.close();
    for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  const extension = buildFolder('production');
  const launch = (profile: string, flags: string[]) =>
    launchRaw({ extension, consoleFlags: consoles.flags, profile, flags });
  const newProfile = () => {
    const profile = makeProfile();
    profiles.push(profile);
    return profile;
  };

  /** Opens the profile once more: what was acknowledged is there, and rows are the fold of facts. */
  async function expectKept(profile: string, acknowledged: readonly MessageFact[], flags: string[]): Promise<void> {
    const browser = await launch(profile, flags);
    try {
      const bystander = await openBystander(browser);
      // What the browser dropped is brought back from outside, and told.
      await waitUntil(
        async () => (await readState(bystander)).losses.every(({ state }) => state === 'done'),
        'the recovery did not end',
        120_000,
      );
      const { losses, spare } = await readState(bystander);
      const { facts } = await readRawLedger(bystander);
      const ids = new Set<string>(facts.map((fact) => fact.id));
      console.log(
        `sigkill: ${acknowledged.length} acknowledged, ${ids.size} in the ledger${spare ? ', in a spare store' : ''}`,
      );
      // Chromium itself may drop a whole store after a kill (about once in 130 kills).
      for (const loss of losses) console.log(`sigkill: told ${JSON.stringify(loss)}`);
      const lost = acknowledged.filter((fact) => !ids.has(fact.id));
      const first = lost[0] && `, the first of them ${lost[0].id}; told: ${JSON.stringify(losses)}`;
      expect(lost.length, `${lost.length} acknowledged facts lost${first}`).toBe(0);
      expect(await askRaw(bystander, 'ledger/rebuild', {})).toMatchObject({ changed: 0 });
    } finally {
      await browser.close();
    }
  }

  it(`keeps every acknowledged fact through ${KILLS} kills`, { timeout: 60_000 + KILLS * 12_000 }, async () => {
    const profile = newProfile();
    const flags = flagsOf(ENGINE);
    const acknowledged: MessageFact[] = [];
    let duringWrite = 0;
    for (let life = 1; life <= KILLS; life += 1) {
      const kept = await oneLife(life, await launch(profile, flags), consoles, dice);
      acknowledged.push(...kept);
      if (kept.length > 0 && kept.length < BATCH * 400) duringWrite += 1;
    }
    expect(duringWrite).toBeGreaterThanOrEqual(KILLS - 2);
    await expectKept(profile, acknowledged, flags);
  });

  it('keeps them when the kill tore a write of both stores in two, and the next life wrote on behind it', async () => {
    const profile = newProfile();
    const flags = flagsOf('leveldb');
    const acknowledged = await oneLife(1, await launch(profile, flags), consoles, dice);
    const id = extensionIdOf(extension);
    for (const target of ['leveldb', 'storage.local'] as const) tearLog(filesOf(profile, target, id));
    acknowledged.push(...(await oneLife(2, await launch(profile, flags), consoles, dice)));
    await expectKept(profile, acknowledged, flags);
  });
});
