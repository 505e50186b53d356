/** Agents that tell their day, dashboards that hear it, a server that may be killed meanwhile; what was measured, in one line. */

import { type HubLine, openHub } from '../../../utils/hub/connect';
import { addTeam, createTeamKeys, grantMember, serverTokens, type TeamKeys } from '../../../utils/hub/keys';
import { provision } from '../../../utils/hub/provision';
import { type RunningServer, startNats } from '../../hub/nats-server';
import { startCluster } from './cluster';
import { summarize, usageOf } from './figures';
import { sharePack } from './pack';
import { type Agent, createAgent, createDashboard, type Dashboard, type Team } from './people';
import { killNowAndThen } from './recovery';

export interface HubBenchWish {
  agents: number;
  dashboards: number;
  teams: number;
  seconds: number;
  every: number;
  kills: number;
  pack: boolean;
  cluster: boolean;
}

/** Signing takes the one core we have: more at once, and the server loses its patience (two seconds) with all of them. */
const LANES = 8;

/** Runs `work` over all items, at most so many at once. */
export async function inLanes<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>) {
  const results: Result[] = [];
  const queue = items.entries();
  const lane = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}

const DAY = '2026-11-22';
/** So many connections share a token. */
const SHARED = 20;

/** As many different keys as there are agents: a made-up day each, which the server does not look at. */
const dayOf = (index: number) => new Date(Date.UTC(2000, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);

export async function runHubBench(wish: HubBenchWish, say: (line: string) => void): Promise<number> {
  const teams: Team[] = Array.from({ length: Math.max(1, wish.teams) }, (_, index) => ({ id: `t${index}`, day: DAY }));
  const keys = teams.slice(1).reduce<TeamKeys>((all, { id }) => addTeam(all, id), createTeamKeys('t0'));
  const tokens = await serverTokens(keys);
  const servers: RunningServer[] = wish.cluster ? await startCluster(tokens) : [await startNats(tokens)];
  const urls = servers.map(({ url }) => url);
  const replicas = wish.cluster ? 3 : 1;
  try {
    await untilElected(() => provision(urls.slice(0, 1), keys, { replicas, now: Date.now() }));
    return await measure(wish, { keys, teams, urls, servers }, say);
  } finally {
    for (const server of servers) await server.close();
  }
}

/** A fresh cluster refuses everything until it has elected a leader. */
async function untilElected(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === 30) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

interface Stage {
  keys: TeamKeys;
  teams: readonly Team[];
  urls: readonly string[];
  servers: readonly RunningServer[];
}

async function measure(wish: HubBenchWish, stage: Stage, say: (line: string) => void): Promise<number> {
  const { keys, teams, urls, servers } = stage;
  const connects: number[] = [];
  const expiresAt = Math.floor(Date.now() / 1000) + 7200;
  // Making a token takes longer than connecting with it: so many people share one, each with days of their own.
  const tokens = new Map<string, ReturnType<typeof grantMember>>();
  const enter = async (team: string, member: string, role: 'agent' | 'board'): Promise<HubLine> => {
    const key = `${team} ${member} ${role}`;
    const made = tokens.get(key) ?? grantMember(keys, { team, member, device: 'd1', role, expiresAt });
    tokens.set(key, made);
    const granted = await made;
    const from = performance.now();
    const line = await openHub({ urls, member, ...granted });
    connects.push(performance.now() - from);
    return line;
  };
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const teamOf = (index: number) => teams[index % teams.length] as Team;
  const memberOf = (index: number) => `a${Math.floor(index / teams.length / SHARED)}`;
  const agents: Agent[] = await inLanes(numbers(wish.agents), async (index) =>
    createAgent(
      await enter(teamOf(index).id, memberOf(index), 'agent'),
      { ...teamOf(index), day: dayOf(index) },
      memberOf(index),
    ),
  );
  const dashboards: Dashboard[] = await inLanes(numbers(wish.dashboards), async (index) =>
    createDashboard(await enter(teamOf(index).id, 'b0', 'board'), teamOf(index)),
  );
  for (const { line } of dashboards) await line.flush();
  say(`connected: ${connects.length}, ${summarize(connects)}`);

  const before = usageOf(servers);
  const from = performance.now();
  const end = from + wish.seconds * 1000;
  const telling = agents.map((agent) => agent.run(wish.every * 1000, end));
  const everybody = [...agents, ...dashboards].map(({ line }) => line);
  const recovery = wish.kills > 0 ? killNowAndThen(servers, everybody, wish.kills, end) : undefined;
  await Promise.all([...telling, recovery?.done]);
  await Promise.all(agents.map((agent) => agent.finish()));
  if (recovery) say(recovery.report(agents));
  const seconds = (performance.now() - from) / 1000;
  const used = usageOf(servers);
  say(
    `server: CPU ${(((used.cpuSec - before.cpuSec) / seconds) * 100).toFixed(0)} % of one core, RSS ${used.rssMb} MB`,
  );
  const acks = agents.flatMap((agent) => agent.ackMs);
  say(`acknowledged after ${summarize(acks)}`);

  const reader = dashboards[0];
  if (reader) {
    const mine = agents.filter((agent) => agent.team.id === reader.team.id);
    const took = await reader.snapshot(mine.map((agent) => agent.subject));
    say(`snapshot of ${mine.length} last values: ${took.toFixed(0)} ms`);
  }
  let lost = 0;
  let diverged = 0;
  for (const agent of agents) {
    const stored = await agent.stored();
    if (stored < agent.acknowledgedRev) lost += 1;
  }
  for (const dashboard of dashboards) {
    const mine = agents.filter((agent) => agent.team.id === dashboard.team.id);
    await dashboard.snapshot(mine.map((agent) => agent.subject));
    if (mine.some((agent) => (dashboard.seen.get(agent.subject) ?? 0) < agent.acknowledgedRev)) diverged += 1;
  }
  if (wish.pack) say(await sharePack({ urls, keys, servers, team: 't0', readers: agents.slice(0, 500) }));
  const delays = dashboards.slice(0, 2 * teams.length).flatMap((dashboard) => dashboard.delaysMs);
  for (const { line } of [...agents, ...dashboards]) await line.close();
  const acknowledged = agents.reduce((sum, agent) => sum + agent.ackMs.length, 0);
  say(
    `hub: agents ${wish.agents}, dashboards ${wish.dashboards}, acknowledged ${acknowledged}, acknowledged lost ${lost}, diverged ${diverged}, publish->screen ${summarize(delays)}`,
  );
  return lost === 0 && diverged === 0 ? 0 : 1;
}
