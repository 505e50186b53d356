/** The team in the background: nothing runs before somebody joins, nobody joins against the browser's own question. */
import { describe, expect, it, vi } from 'vitest';
import { createHandlers } from '../../entrypoints/background/handlers';
import { createTeamDesk, type TeamDesk, type TeamSeams } from '../../entrypoints/background/team';
import { readMeta } from '../../utils/db/meta';
import { writeInvitation } from '../../utils/hub/invitation';
import { createTeamKeys, grantMember } from '../../utils/hub/keys';
import type { MessageKind, Request } from '../../utils/messaging/protocol';
import { answer } from '../../utils/messaging/server';
// Node 20 has no WebSocket of its own: this brings one.
import '../hub/nats-server';
import { createBackground, DOOR, NOW, PAGE, type Sender } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

async function invitationText(): Promise<string> {
  const expiresAt = Math.floor(NOW / 1000) + 3600;
  const granted = await grantMember(createTeamKeys('t1'), {
    team: 't1',
    member: 'ann',
    device: 'd1',
    role: 'agent',
    expiresAt,
  });
  return writeInvitation({
    v: 1,
    team: 't1',
    teamName: '一组',
    // Nobody listens there.
    urls: ['ws://127.0.0.1:1'],
    member: 'ann',
    memberName: '小满',
    device: 'd1',
    role: 'agent',
    jwt: granted.jwt,
    seed: granted.seed,
    zone: 'Asia/Shanghai',
    dayCut: '00:00',
    expiresAt,
  });
}

function seamsOf(mayShare = true) {
  return {
    hasConsole: vi.fn(async () => true),
    mayShare: vi.fn(async () => mayShare),
    setAlarm: vi.fn(async () => {}),
    libraryChanged: vi.fn(async () => {}),
  } satisfies TeamSeams;
}

describe('the team in the background', () => {
  it('not joined: no alarm, no look at tabs, no line, however often it is woken', async () => {
    const background = createBackground();
    const seams = seamsOf();
    const opened = vi.fn();
    vi.stubGlobal('WebSocket', opened);
    const desk = createTeamDesk(background.context(), seams);
    await desk.wake();
    desk.changed();
    expect(await desk.watch()).toEqual({ joined: false });
    expect(seams.setAlarm).not.toHaveBeenCalled();
    expect(seams.hasConsole).not.toHaveBeenCalled();
    expect(opened).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });

  it('nobody joins while the browser was not told that numbers may go', async () => {
    const background = createBackground();
    const desk = createTeamDesk(background.context(), seamsOf(false));
    await expect(desk.join(await invitationText())).rejects.toMatchObject({ code: 'bad-request' });
    expect(await desk.watch()).toEqual({ joined: false });
  });

  it('a consent taken back ends the line, and says so', async () => {
    const background = createBackground();
    const seams = seamsOf();
    const desk = createTeamDesk(background.context(), seams);
    await desk.join(await invitationText());
    const stateNow = async () => (await readMeta(await background.ledger(), 'teamStatus'))?.state;
    await expect.poll(stateNow).toBe('down');
    seams.mayShare.mockResolvedValue(false);
    await desk.wake();
    expect(await stateNow()).toBe('unshared');
    expect((await desk.push({ packIds: [], note: '', mustTake: true, share: 100, from: 1_700_000_000 })).refused).toBe(
      'down',
    );
  });

  it('joins, and a leave that reaches nobody says so and is out all the same', async () => {
    const background = createBackground();
    const seams = seamsOf();
    const desk = createTeamDesk(background.context(), seams);
    expect(await desk.join(await invitationText())).toEqual({ joined: true });
    expect(seams.setAlarm).toHaveBeenCalledWith(true);
    expect(await desk.leave(true)).toEqual({ erased: false });
    expect(seams.setAlarm).toHaveBeenLastCalledWith(false);
    expect(await desk.watch()).toEqual({ joined: false });
  });

  it('what is erased or counted anew here is told to the team', async () => {
    const background = createBackground();
    const changed = vi.fn();
    const handlers = createHandlers(background.context(), {
      setBadge: async () => {},
      fillLibrary: async () => {},
      team: { changed } as unknown as TeamDesk,
    });
    const send = <K extends MessageKind>(kind: K, request: Request<K>) =>
      answer(handlers, DOOR, { kind, request }, PAGE as Sender);
    await send('ledger/erase', {});
    expect(changed).toHaveBeenCalledTimes(1);
    await send('ledger/rebuild', {});
    expect(changed).toHaveBeenCalledTimes(2);
  });
});
