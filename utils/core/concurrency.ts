/** Owns how many buyers were served at once: spans of activity, and their highest overlap. */
import type { Fact } from './facts';
import { orderFacts, SILENCE_MS } from './steps';
import type { Turn } from './turn';

/** A buyer is still being served this long after the last message (METRICS: 最大同时接待). */
export const LINGER_MS = 300_000;

/** Epoch ms, end exclusive. */
export interface Span {
  from: number;
  to: number;
}

/** When ONE conversation was alive: an open turn, or a message within the last `lingerMs`. Disjoint, in order. */
export function activeSpans(
  facts: readonly Fact[],
  turns: readonly Turn[],
  options: { now: number; lingerMs?: number },
): Span[] {
  const { now, lingerMs = LINGER_MS } = options;
  const spans: Span[] = [];
  for (const { fact, recalled, away } of orderFacts(facts)) {
    const speaks = fact.kind === 'message' && (fact.role === 'buyer' || fact.role === 'agent');
    if (speaks && !recalled && !away) spans.push({ from: fact.at, to: fact.at + lingerMs });
  }
  for (const turn of turns) {
    if (turn.excluded === 'closing') continue;
    const end = turn.outcome === 'open' ? Math.min(now, turn.openedAt + SILENCE_MS) : (turn.closedAt ?? turn.openedAt);
    if (end > turn.openedAt) spans.push({ from: turn.openedAt, to: end });
  }
  return joinSpans(spans);
}

/** Overlapping and touching spans joined, in order. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** The most conversations alive at once, and the first moment of it. One list of disjoint spans per conversation. */
export function peakConcurrency(conversations: readonly (readonly Span[])[]): { peak: number; at?: number } {
  const edges = conversations.flatMap((spans) =>
    spans.flatMap(({ from, to }) => [
      { at: from, step: 1 },
      { at: to, step: -1 },
    ]),
  );
  edges.sort((a, b) => a.at - b.at || a.step - b.step);
  let alive = 0;
  let best: { peak: number; at?: number } = { peak: 0 };
  for (const { at, step } of edges) {
    alive += step;
    if (alive > best.peak) best = { peak: alive, at };
  }
  return best;
}
