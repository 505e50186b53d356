/** Kills servers at random moments while people tell, and says how the fleet came back: spread, and how long nobody wrote. */
import type { HubLine } from '../../../utils/hub/connect';
import type { RunningServer } from '../../hub/nats-server';
import { clockMs } from './clock';
import { quantile } from './figures';
import type { Agent } from './people';

const AWAY_MS = 1000;

export interface Recovery {
  /** Resolves when all kills are done. */
  done: Promise<void>;
  /** One line. `elsewhere`: when lines of other processes came back. */
  report(agents: readonly Agent[], elsewhere: readonly number[]): string;
}

/** Restarted after a second; on a cluster one node after another. `end` in clockMs. */
export function killNowAndThen(
  servers: readonly RunningServer[],
  lines: readonly HubLine[],
  kills: number,
  end: number,
): Recovery {
  const killedAt: number[] = [];
  const upAt: number[] = [];
  for (const line of lines) line.onUp((up) => up && upAt.push(clockMs()));
  const work = async () => {
    const share = (end - clockMs()) / (kills + 1);
    for (let count = 0; count < kills; count += 1) {
      await rest(Math.max(0, share * (0.3 + Math.random() * 0.7) - AWAY_MS));
      const server = servers[count % servers.length];
      killedAt.push(clockMs());
      await server?.kill();
      await rest(AWAY_MS);
      await server?.start();
    }
  };
  return {
    done: work(),
    report(agents, elsewhere) {
      const last = killedAt.at(-1) ?? 0;
      const returned = [...upAt, ...elsewhere].filter((at) => at >= last).map((at) => at - last);
      const spread = returned.length > 0 ? Math.max(...returned) - Math.min(...returned) : 0;
      // Silence of the whole fleet, and of the unluckiest writer, around each kill.
      const all = agents.flatMap(({ ackAt }) => ackAt).sort((a, b) => a - b);
      const fleet = killedAt.map((at) => (all.find((ack) => ack > at + 5) ?? Number.POSITIVE_INFINITY) - at);
      const each = agents.flatMap(({ ackAt }) =>
        killedAt.map((at) => (ackAt.find((ack) => ack > at + 5) ?? Number.POSITIVE_INFINITY) - at),
      );
      return [
        `killed and restarted ${kills} times`,
        returned.length === 0
          ? 'nobody had hung on the last one'
          : `after the last ${returned.length} came back over ${(spread / 1000).toFixed(1)} s (half within ${(quantile(returned, 0.5) / 1000).toFixed(1)} s)`,
        `somebody wrote again after at most ${(Math.max(0, ...fleet) / 1000).toFixed(1)} s, 99 % of writers within ${(quantile(each, 0.99) / 1000).toFixed(1)} s, the last of them after ${(each.reduce((most, ms) => Math.max(most, ms), 0) / 1000).toFixed(1)} s`,
      ].join('; ');
    },
  };
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
