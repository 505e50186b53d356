/** A team of two agents, a lead and a board on a real server, and browsers of theirs that are no more than a ledger. */
import { emptyRow } from '../../utils/core/day-row';
import { type AgentId, asId, type BusinessDay, type ShopId, type SiteId } from '../../utils/core/ids';
import type { Ledger } from '../../utils/db/ledger';
import { readMeta, writeMeta } from '../../utils/db/meta';
import { openHub } from '../../utils/hub/connect';
import type { Invitation } from '../../utils/hub/invitation';
import { createTeamKeys, serverTokens, type TeamKeys } from '../../utils/hub/keys';
import { rosterSubject } from '../../utils/hub/names';
import { provision } from '../../utils/hub/provision';
import { type SyncSeams, startSync, type TeamSync } from '../../utils/hub/sync';
import { freshLedger } from '../db/ledger-fixture';
import { type RunningServer, startNats } from './nats-server';
import { connectBare, enrol, inAnHour, type Person } from './team-fixture';

export const DAY = asId<BusinessDay>('2026-11-22');
export const NOW = Date.UTC(2026, 10, 22, 4);
export const SITE = asId<SiteId>('pdd');

export interface SmallTeam {
  keys: TeamKeys;
  server: RunningServer;
  people: Record<'ann' | 'ben' | 'lee' | 'tv', Person>;
  invitationOf(person: Person): Invitation;
  /** Writes the list of members; empty: nobody. */
  putMembers(url: string, people: readonly Person[]): Promise<void>;
  start(ledger: Ledger, person: Person, seams?: Partial<SyncSeams>): TeamSync;
  close(): Promise<void>;
}

export async function startSmallTeam(): Promise<SmallTeam> {
  const keys = createTeamKeys('t1');
  const server = await startNats(await serverTokens(keys));
  await provision([server.url], keys, { replicas: 1, now: Date.now() });
  const people = {
    ann: await enrol(keys, 't1', 'ann', 'agent'),
    ben: await enrol(keys, 't1', 'ben', 'agent'),
    lee: await enrol(keys, 't1', 'lee', 'lead'),
    tv: await enrol(keys, 't1', 'tv', 'board'),
  };
  const running: TeamSync[] = [];

  const team: SmallTeam = {
    keys,
    server,
    people,
    invitationOf({ member, device, role, credentials }) {
      return {
        v: 1,
        team: 't1',
        teamName: '一组',
        urls: [server.url],
        member,
        memberName: member,
        device,
        role,
        jwt: credentials.jwt,
        seed: credentials.seed,
        zone: 'Asia/Shanghai',
        dayCut: '00:00',
        expiresAt: inAnHour(),
      };
    },
    async putMembers(url, listed) {
      const lead = await connectBare(url, people.lee);
      const members = listed.map(({ member, role, device, credentials }) => ({
        id: member,
        name: member,
        role,
        devices: [{ id: device, user: credentials.user }],
      }));
      await lead.request(rosterSubject('t1', 'members'), JSON.stringify({ v: 1, members }));
      await lead.close();
    },
    start(ledger, person, seams = {}) {
      const sync = startSync({
        ledger,
        membership: team.invitationOf(person),
        ruleOf: () => ({ id: 'pdd', passSec: 180 }),
        dayOf: (at) => (at >= NOW - 3_600_000 ? DAY : asId<BusinessDay>('2026-11-21')),
        now: () => NOW,
        tellGapMs: 50,
        open: (address) => openHub(address, { least: 50, most: 250 }),
        ...seams,
      });
      running.push(sync);
      return sync;
    },
    async close() {
      await Promise.all(running.map((sync) => sync.stop()));
      await server.close();
    },
  };
  await team.putMembers(server.url, Object.values(people));
  return team;
}

/** `install` names the browser. */
export async function browserOf(install: string, ledger = freshLedger()): Promise<Ledger> {
  if (!(await readMeta(ledger, 'teamOwn'))) await writeMeta(ledger, 'teamOwn', { install, days: {} });
  return ledger;
}

export async function work(ledger: Ledger, turns: number, day = DAY): Promise<void> {
  const key = {
    agentId: asId<AgentId>('me'),
    siteId: SITE,
    shopId: asId<ShopId>('s'),
    day,
    hour: 9,
    ruleId: 'pdd',
  };
  await ledger.rows.put({ ...emptyRow(key), turns, answered: turns });
}

export const stateOf = async (ledger: Ledger) => (await readMeta(ledger, 'teamStatus'))?.state;
export const toldOf = async (ledger: Ledger) => (await readMeta(ledger, 'teamOwn'))?.days[DAY]?.told;
