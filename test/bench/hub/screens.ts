/** Screens in processes of their own, as they are in life: one process for all of them measures itself, not the server. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Order, Seat, Seen, Truth, Word } from './receive';

export interface Screens {
  connectsMs: number[];
  /** Asks each for all once more and ends them. */
  check(truth: Truth): Promise<Seen>;
  end(): void;
}

/** Resolves when all are connected and hear. */
export async function openScreens(seats: readonly Seat[], processes: number): Promise<Screens> {
  const hosts = Array.from({ length: Math.min(processes, seats.length) }, (_, index) => ({
    child: fork(fileURLToPath(new URL('./receive.mjs', import.meta.url))),
    seats: seats.filter((_, at) => at % processes === index),
  }));
  const end = () => {
    for (const { child } of hosts) if (child.connected) child.disconnect();
  };
  try {
    const words = await Promise.all(hosts.map(({ child, seats: own }) => ask(child, { seats: own })));
    return {
      connectsMs: words.flatMap((word) => ('connectsMs' in word ? word.connectsMs : [])),
      async check(truth) {
        // One after another: together they would wait for each other, and a snapshot is measured.
        const all: Seen = { delaysMs: [], diverged: 0, snapshotMs: 0, upAt: [] };
        for (const [index, { child }] of hosts.entries()) {
          const word = await ask(child, { check: truth });
          if (!('seen' in word)) throw new Error('a process of screens said something else');
          all.delaysMs = all.delaysMs.concat(word.seen.delaysMs);
          all.upAt = all.upAt.concat(word.seen.upAt);
          all.diverged += word.seen.diverged;
          if (index === 0) all.snapshotMs = word.seen.snapshotMs;
        }
        end();
        return all;
      },
      end,
    };
  } catch (error) {
    end();
    throw error;
  }
}

function ask(child: ChildProcess, order: Order): Promise<Word> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null) => reject(new Error(`a process of screens ended with ${code}`));
    child.once('exit', gone);
    child.once('message', (word) => {
      child.off('exit', gone);
      resolve(word as Word);
    });
    child.send(order);
  });
}
