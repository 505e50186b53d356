/**
 * Two people on one team server through a bad hour, made short: workers killed every few seconds, the server away for a
 * while, one computer frozen. In the end both know the same, and nothing is counted twice. Minutes: run by `npm run soak`.
 */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayRowId, mergeDayRows } from '../../utils/core/day-row';
import type { AgentId } from '../../utils/core/ids';
import type { DayRow } from '../../utils/core/turn';
import type { StoredTeamDay } from '../../utils/db/ledger';
import { toldRows } from '../../utils/db/told-rows';
import { writeInvitation } from '../../utils/hub/invitation';
import { natsVersion } from '../hub/nats-server';
import { startTeam, type TriedTeam } from '../hub/try-team';
import { AGENTS } from './harness/ask';
import { buildFolder } from './harness/chromium-flags';
import { READER_START_MS } from './harness/compare';
import { type Consoles, startConsoles } from './harness/consoles';
import { type Dice, rollDice, sleep } from './harness/random';
import { launchRaw, type RawChromium, type RawPage } from './harness/raw-chromium';
import { askRaw, openBystander, openRawConsole, readRawLedger, waitUntil } from './harness/raw-console';

const TURNS = 90;
const seconds = (name: string, usual: number) => Number(process.env[name] ?? usual) * 1000;
/** A minute and ten minutes, made short: longer than every patience of ours but the alarm's. In full by hand: 60 and 600. */
const AWAY_MS = seconds('SIDELINE_HUB_AWAY_SEC', 15);
const FROZEN_MS = seconds('SIDELINE_HUB_FROZEN_SEC', 15);
/** The alarm that brings a killed worker back comes every half minute. */
const CONVERGED_MS = 75_000;

const STREAM = `(async () => {
  const { simulator } = window;
  simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0, banner: false });
  const key = simulator.newConversation();
  await simulator.openAndSettle(key);
  while (performance.now() < ${2 * READER_START_MS}) await new Promise((resolve) => setTimeout(resolve, 50));
  for (let turn = 0; turn < ${TURNS}; turn += 1) {
    simulator.buyerSays(key, '第' + turn + '句');
    await new Promise((resolve) => setTimeout(resolve, 400));
    simulator.agentTypes('好的' + turn);
    simulator.agentSends();
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
})()`;

describe.skipIf(natsVersion() === undefined)('a bad hour of a team', () => {
  let consoles: Consoles;
  let team: TriedTeam;
  let ann: RawChromium;
  let ben: RawChromium;
  let desks: Record<'ann' | 'ben', RawPage>;

  beforeAll(async () => {
    consoles = await startConsoles();
    team = await startTeam({ members: 2 });
    const extension = buildFolder('production');
    [ann, ben] = await Promise.all([
      launchRaw({ extension, consoleFlags: consoles.flags }),
      launchRaw({ extension, consoleFlags: consoles.flags }),
    ]);
    desks = { ann: await openBystander(ann), ben: await openBystander(ben) };
    for (const desk of Object.values(desks)) for (const agent of AGENTS) await askRaw(desk, 'agent/name', agent);
  });
  afterAll(async () => {
    await ann?.close();
    await ben?.close();
    await team?.server.close();
    await consoles?.close();
  });

  function invitation(index: number): string {
    const found = team.invitations[index];
    if (!found) throw new Error('no such invitation');
    return writeInvitation(found);
  }

  it(
    'converges, and nothing is counted twice',
    async () => {
      const dice = rollDice('hub-chaos');
      expect(await askRaw(desks.ann, 'team/join', { text: invitation(1) })).toEqual({ joined: true });
      expect(await askRaw(desks.ben, 'team/join', { text: invitation(2) })).toEqual({ joined: true });
      const popup = await ben.open(`chrome-extension://${ben.extensionId}/popup.html`);
      const page = await openRawConsole(ann, consoles.url('pdd', { seed: dice.seed, conversations: 1, long: 1 }));
      const life = { over: false };
      const stream = page.evaluate(STREAM);
      const kills = killNowAndThen(dice, life, [
        [ann, page],
        [ben, popup],
      ]);
      await sleep(10_000);
      await team.server.kill();
      await sleep(AWAY_MS);
      await team.server.start();
      await sleep(10_000);
      freeze(ann, 'SIGSTOP');
      await sleep(FROZEN_MS);
      freeze(ann, 'SIGCONT');
      await stream;
      life.over = true;
      const killed = await kills;

      const own = async () => ownSums((await readRawLedger(desks.ann)).rows);
      // Messages and not turns: at night the console's own rule counts none of those.
      const answers = async () => (await own()).reduce((sum, row) => sum + row.agentMessages, 0);
      await waitUntil(async () => (await answers()) === TURNS, 'the own ledger is not whole', 20_000).catch(
        async () => {
          expect(await answers()).toBe(TURNS);
        },
      );
      const from = Date.now();
      const heard = async () => {
        const days = ((await readRawLedger(desks.ben)).stores.teamDays ?? []) as StoredTeamDay[];
        return mergeDayRows(
          days.filter(({ member }) => member === 'm1').flatMap((day) => toldRows(day, '' as AgentId)),
        );
      };
      await waitUntil(
        async () => isDeepStrictEqual(await heard(), await own()),
        'the colleague never heard all of it',
        CONVERGED_MS,
      ).catch(async () => {
        expect(await heard()).toEqual(await own());
      });
      console.log(
        `hub-chaos: ${killed} kills of workers, server away ${AWAY_MS} ms, frozen ${FROZEN_MS} ms: ${TURNS} answers equal ${Date.now() - from} ms after the last`,
      );
      expect(killed).toBeGreaterThan(15);
    },
    300_000 + AWAY_MS + FROZEN_MS,
  );
});

/** As it travels: nobody's, in whole milliseconds. */
const nobodys = (row: DayRow): DayRow => {
  const whole = Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? Math.round(value) : value]),
  ) as unknown as DayRow;
  const bare = { ...whole, agentId: '' as DayRow['agentId'] };
  return { ...bare, id: dayRowId(bare) };
};

/** What is told: the rows of the console's own rule. */
const ownSums = (rows: readonly DayRow[]): DayRow[] =>
  mergeDayRows(rows.filter(({ ruleId, siteId }) => ruleId === 'pdd' && siteId === 'pdd').map(nobodys));

async function killNowAndThen(
  dice: Dice,
  life: { over: boolean },
  each: readonly (readonly [RawChromium, RawPage])[],
): Promise<number> {
  let kills = 0;
  while (!life.over) {
    await sleep(dice.between(1500, 4000));
    // A frozen browser answers when it is thawed.
    for (const [browser, page] of each) void browser.killWorker(page).catch(() => undefined);
    kills += each.length;
  }
  return kills;
}

function freeze({ process: child }: RawChromium, signal: 'SIGSTOP' | 'SIGCONT'): void {
  if (child.pid !== undefined) process.kill(-child.pid, signal);
}
