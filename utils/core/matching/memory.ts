/**
 * What picks teach: how often each script is used, and which wordings led to it. Refuses to keep text: a wording becomes a
 * set of bucket numbers so coarse that thousands of words share each, and Latin words and digits are left out of it.
 */
import type { SnippetId } from '../ids';
import type { ConceptTable } from './concepts';
import type { MatchTurn } from './match-turn';
import { createTextBuffer, normaliseInto } from './normalise';
import { createTokenSink, KIND, type TokenSink, tokenise } from './tokens';

/** One past pick: the script and the buckets of the turn that led to it, ascending. */
export interface PickVector {
  snippetId: SnippetId;
  at: number;
  buckets: number[];
}

/** Plain JSON: may be stored, sent and merged as it is. */
export interface MatchMemory {
  version: 1;
  /** Script id -> [uses, weighted by age at the time of the last one; epoch ms of the last one]. */
  uses: Record<string, [number, number]>;
  /** Oldest first. */
  picks: PickVector[];
}

export const MAX_PICKS = 1000;
export const MAX_USES = 5000;
export const MAX_BUCKETS_PER_PICK = 64;
/** 2^14 buckets. */
export const BUCKET_BITS = 14;
const HALF_LIFE_MS = 14 * 24 * 3600 * 1000;

export const EMPTY_MEMORY: MatchMemory = { version: 1, uses: {}, picks: [] };

const sink: TokenSink = createTokenSink();
const buffer = createTextBuffer();

/** Bucket numbers of a turn, ascending and distinct. They mean the same wherever the groups are the same. */
export function bucketsOf(turn: MatchTurn, concepts: ConceptTable): number[] {
  const buckets = new Set<number>();
  for (const message of turn.messages) {
    sink.length = 0;
    tokenise(buffer, 0, normaliseInto(message, buffer), sink, concepts);
    for (let at = 0; at < sink.length; at++) {
      const kind = sink.kinds[at];
      if (kind === KIND.word || kind === KIND.piece || kind === KIND.functionUnit) continue;
      buckets.add(Math.imul(sink.keys[at] ?? 0, 0x9e3779b1) >>> (32 - BUCKET_BITS));
    }
  }
  return [...buckets].slice(0, MAX_BUCKETS_PER_PICK).sort((a, b) => a - b);
}

const aged = (uses: number, from: number, to: number) => uses * 2 ** (-Math.max(0, to - from) / HALF_LIFE_MS);

/**
 * The memory after the agent picked this script for a turn with these buckets (see `bucketsOf`; they are taken where the
 * turn's text is). Pure; `now` in epoch ms; both lists stay bounded.
 */
export function learnBuckets(
  memory: MatchMemory,
  buckets: readonly number[],
  snippetId: SnippetId,
  now: number,
): MatchMemory {
  const [uses, at] = (Object.hasOwn(memory.uses, snippetId) && memory.uses[snippetId]) || [0, now];
  const next: Record<string, [number, number]> = { ...memory.uses, [snippetId]: [aged(uses, at, now) + 1, now] };
  const ids = Object.keys(next);
  if (ids.length > MAX_USES) {
    // Aged once each: within a sort it would cost milliseconds a pick, and every pick of a full memory comes here.
    const ranked = ids.map((id) => ({ id, frecency: frecencyOf(next, id, now) }));
    ranked.sort((a, b) => a.frecency - b.frecency);
    for (const { id } of ranked.slice(0, ids.length - MAX_USES)) delete next[id];
  }
  const picks =
    buckets.length > 0
      ? [...memory.picks, { snippetId, at: now, buckets: [...buckets] }].slice(-MAX_PICKS)
      : memory.picks;
  return { version: 1, uses: next, picks };
}

/** Uses of a script, each halved every 14 days. */
export function frecencyOf(uses: MatchMemory['uses'], snippetId: string, now: number): number {
  const use = Object.hasOwn(uses, snippetId) ? uses[snippetId] : undefined;
  return use ? aged(use[0], use[1], now) : 0;
}

/** When any script was last used, epoch ms: ages are counted from it, so that ranking needs no clock. 0 if never. */
export function latestUse(memory: MatchMemory): number {
  let latest = 0;
  for (const id in memory.uses) latest = Math.max(latest, memory.uses[id]?.[1] ?? 0);
  return latest;
}

/** Names a state of the memory, so that a copy of it can be told from another without sending it. */
export function memoryVersion(memory: MatchMemory): string {
  return `${memory.picks.length}.${Object.keys(memory.uses).length}.${latestUse(memory)}`;
}

interface CompiledPicks {
  /** Pick numbers by bucket. */
  byBucket: Map<number, number[]>;
  norms: Float32Array;
}

const compiled = new WeakMap<readonly PickVector[], CompiledPicks>();
const weightOf = (picks: number, count: number) => Math.log(1 + picks / (count + 0.5)) ** 2;

function compile(picks: readonly PickVector[]): CompiledPicks {
  const known = compiled.get(picks);
  if (known) return known;
  const byBucket = new Map<number, number[]>();
  picks.forEach((pick, at) => {
    for (const bucket of pick.buckets) {
      const list = byBucket.get(bucket);
      if (list) list.push(at);
      else byBucket.set(bucket, [at]);
    }
  });
  const norms = new Float32Array(picks.length);
  for (const list of byBucket.values())
    for (const at of list) norms[at] = (norms[at] ?? 0) + weightOf(picks.length, list.length);
  const made = { byBucket, norms: norms.map(Math.sqrt) };
  compiled.set(picks, made);
  return made;
}

const NEAREST = 10;

/** What the nearest past picks say: script id -> sum of squared similarities, about 0 to 3. */
export function recall(memory: MatchMemory, turn: MatchTurn, concepts: ConceptTable): Map<SnippetId, number> {
  const votes = new Map<SnippetId, number>();
  if (memory.picks.length === 0) return votes;
  const { byBucket, norms } = compile(memory.picks);
  const dots = new Float32Array(memory.picks.length);
  let norm = 0;
  for (const bucket of bucketsOf(turn, concepts)) {
    const list = byBucket.get(bucket) ?? [];
    const weight = weightOf(memory.picks.length, list.length);
    norm += weight;
    for (const at of list) dots[at] = (dots[at] ?? 0) + weight;
  }
  const near = [...dots.keys()]
    .filter((at) => (dots[at] ?? 0) > 0)
    .map((at) => ({ at, similarity: (dots[at] ?? 0) / (Math.sqrt(norm) * (norms[at] || 1)) }))
    .sort((a, b) => b.similarity - a.similarity || b.at - a.at)
    .slice(0, NEAREST);
  for (const { at, similarity } of near) {
    const pick = memory.picks[at];
    if (pick) votes.set(pick.snippetId, (votes.get(pick.snippetId) ?? 0) + similarity ** 2);
  }
  return votes;
}
