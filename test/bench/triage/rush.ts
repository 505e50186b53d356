/** A shop's rush hour as a list of conversations: when each buyer writes, how long each reply takes. Invented or from dialogues. */
import { seeded } from '../../consoles/platform/random';

export interface Talk {
  id: string;
  /** ms after the start. */
  startsAt: number;
  /** One entry per buyer turn: how long the answer takes to write, and how long the buyer then thinks (ms). */
  turns: { replyMs: number; thinkMs: number }[];
}

export interface Rush {
  seed: number;
  talks: Talk[];
}

const READ_MS = 3000;
/** A person with scripts at hand: characters per second, over a reply. */
const CHARS_PER_SEC = 4;

/** Exponential with mean `mean`. */
const waitFor = (random: () => number, mean: number) => -Math.log(1 - random()) * mean;

/** @param load how much work comes per time the agent has: 1 is as much as one person can do */
export function makeRush(lengths: readonly (readonly number[])[], seed: number, load: number, minutes = 60): Rush {
  const random = seeded(seed).next;
  const talks: Talk[] = [];
  const endMs = minutes * 60_000;
  let at = 0;
  for (let serial = 0; ; serial += 1) {
    const replies = lengths[Math.floor(random() * lengths.length)] ?? [20];
    const turns = replies.map((characters) => ({
      replyMs: Math.min(60_000, READ_MS + (Math.min(characters, 160) / CHARS_PER_SEC) * 1000),
      thinkMs: 5000 + waitFor(random, 40_000),
    }));
    const work = turns.reduce((sum, { replyMs }) => sum + replyMs, 0);
    at += waitFor(random, work / load);
    if (at >= endMs) break;
    talks.push({ id: `c${String(serial).padStart(4, '0')}`, startsAt: Math.round(at), turns });
  }
  return { seed, talks };
}

/** Lengths of replies as a shop has them: many short ones, a few long. */
export function inventLengths(seed: number): number[][] {
  const random = seeded(seed).next;
  return Array.from({ length: 200 }, () =>
    Array.from({ length: 1 + Math.floor(waitFor(random, 4)) }, () => 6 + Math.floor(waitFor(random, 34))),
  );
}
