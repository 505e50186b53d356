/** What the person who runs a team keeps: invited, put out, sealed and opened again; then told to a real server. */
import { describe, expect, it } from 'vitest';
import { openHub } from '../../utils/hub/connect';
import { readInvitation, writeInvitation } from '../../utils/hub/invitation';
import { serverTokens } from '../../utils/hub/keys';
import { rosterSubject, statsSubject } from '../../utils/hub/names';
import { createBook, invite, putOut, readBook, rosterOf } from '../../utils/hub/owner-book';
import { seal, unseal } from '../../utils/hub/seal';
import { setUpServer } from '../../utils/hub/set-up';
import { membersSchema } from '../../utils/schema/hub';
import { freePort, natsVersion, startNats } from './nats-server';
import { inAnHour } from './team-fixture';

const wish = { teamName: '晨风', urls: ['ws://127.0.0.1:1'], zone: 'Asia/Shanghai', dayCut: '00:00' };
const rosterIn = (bytes: Uint8Array) => membersSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));

describe("an owner's book", () => {
  it('lets in, adds a device, puts out; the list follows', async () => {
    const first = await invite(createBook(wish), { name: '小满', role: 'agent', expiresAt: inAnHour() });
    const read = readInvitation(writeInvitation(first.invitation), Date.now());
    expect(read).toMatchObject({ ok: true, invitation: { memberName: '小满', role: 'agent', teamName: '晨风' } });
    const member = first.invitation.member;
    const second = await invite(first.book, { name: 'x', role: 'lead', expiresAt: inAnHour(), member });
    expect(second.invitation).toMatchObject({ member, memberName: '小满', role: 'agent' });
    expect(second.invitation.device).not.toBe(first.invitation.device);
    expect(rosterIn(rosterOf(second.book)).members).toMatchObject([{ id: member, devices: [{}, {}] }]);
    const without = putOut(second.book, member, 5);
    expect(rosterIn(rosterOf(without)).members).toEqual([]);
    expect(Object.keys(without.keys.revocations)).toHaveLength(2);
    expect(without.gone).toEqual([{ name: '小满', at: 5 }]);
    expect(putOut(without, 'nobody', 6)).toBe(without);
  });

  it('refuses what everybody else would refuse, and keeps nothing of it', async () => {
    const book = createBook(wish);
    const expiresAt = inAnHour();
    for (const name of ['', '换\n行', '长'.repeat(81)])
      await expect(invite(book, { name, role: 'agent', expiresAt })).rejects.toBeInstanceOf(RangeError);
    await expect(invite({ ...book, teamName: '一\t组' }, { name: '小满', role: 'agent', expiresAt })).rejects.toThrow();
    let { book: full, invitation } = await invite(book, { name: '小满', role: 'agent', expiresAt });
    const [member] = full.members;
    const [device] = member?.devices ?? [];
    if (!member || !device) throw new Error('nobody is in');
    full = { ...full, members: [{ ...member, devices: Array.from({ length: 20 }, () => device) }] };
    const another = { name: '小满', role: 'agent' as const, expiresAt, member: invitation.member };
    await expect(invite(full, another)).rejects.toBeInstanceOf(RangeError);
  });

  it('is whole again after sealing, and nothing else is a book', async () => {
    const book = createBook(wish);
    const sheet = await seal(JSON.stringify(book), 'a long passphrase');
    expect(readBook(await unseal(sheet, 'a long passphrase'))).toEqual(book);
    for (const text of [undefined, '', '{}', 'null', JSON.stringify({ ...book, keys: {} })])
      expect(readBook(text)).toBeUndefined();
  });

  it('says when nobody answers', async () => {
    const urls = [`ws://127.0.0.1:${await freePort()}`];
    expect(await setUpServer({ ...createBook(wish), urls }, 1, Date.now())).toEqual({ ok: false, step: 'reach' });
  });

  it.skipIf(natsVersion() === undefined)(
    'sets a server up that lets in whom it says, and nobody who was put out',
    async () => {
      const book = createBook(wish);
      const server = await startNats(await serverTokens(book.keys));
      try {
        const made = await invite(
          { ...book, urls: [server.url] },
          { name: '小满', role: 'agent', expiresAt: inAnHour() },
        );
        expect(await setUpServer(made.book, 1, Date.now())).toEqual({ ok: true });
        const line = await openHub(made.invitation);
        expect(await line.get(rosterSubject(book.team, 'members'))).toMatchObject({ bytes: rosterOf(made.book) });
        const { team, member, device } = made.invitation;
        expect(await line.put(statsSubject({ team, day: '2026-11-22', member, device }), new Uint8Array([1]))).toBe(1);
        const ended = line.ended;
        expect(await setUpServer(putOut(made.book, member, 0), 1, Date.now())).toEqual({ ok: true });
        expect(await ended).toBe('refused');
        await expect(openHub(made.invitation)).rejects.toMatchObject({ name: 'HubRefusedError' });
      } finally {
        await server.close();
      }
    },
  );
});
