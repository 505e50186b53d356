/** Agents that tell their day, dashboards that hear it, a server that may be killed meanwhile; what was measured, in one line. */

import { type HubAddress, type HubLine, openHub } from '../../../utils/hub/connect';
import { addTeam, createTeamKeys, grantMember, serverTokens, type TeamKeys } from '../../../utils/hub/keys';
import { provision } from '../../../utils/hub/provision';
import { tellGapMs } from '../../../utils/hub/sync';
import { type RunningServer, startNats } from '../../hub/nats-server';
import { clockMs } from './clock';
import { startCluster } from './cluster';
import { summarize, usageOf } from './figures';
import { sharePack } from './pack';
import { type Agent, createAgent, type Team } from './people';
import type { Seat, Truth } from './receive';
import { killNowAndThen } from './recovery';
import { openScreens } from './screens';

export interface HubBenchWish {
  agents: number;
  dashboards: number;
  teams: number;
  seconds: number;
  /** Seconds between two tellings of one agent; 0: what ours keep to in a team of that size. */
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

/** More than there are cores would wait for each other. */
const SCREEN_PROCESSES = 2;

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
  const addressOf = async (team: string, member: string, role: 'agent' | 'board'): Promise<HubAddress> => {
    const key = `${team} ${member} ${role}`;
    const made = tokens.get(key) ?? grantMember(keys, { team, member, device: 'd1', role, expiresAt });
    tokens.set(key, made);
    return { urls, member, ...(await made) };
  };
  const enter = async (team: string, member: string): Promise<HubLine> => {
    const address = await addressOf(team, member, 'agent');
    const from = clockMs();
    const line = await openHub(address);
    connects.push(clockMs() - from);
    return line;
  };
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const teamOf = (index: number) => teams[index % teams.length] as Team;
  const memberOf = (index: number) => `a${Math.floor(index / teams.length / SHARED)}`;
  const agents: Agent[] = await inLanes(numbers(wish.agents), async (index) =>
    createAgent(
      await enter(teamOf(index).id, memberOf(index)),
      { ...teamOf(index), day: dayOf(index) },
      memberOf(index),
    ),
  );
  const seats = await Promise.all(
    numbers(wish.dashboards).map(
      async (index): Promise<Seat> => ({
        address: await addressOf(teamOf(index).id, 'b0', 'board'),
        team: teamOf(index),
        isProbe: index < 2 * teams.length,
      }),
    ),
  );
  const screens = await openScreens(seats, SCREEN_PROCESSES);
  connects.push(...screens.connectsMs);
  say(`connected: ${connects.length}, ${summarize(connects)}`);

  const everyMs = wish.every * 1000 || tellGapMs(wish.agents / teams.length);
  say(`each agent tells every ${everyMs / 1000} s`);
  const before = usageOf(servers);
  const from = clockMs();
  const end = from + wish.seconds * 1000;
  const telling = agents.map((agent) => agent.run(everyMs, end));
  const lines = agents.map(({ line }) => line);
  const recovery = wish.kills > 0 ? killNowAndThen(servers, lines, wish.kills, end) : undefined;
  await Promise.all([...telling, recovery?.done]);
  await Promise.all(agents.map((agent) => agent.finish()));
  const seconds = (clockMs() - from) / 1000;
  const used = usageOf(servers);
  say(
    `server: CPU ${(((used.cpuSec - before.cpuSec) / seconds) * 100).toFixed(0)} % of one core, RSS ${used.rssMb} MB`,
  );
  const acks = agents.flatMap((agent) => agent.ackMs);
  say(`acknowledged after ${summarize(acks)}`);

  const truth: Truth = Object.fromEntries(teams.map(({ id }) => [id, []]));
  let lost = 0;
  for (const { team, subject, acknowledgedRev, stored } of agents) {
    truth[team.id]?.push([subject, acknowledgedRev]);
    if ((await stored()) < acknowledgedRev) lost += 1;
  }
  const { delaysMs, diverged, snapshotMs, upAt } = await screens.check(truth);
  say(`snapshot of ${truth[teams[0]?.id ?? '']?.length} last values: ${snapshotMs.toFixed(0)} ms`);
  if (recovery) say(recovery.report(agents, upAt));
  if (wish.pack) say(await sharePack({ urls, keys, servers, team: 't0', readers: agents.slice(0, 500) }));
  for (const { line } of agents) await line.close();
  const acknowledged = agents.reduce((sum, agent) => sum + agent.ackMs.length, 0);
  say(
    `hub: agents ${wish.agents}, dashboards ${wish.dashboards}, acknowledged ${acknowledged}, acknowledged lost ${lost}, diverged ${diverged}, publish->screen ${summarize(delaysMs)}`,
  );
  return lost === 0 && diverged === 0 ? 0 : 1;
}
