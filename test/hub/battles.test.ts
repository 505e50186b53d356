/** Races on their way through the server: two leads never overwrite each other, and what is not a race is refused whole. */
import { describe, expect, it } from 'vitest';
import { asId, type SiteId } from '../../utils/core/ids';
import { teamDocOf } from '../../utils/db/team';
import { changeBattles, readBattles, type TeamBattle } from '../../utils/hub/battles';
import { openHub } from '../../utils/hub/connect';
import { rosterSubject } from '../../utils/hub/names';
import { memoryLine } from './memory-line';
import { natsVersion } from './nats-server';
import { browserOf, startSmallTeam } from './small-team';

const FROM = 1_794_000_000;
const battle = (id: string, over: Partial<TeamBattle> = {}): TeamBattle => ({
  id,
  title: '双11夜场',
  siteId: asId<SiteId>('pdd'),
  metric: 'average',
  from: FROM,
  to: FROM + 3 * 3600,
  by: 'lee',
  groups: [
    { name: '晨风', members: ['ann'] },
    { name: '晚霞', members: ['ben'] },
  ],
  ...over,
});

describe("the team's races", () => {
  const SUBJECT = rosterSubject('t1', 'battles');
  const idsIn = ({ kept }: ReturnType<typeof memoryLine>) =>
    readBattles(kept.get(SUBJECT)?.bytes ?? new Uint8Array())?.map(({ id }) => id);

  it('two leads at once: both are kept; one is taken out by its id; the oldest make room', async () => {
    const server = memoryLine();
    let other = true;
    server.state.beforePut = (subject) => {
      if (subject !== SUBJECT || !other) return;
      other = false;
      const bytes = new TextEncoder().encode(JSON.stringify({ v: 1, battles: [battle('b1')] }));
      server.kept.set(SUBJECT, { subject, bytes, sequence: 99 });
    };
    await changeBattles(server.line, 't1', { put: battle('b2', { from: FROM + 3600, to: FROM + 7200 }) });
    expect(idsIn(server)).toEqual(['b1', 'b2']);
    await changeBattles(server.line, 't1', { drop: 'b1' });
    expect(idsIn(server)).toEqual(['b2']);
    for (let index = 0; index < 31; index += 1) {
      const from = FROM + index * 7200;
      await changeBattles(server.line, 't1', { put: battle(`c${index}`, { from, to: from + 3600 }) });
    }
    expect(idsIn(server)).toHaveLength(30);
    expect(idsIn(server)?.at(-1)).toBe('c30');
  });

  it.each([
    ['no end', { to: FROM }],
    ['a week long', { to: FROM + 7 * 86_400 }],
    ['one group', { groups: [{ name: '晨风', members: ['ann'] }] }],
    ['a name that is none', { title: '换\n行' }],
    [
      'a member that is none',
      {
        groups: [
          { name: '甲', members: ['*'] },
          { name: '乙', members: [] },
        ],
      },
    ],
  ])('refuses %s', async (_, over) => {
    const server = memoryLine();
    await expect(changeBattles(server.line, 't1', { put: battle('b1', over) })).rejects.toBeInstanceOf(RangeError);
    expect(idsIn(server)).toBeUndefined();
  });

  it('never writes over a list it cannot read', async () => {
    const server = memoryLine();
    const bytes = new TextEncoder().encode('{"v":2}');
    server.kept.set(SUBJECT, { subject: SUBJECT, bytes, sequence: 5 });
    await expect(changeBattles(server.line, 't1', { put: battle('b1') })).rejects.toThrow('unreadable');
    expect(server.kept.get(SUBJECT)?.bytes).toBe(bytes);
  });

  it.skipIf(natsVersion() === undefined)(
    'a lead sets one and everybody has it, now or later; an agent may not',
    async () => {
      const team = await startSmallTeam();
      try {
        const { ann, ben, lee } = team.people;
        const here = await browserOf('i1');
        const raced = async (ledger: typeof here) =>
          ((await teamDocOf(ledger, 't1', 'battles')) as { battles: TeamBattle[] } | undefined)?.battles.length;
        team.start(here, ann);
        await expect.poll(() => teamDocOf(here, 't1', 'members'), { timeout: 10_000 }).toBeDefined();
        const agent = await openHub(team.invitationOf(ann));
        await expect(changeBattles(agent, 't1', { put: battle('b0') })).rejects.toMatchObject({
          name: expect.stringMatching(/^Hub(?:Refused|Silent)Error$/),
        });
        await agent.close();
        const lead = await openHub(team.invitationOf(lee));
        await changeBattles(lead, 't1', { put: battle('b1') });
        await expect.poll(() => raced(here), { timeout: 10_000 }).toBe(1);
        const late = await browserOf('i2');
        team.start(late, ben);
        await expect.poll(() => raced(late), { timeout: 10_000 }).toBe(1);
        await lead.close();
      } finally {
        await team.close();
      }
    },
    30_000,
  );
});
