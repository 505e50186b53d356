/** Owns the index the test box asks, where a line is a message of the turn: this pack as it is being written, and the others beside it. Built in idle slices. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { createIndexBuilder } from '../../../utils/core/matching/index-builder';
import type { MatchIndex } from '../../../utils/core/matching/match-index';
import type { Suggestion } from '../../../utils/core/matching/match-turn';
import type { MatchMemory } from '../../../utils/core/matching/memory';
import { rankTurn } from '../../../utils/core/matching/suggest';
import { SYNONYM_GROUPS } from '../../../utils/core/matching/synonym-groups';
import type { Snippets } from '../../../utils/core/pack-edit';
import type { Snippet, Stage } from '../../../utils/core/snippet';
import { useIdleSlices } from './use-idle-slices';

const LISTED = 8;
/** Edits in a row are read together. */
const REST_MS = 600;

export interface Tester {
  /** undefined while the first index is being built. */
  ask: ((text: string, stage: Stage | undefined) => Suggestion[]) | undefined;
  find(id: string): Snippet | undefined;
}

export function useTester(snippets: Snippets, others: Snippets, memory: MatchMemory): Tester {
  const rested = useRested(snippets);
  const all = useMemo(() => {
    const own = new Set(rested.map(({ id }) => id));
    return [...rested, ...others.filter(({ id }) => !own.has(id))];
  }, [rested, others]);
  const [index, setIndex] = useState<MatchIndex>();
  const building = useRef<{ finish(): MatchIndex }>(undefined);
  const step = useMemo(() => {
    const builder = createIndexBuilder(all, { synonyms: SYNONYM_GROUPS });
    building.current = builder;
    return (deadlineMs: number) => builder.step(deadlineMs, () => performance.now());
  }, [all]);
  useIdleSlices(step, () => setIndex(building.current?.finish()));
  const byId = useMemo(() => new Map<string, Snippet>(all.map((snippet) => [snippet.id, snippet])), [all]);
  const ask = useMemo(
    () =>
      index &&
      ((text: string, stage: Stage | undefined) => {
        const messages = text.split('\n').filter((line) => line.trim() !== '');
        const turn = { messages, context: [], ...(stage && { stage }) };
        return messages.length === 0 ? [] : rankTurn(index, turn, memory, LISTED);
      }),
    [index, memory],
  );
  return { ask, find: (id) => byId.get(id) };
}

function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(() => value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
