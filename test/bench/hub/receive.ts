/** What runs in a process of screens: connects them, hears, and says at the end what they saw. */
import { type HubAddress, openHub } from '../../../utils/hub/connect';
import '../../hub/nats-server';
import { clockMs } from './clock';
import { createDashboard, type Dashboard, type Team } from './people';

export interface Seat {
  address: HubAddress;
  team: Team;
  /** Its delays are measured: of every screen they would be millions. */
  isProbe: boolean;
}

/** Keys of a team and what was acknowledged of each. */
export type Truth = Record<string, [subject: string, rev: number][]>;

export interface Seen {
  delaysMs: number[];
  /** Screens that miss something that was acknowledged. */
  diverged: number;
  /** How long the first screen took to ask for all. */
  snapshotMs: number;
  /** When lines came back, clockMs. */
  upAt: number[];
}

export type Order = { seats: Seat[] } | { check: Truth };
export type Word = { connectsMs: number[] } | { seen: Seen };

/** `host` is the process: orders come from its parent. */
export function receive(host: NodeJS.Process): void {
  const screens: Dashboard[] = [];
  const upAt: number[] = [];
  const say = (word: Word) => host.send?.(word);

  async function connect(seats: readonly Seat[]): Promise<void> {
    const connectsMs: number[] = [];
    for (const { address, team, isProbe } of seats) {
      const from = clockMs();
      const line = await openHub(address);
      connectsMs.push(clockMs() - from);
      line.onUp((up) => up && upAt.push(clockMs()));
      screens.push(createDashboard(line, team, isProbe));
    }
    for (const { line } of screens) await line.flush();
    say({ connectsMs });
  }

  async function check(truth: Truth): Promise<void> {
    const seen: Seen = { delaysMs: screens.flatMap(({ delaysMs }) => delaysMs), diverged: 0, snapshotMs: 0, upAt };
    for (const [index, screen] of screens.entries()) {
      const wanted = truth[screen.team.id] ?? [];
      const took = await screen.snapshot(wanted.map(([subject]) => subject));
      if (index === 0) seen.snapshotMs = took;
      if (wanted.some(([subject, rev]) => (screen.seen.get(subject) ?? 0) < rev)) seen.diverged += 1;
    }
    for (const { line } of screens) await line.close();
    say({ seen });
  }

  // Whoever gave the orders is gone.
  host.on('disconnect', () => host.exit());
  host.on('message', (order: Order) => {
    const work = 'seats' in order ? connect(order.seats) : check(order.check);
    work.catch((error) => {
      console.error(error);
      host.exit(1);
    });
  });
}
