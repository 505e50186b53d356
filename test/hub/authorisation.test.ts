/** Who may do what, against the real server: each forbidden action is tried and the whole store compared before and after. */
import { headers, type NatsConnection } from '@nats-io/nats-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTeam, createTeamKeys, grantMember, revokeUser, serverTokens, type TeamKeys } from '../../utils/hub/keys';
import { readSubject } from '../../utils/hub/names';
import { provision, pushPeople } from '../../utils/hub/provision';
import { attacks, BEN, MANIFEST, OWN, REPORT } from './attacks';
import { natsVersion, type RunningServer, startNats } from './nats-server';
import { connectRaw, type RawClient } from './raw-client';
import { connectBare, connectStore, dumpStore, enrol, inAnHour, type Person } from './team-fixture';

const WAIT = { timeout: 2000 };
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe.skipIf(natsVersion() === undefined)(`permissions on nats-server ${natsVersion() ?? '(not installed)'}`, () => {
  let keys: TeamKeys;
  let server: RunningServer;
  let store: NatsConnection;
  const people: Record<string, Person> = {};
  const lines: Record<string, NatsConnection> = {};

  const line = (name: string): NatsConnection => lines[name] as NatsConnection;
  const person = (name: string): Person => people[name] as Person;

  beforeAll(async () => {
    keys = addTeam(createTeamKeys('t1'), 't2');
    const wanted = [
      ['ann', 't1', 'agent'],
      ['ben', 't1', 'agent'],
      ['lee', 't1', 'lead'],
      ['bo', 't1', 'board'],
      ['rex', 't1', 'agent'],
      ['tia', 't2', 'agent'],
      ['zed', 't2', 'lead'],
    ] as const;
    for (const [member, team, role] of wanted) people[member] = await enrol(keys, team, member, role);
    server = await startNats(await serverTokens(keys));
    await provision([server.url], keys, { replicas: 1, now: Date.now() });
    // Again: what is there is left alone.
    await provision([server.url], keys, { replicas: 1, now: Date.now() });
    store = await connectStore(server.url, keys);
    for (const name of ['ann', 'ben', 'lee', 'bo', 'tia', 'zed']) {
      lines[name] = await connectBare(server.url, person(name));
      // What the server refuses is said on the line; here it is looked for in the store instead.
      void lines[name]?.closed();
    }
  });

  afterAll(async () => {
    for (const each of [...Object.values(lines), store]) await each?.close();
    await server?.close();
  });

  describe('what may be done', () => {
    const may: [who: string, subject: string][] = [
      ['ann', OWN],
      ['ben', BEN],
      ['ann', REPORT],
      ['ben', '$KV.reports.t1.ben.d1'],
      ['lee', '$KV.stats.t1.20261122.lee.d1'],
      ['lee', MANIFEST],
      ['lee', '$KV.blobs.t1.abc.0'],
      ['lee', '$KV.roster.t1.members'],
      ['zed', '$KV.packs.t2.current'],
      ['tia', '$KV.stats.t2.20261122.tia.d1'],
    ];
    for (const [who, subject] of may) {
      it(`${who} writes ${subject}`, async () => {
        const ack = JSON.parse(text((await line(who).request(subject, `of ${who}`, WAIT)).data));
        expect(ack.seq).toBeGreaterThan(0);
      });
    }
    for (const who of ['ann', 'lee', 'bo']) {
      it(`${who} reads a colleague's day and the packs`, async () => {
        expect(text((await line(who).request(readSubject(BEN), '', WAIT)).data)).toBe('of ben');
        expect(text((await line(who).request(readSubject(MANIFEST), '', WAIT)).data)).toBe('of lee');
      });
    }
    for (const who of ['ann', 'lee']) {
      it(`${who} reads what ann told the leads`, async () => {
        expect(text((await line(who).request(readSubject(REPORT), '', WAIT)).data)).toBe('of ann');
      });
    }
    it('a change is heard by the team', async () => {
      const heard = line('bo').subscribe('live.stats.t1.>', { max: 1 });
      await line('bo').flush();
      await line('ann').request(OWN, 'of ann', WAIT);
      for await (const message of heard) expect(text(message.data)).toBe('of ann');
    });
  });

  describe('what may not be done leaves every foreign key as it was', () => {
    for (const { who, what, act } of attacks) {
      it(`${who}: ${what}`, async () => {
        const before = await dumpStore(store);
        await act(line(who), headers);
        await line(who).flush();
        await line('ben').flush();
        const after = await dumpStore(store);
        after.delete(OWN);
        before.delete(OWN);
        expect(after).toEqual(before);
        expect(before.size).toBeGreaterThan(6);
      });
    }
  });

  describe('what may not be read or heard', () => {
    const unreadable: [who: string, subject: string][] = [
      ['ann', readSubject('$KV.stats.t2.20261122.tia.d1')],
      ['ann', readSubject('$KV.packs.t2.current')],
      ['ben', readSubject(REPORT)],
      ['ben', readSubject('$KV.reports.t1.ann.d2')],
      ['bo', readSubject(REPORT)],
      ['zed', readSubject(REPORT)],
      ['bo', readSubject('$KV.stats.t2.20261122.tia.d1')],
      ['tia', readSubject(BEN)],
      ['ann', '$JS.API.STREAM.INFO.KV_stats'],
      ['ann', '$JS.API.STREAM.NAMES'],
      ['lee', '$JS.API.STREAM.MSG.GET.KV_stats'],
      ['lee', '$JS.API.CONSUMER.CREATE.KV_stats'],
      ['lee', '$SYS.REQ.SERVER.PING'],
    ];
    for (const [who, subject] of unreadable) {
      it(`${who} asks ${subject}`, async () => {
        await expect(line(who).request(subject, '', { timeout: 300 })).rejects.toThrow();
      });
    }
    const deaf: [who: string, pattern: string][] = [
      ['ann', '>'],
      ['ann', 'live.>'],
      ['ann', 'live.stats.t2.>'],
      ['ann', 'live.stats.*.>'],
      ['ben', 'live.reports.t1.>'],
      ['ann', 'live.reports.t1.ann.d1'],
      ['bo', 'live.reports.t1.>'],
      ['zed', 'live.reports.t1.>'],
      ['ann', '_INBOX.>'],
      ['ann', '_INBOX.ben.>'],
      ['ann', '$KV.>'],
      ['tia', 'live.packs.t1.>'],
    ];
    for (const [who, pattern] of deaf) {
      it(`${who} listens to ${pattern}`, async () => {
        const heard: string[] = [];
        const refusals: unknown[] = [];
        line(who).subscribe(pattern, {
          callback: (error, message) => {
            if (error) refusals.push(error);
            else heard.push(message.subject);
          },
        });
        await line(who).flush();
        await line('ben').request(BEN, 'of ben', WAIT);
        await line('tia').request('$KV.stats.t2.20261122.tia.d1', 'of tia', WAIT);
        await line('ann').request(REPORT, 'of ann', WAIT);
        await line(who).flush();
        expect({ heard, refused: refusals.length }).toEqual({ heard: [], refused: 1 });
      });
    }
  });

  describe('over plain TCP with the same credentials', () => {
    let raw: RawClient;
    beforeAll(async () => {
      raw = await connectRaw(server.clientPort, person('ann').credentials).catch(() => undefined as never);
    });
    afterAll(() => raw?.close());
    const words: [what: string, said: string][] = [
      ["writes a colleague's key", `PUB ${BEN} 4\r\nevil\r\n`],
      ['writes the manifest', `PUB ${MANIFEST} 4\r\nevil\r\n`],
      ['has its own value answered to a colleague', `PUB ${readSubject(OWN)} ${BEN} 0\r\n\r\n`],
      ['has an acknowledgement answered to the manifest', `PUB ${OWN} ${MANIFEST} 6\r\nof ann\r\n`],
      ['rolls the bucket up', `HPUB ${OWN} 30 34\r\nNATS/1.0\r\nNats-Rollup: all\r\n\r\nevil\r\n`],
    ];
    for (const [what, said] of words) {
      it(what, async () => {
        // Newer servers let nobody in who is not on the WebSocket: then there is nothing to try.
        if (!raw) return;
        const before = await dumpStore(store);
        raw.say(said);
        // A connection that was closed for a broken frame has tried nothing.
        expect(await raw.settle()).not.toContain('<closed>');
        const after = await dumpStore(store);
        for (const dump of [before, after]) dump.delete(OWN);
        expect(after).toEqual(before);
      });
    }
  });

  describe('who is let in', () => {
    it('not somebody whose time is over', async () => {
      const expiresAt = Math.floor(Date.now() / 1000) - 60;
      const credentials = await grantMember(keys, {
        team: 't1',
        member: 'old',
        device: 'd1',
        role: 'agent',
        expiresAt,
      });
      await expect(connectBare(server.url, { ...person('ann'), credentials })).rejects.toThrow();
    });
    it('not with keys of another server', async () => {
      const foreign = await enrol(createTeamKeys('t1'), 't1', 'ann', 'agent');
      await expect(connectBare(server.url, foreign)).rejects.toThrow();
    });
    it("not with one member's token and another's key", async () => {
      const { jwt } = person('ben').credentials;
      const mixed = { ...person('ann'), credentials: { ...person('ann').credentials, jwt } };
      await expect(connectBare(server.url, mixed)).rejects.toThrow();
    });
    it('not without anything', async () => {
      const { wsconnect } = await import('@nats-io/nats-core');
      await expect(wsconnect({ servers: [server.url], reconnect: false })).rejects.toThrow();
    });
    it('not who is put out: cut off at once, refused after a restart with the old file, the others stay', async () => {
      const rex = await connectBare(server.url, person('rex'));
      await pushPeople([server.url], revokeUser(keys, person('rex').credentials.user), Date.now());
      expect(String(await rex.closed())).toMatch(/revoked|Authorization|expired/i);
      await expect(connectBare(server.url, person('rex'))).rejects.toThrow();
      expect(line('ben').isClosed()).toBe(false);
      const before = await dumpStore(store);
      await server.kill();
      await server.start();
      await expect(connectBare(server.url, person('rex'))).rejects.toThrow();
      store = await connectStore(server.url, keys);
      expect(await dumpStore(store)).toEqual(before);
      const again = await connectBare(server.url, person('ben'));
      expect(text((await again.request(readSubject(BEN), '', WAIT)).data)).toBe('of ben');
      await again.close();
      expect(inAnHour()).toBeGreaterThan(0);
    });
  });
});
