/** A made-up team on a real server on this machine, for trying out: keys, server, streams, invitations. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Invitation, writeInvitation } from '../../utils/hub/invitation';
import { createTeamKeys, grantMember, serverTokens, type TeamKeys } from '../../utils/hub/keys';
import { type Role, rosterSubject } from '../../utils/hub/names';
import { provision } from '../../utils/hub/provision';
import { natsVersion, type RunningServer, startNats } from './nats-server';
import { connectBare } from './team-fixture';

const NAMES = ['小满', '立夏', '谷雨', '白露', '霜降', '清明', '芒种', '大暑'];
const TEAM = 'try';
const DAYS_90_SEC = 90 * 86_400;

export interface TriedTeam {
  server: RunningServer;
  keys: TeamKeys;
  invitations: Invitation[];
}

interface Kept {
  keys: TeamKeys;
  ports: { client: number; websocket: number };
  invitations: Invitation[];
}

/** One lead and `members` agents. With `keep` the same team again, its numbers included. */
export async function startTeam({ members, keep }: { members: number; keep?: string }): Promise<TriedTeam> {
  const folder = keep === undefined ? undefined : resolve(keep);
  if (folder) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = folder && join(folder, 'team.json');
  const kept = path && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Kept) : undefined;
  const keys = kept?.keys ?? createTeamKeys(TEAM);
  const server = await startNats(await serverTokens(keys), {
    ...(folder && { folder }),
    ...(kept && {
      clientPort: kept.ports.client,
      websocket: { host: '127.0.0.1', port: kept.ports.websocket },
    }),
  });
  await provision([server.url], keys, { replicas: 1, now: Date.now() });
  if (kept) return { server, keys, invitations: kept.invitations };
  const expiresAt = Math.floor(Date.now() / 1000) + DAYS_90_SEC;
  const people = Array.from({ length: members + 1 }, (_, index) => ({
    member: index === 0 ? 'lead' : `m${index}`,
    memberName: index === 0 ? '班长' : (NAMES[index - 1] ?? `客服${index}`),
    role: (index === 0 ? 'lead' : 'agent') as Role,
    device: 'd1',
  }));
  const granted = await Promise.all(
    people.map(async (person) => ({ ...person, ...(await grantMember(keys, { team: TEAM, expiresAt, ...person })) })),
  );
  const invitations = granted.map(
    ({ member, memberName, role, device, jwt, seed }): Invitation => ({
      v: 1,
      team: TEAM,
      teamName: '试用小组',
      urls: [server.url],
      member,
      memberName,
      device,
      role,
      jwt,
      seed,
      zone: 'Asia/Shanghai',
      dayCut: '00:00',
      expiresAt,
    }),
  );
  const [lead] = granted;
  if (lead) {
    const line = await connectBare(server.url, { team: TEAM, ...lead, credentials: lead });
    const roster = granted.map(({ member, memberName, role, device, user }) => ({
      id: member,
      name: memberName,
      role,
      devices: [{ id: device, user }],
    }));
    await line.request(rosterSubject(TEAM, 'members'), JSON.stringify({ v: 1, members: roster }), { timeout: 5000 });
    await line.close();
  }
  const port = Number(new URL(server.url).port);
  if (path) {
    const state: Kept = { keys, ports: { client: server.clientPort, websocket: port }, invitations };
    writeFileSync(path, JSON.stringify(state), { mode: 0o600 });
  }
  return { server, keys, invitations };
}

/** Runs until Ctrl-C. */
export async function runTeam(wish: { members: number; keep?: string }, say: (line: string) => void): Promise<number> {
  const { server, invitations } = await startTeam(wish);
  say(`hub: nats-server ${natsVersion()} listens on ${server.url} (process ${server.pid()})`);
  say('hub: paste one invitation per browser profile, on the options page under "团队 / Team".\n');
  for (const invitation of invitations) {
    say(`${invitation.memberName} (${invitation.role}):\n${writeInvitation(invitation)}\n`);
  }
  say(wish.keep ? `hub: kept in ${wish.keep}. Ctrl-C ends it.` : 'hub: nothing is kept. Ctrl-C ends it.');
  await new Promise((done) => {
    process.once('SIGINT', done);
    process.once('SIGTERM', done);
  });
  await server.close();
  return 0;
}
