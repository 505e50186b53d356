/**
 * A thousand buyers with marked names and sentences, every one answered at a console of somebody in a team: what went over
 * the line is kept frame by frame, and no mark is in it, however it might be written. Minutes: run by `npm run soak`.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type SiteId } from '../../utils/core/ids';
import type { StoredTeamDay } from '../../utils/db/ledger';
import { memberAgentId } from '../../utils/db/team';
import { toldRows } from '../../utils/db/told-rows';
import { writeInvitation } from '../../utils/hub/invitation';
import { natsVersion } from '../hub/nats-server';
import { type Recorder, recordTo } from '../hub/recording-proxy';
import { startTeam, type TriedTeam } from '../hub/try-team';
import { type Coach, launchCoach } from './harness/chromium';
import { type Consoles, openConsole, simulate, startConsoles, waitForPanel } from './harness/consoles';

const BUYERS = 1000;
const AT_ONCE = 50;
/** Begin every name and every sentence: nothing else has these words. */
const NAME = '藏名买家';
const SAID = '记号句子';
const REPLY = '回话记号';

/** As it might stand in a frame: plain, escaped, percent-encoded, or in base64 at any of three places. */
function spellings(mark: string): string[] {
  const bytes = Buffer.from(mark, 'utf8');
  const escaped = Array.from(mark, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  const inBase64 = [0, 1, 2].map((lead) => {
    const whole = Buffer.concat([Buffer.alloc(lead), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The letters at both ends depend on what stands beside it.
    return whole.slice(lead === 0 ? 0 : lead + 1, -1);
  });
  return [mark, escaped, encodeURIComponent(mark), ...inBase64, bytes.toString('hex')];
}

describe.skipIf(natsVersion() === undefined)('a thousand buyers', () => {
  let consoles: Consoles;
  let team: TriedTeam;
  let recorder: Recorder;
  let ann: Coach;
  let lee: Coach;

  beforeAll(async () => {
    consoles = await startConsoles();
    team = await startTeam({ members: 1 });
    recorder = await recordTo(team.server.url);
    [ann, lee] = await Promise.all([
      launchCoach({ build: 'production', consoleFlags: consoles.flags }),
      launchCoach({ build: 'production', consoleFlags: consoles.flags }),
    ]);
    for (const [index, coach] of [lee, ann].entries()) {
      const found = team.invitations[index];
      if (!found) throw new Error('no such invitation');
      await coach.ask('agent/name', { siteId: asId<SiteId>('pdd'), name: '客服小舟' });
      const text = writeInvitation({ ...found, urls: [recorder.url] });
      expect(await coach.ask('team/join', { text })).toEqual({ joined: true });
    }
  });
  afterAll(async () => {
    await ann?.close();
    await lee?.close();
    await recorder?.close();
    await team?.server.close();
    await consoles?.close();
  });

  it('leave numbers on the line and no word', { timeout: 1_500_000 }, async () => {
    const page = await openConsole(ann.context, consoles, 'pdd', { seed: 3, conversations: 2, long: 5 });
    await waitForPanel(page);
    for (let first = 0; first < BUYERS; first += AT_ONCE) {
      await simulate(
        page,
        async (simulator, { first, count, NAME, SAID, REPLY }) => {
          const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
          simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0, banner: false });
          for (let index = first; index < first + count; index += 1) {
            const key = simulator.newConversation({ name: `${NAME}${index}` });
            simulator.buyerSays(key, `${SAID}${index}，什么时候发货`);
            await rest(60);
            await simulator.openAndSettle(key);
            await rest(60);
            simulator.agentTypes(`${REPLY}${index}，今天发出`);
            simulator.agentSends();
            await rest(40);
          }
        },
        { first, count: AT_ONCE, NAME, SAID, REPLY },
      );
    }
    // Messages and not turns: at night the console's own rule counts none of those.
    const sums = (rows: readonly { agentMessages: number }[]) =>
      rows.reduce((sum, { agentMessages }) => sum + agentMessages, 0);
    const answered = async () =>
      sums((await ann.ledger()).rows.filter(({ siteId, ruleId }) => siteId === 'pdd' && ruleId === 'pdd'));
    const heard = async () => {
      // As a page that looks does: without one, her browser keeps no line.
      await lee.ask('team/watch', {});
      const days = ((await lee.ledger()).stores.teamDays ?? []) as StoredTeamDay[];
      return sums(days.filter(({ member }) => member === 'm1').flatMap((day) => toldRows(day, memberAgentId('m1'))));
    };
    await expect.poll(answered, { timeout: 60_000 }).toBeGreaterThan(BUYERS * 0.9);
    await expect.poll(async () => (await heard()) - (await answered()), { timeout: 60_000 }).toBe(0);
    const said = recorder.said();
    const found = [NAME, SAID, REPLY].flatMap(spellings).filter((spelling) => said.includes(spelling));
    console.log(
      `hub-words: ${BUYERS} marked names and sentences, ${await answered()} answered, ${said.length} characters on the line, ${found.length} marks found`,
    );
    expect(said).toContain('$KV.stats.try.');
    expect(found).toEqual([]);
  });

  it('would see each spelling', () => {
    const lines = [
      `{"a":"${NAME}7"}`,
      `x${Buffer.from(`ab${NAME}7`).toString('base64')}`,
      encodeURIComponent(`a${NAME}`),
    ];
    for (const line of lines) expect(spellings(NAME).some((spelling) => line.includes(spelling))).toBe(true);
  });
});
