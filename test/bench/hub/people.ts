/** Made-up agents and dashboards: whole lines of ours, values as large as real ones, the time of sending inside. */
import type { HubLine } from '../../../utils/hub/connect';
import { statsSubject } from '../../../utils/hub/names';
import { clockMs } from './clock';

export interface Team {
  id: string;
  day: string;
}

export interface Agent {
  line: HubLine;
  team: Team;
  subject: string;
  ackMs: number[];
  /** When each was acknowledged, clockMs. */
  ackAt: number[];
  acknowledgedRev: number;
  /** Tells every so often until `end` (clockMs). */
  run(everyMs: number, end: number): Promise<void>;
  /** Tells until the newest is acknowledged. */
  finish(): Promise<void>;
  /** Revision at the server. */
  stored(): Promise<number>;
}

/** Some 280 bytes, as a quiet agent's day is. */
const FILLER = 'n'.repeat(230);
const revOf = (bytes: Uint8Array) => (JSON.parse(new TextDecoder().decode(bytes)) as { rev: number }).rev;
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export function createAgent(line: HubLine, team: Team, member: string): Agent {
  const subject = statsSubject({ team: team.id, day: team.day, member, device: 'd1' });
  const state = { rev: 0 };
  const agent: Agent = {
    line,
    team,
    subject,
    ackMs: [],
    ackAt: [],
    acknowledgedRev: 0,
    async run(everyMs, end) {
      await rest(Math.random() * everyMs);
      while (clockMs() < end) {
        const from = clockMs();
        await tell();
        await rest(Math.max(0, everyMs - (clockMs() - from)));
      }
    },
    async finish() {
      for (let attempt = 0; attempt < 20 && agent.acknowledgedRev < state.rev; attempt += 1) await tell();
    },
    async stored() {
      for (let attempt = 0; attempt < 10; attempt += 1) {
        try {
          const found = await line.get(subject);
          return found ? revOf(found.bytes) : 0;
        } catch {
          await rest(500);
        }
      }
      return 0;
    },
  };

  async function tell(): Promise<void> {
    state.rev += 1;
    const rev = state.rev;
    const from = clockMs();
    const sent = JSON.stringify({ rev, from, n: FILLER });
    try {
      await line.put(subject, new TextEncoder().encode(sent));
      const at = clockMs();
      agent.ackMs.push(at - from);
      agent.ackAt.push(at);
      agent.acknowledgedRev = Math.max(agent.acknowledgedRev, rev);
    } catch {
      // Not known: the next telling says it all again.
      await rest(200 + Math.random() * 800);
    }
  }
  return agent;
}

export interface Dashboard {
  line: HubLine;
  team: Team;
  /** Newest revision seen, by subject. */
  seen: Map<string, number>;
  delaysMs: number[];
  /** Asks for all; @returns how long it took, ms */
  snapshot(subjects: readonly string[]): Promise<number>;
}

export function createDashboard(line: HubLine, team: Team, isProbe: boolean): Dashboard {
  const seen = new Map<string, number>();
  const delaysMs: number[] = [];
  line.hear(`live.stats.${team.id}.>`, ({ subject, bytes }) => {
    const told = JSON.parse(new TextDecoder().decode(bytes)) as { rev: number; from: number };
    seen.set(subject, Math.max(seen.get(subject) ?? 0, told.rev));
    if (isProbe) delaysMs.push(clockMs() - told.from);
  });
  return {
    line,
    team,
    seen,
    delaysMs,
    async snapshot(subjects) {
      const from = clockMs();
      await line.getMany(
        subjects,
        ({ subject, bytes }) => seen.set(subject, Math.max(seen.get(subject) ?? 0, revOf(bytes))),
        256,
      );
      return clockMs() - from;
    },
  };
}
