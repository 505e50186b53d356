/**
 * Turns folded text into numbered tokens: characters, character pairs, Latin words and their four-letter pieces, synonym
 * groups and pairs of groups. Refuses to weigh them: a token carries its kind, and whoever scores decides.
 */
import { CONCEPT_BASE, type ConceptTable, conceptAt } from './concepts';
import { ASKING_GROUPS } from './synonym-groups';

/** Kinds of token; the value indexes a weight table. */
export const KIND = {
  unit: 0,
  functionUnit: 1,
  pair: 2,
  word: 3,
  piece: 4,
  concept: 5,
  conceptPair: 6,
  functionPair: 7,
  asking: 8,
  shortConcept: 9,
} as const;

/** Where tokens are collected; reused between texts so that indexing makes no garbage. */
export interface TokenSink {
  keys: Uint32Array;
  kinds: Uint8Array;
  length: number;
}

const SINK_SIZE = 32_768;
const CONCEPT_PAIR_BASE = 0x2000_0000;
const LATIN_BASE = 0xe000_0000;
const PAIR_REACH = 3;
const PIECE = 4;

/** Characters that nearly every sentence has: they say how a thing is asked, not what. */
const FUNCTION_UNITS = new Set(
  [
    ...'的了吗呢啊呀吧哦嘛么哈我你您他她们是在有和就都也还个这那一不给把被要想会能可以说上下去来到得着过很太请问亲什怎为好',
  ].map((c) => c.charCodeAt(0)),
);
const STOP_WORDS = new Set(
  'a an the i me my mine we our us you your he she it its they them their this that these those is are was were be been am do does did done to of in on at for with by from as and or but so if then there here just will would shall should may might must have has had please some any about into up out'.split(
    ' ',
  ),
);

/** A sink for up to `size` tokens; the default takes every text `normaliseInto` can make, further tokens are dropped. */
export function createTokenSink(size = SINK_SIZE): TokenSink {
  return { keys: new Uint32Array(size), kinds: new Uint8Array(size), length: 0 };
}

function put(sink: TokenSink, key: number, kind: number): void {
  if (sink.length >= sink.keys.length) return;
  sink.keys[sink.length] = key;
  sink.kinds[sink.length++] = kind;
}

const isLatin = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

/** FNV-1a into the range above every character pair. */
function latinKey(text: Uint16Array, from: number, to: number, salt: number): number {
  let hash = 0x811c9dc5 ^ salt;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (text[at] ?? 0), 0x01000193);
  return (LATIN_BASE | ((hash ^ (hash >>> 15)) & 0x1fff_ffff)) >>> 0;
}

/** Where the stem of the English word ends: plural, -ing, -ed, -er endings go, and a doubled last letter is made one. */
function stemEnd(word: string): number {
  let end = word.length;
  if (/\d/.test(word) || end < 4) return end;
  if (/ies$/.test(word)) return end - 2;
  if (/(sses|shes|ches|xes)$/.test(word)) end -= 2;
  else if (/[^su]s$/.test(word)) end -= 1;
  const base = word.slice(0, end);
  if (/.{3}ing$/.test(base)) end -= 3;
  else if (/.{3}ed$/.test(base)) end -= 2;
  else if (/.{4}(ation|ment)$/.test(base)) end -= base.endsWith('ment') ? 4 : 5;
  const last = word[end - 1];
  if (end > 3 && last === word[end - 2] && last !== 's') end -= 1;
  if (end > 3 && word[end - 1] === 'e') end -= 1;
  return end;
}

function putLatin(sink: TokenSink, text: Uint16Array, from: number, to: number): void {
  let word = '';
  for (let at = from; at < to; at++) word += String.fromCharCode(text[at] ?? 0);
  if (STOP_WORDS.has(word)) return;
  put(sink, latinKey(text, from, from + stemEnd(word), 1), KIND.word);
  for (let at = from; at + PIECE <= to && to - from > PIECE; at++)
    put(sink, latinKey(text, at, at + PIECE, 2), KIND.piece);
}

const recent = new Uint16Array(PAIR_REACH);

/** Group tokens, and pairs of different groups at most PAIR_REACH groups apart, whichever order they come in. */
function putConcepts(sink: TokenSink, table: ConceptTable, text: Uint16Array, from: number, to: number): void {
  let held = 0;
  for (let at = from; at < to; ) {
    const entry = conceptAt(table, text, at, to);
    if (!entry) {
      at++;
      continue;
    }
    for (const group of entry.groups) {
      put(
        sink,
        CONCEPT_BASE + group,
        group <= ASKING_GROUPS ? KIND.asking : entry.units.length === 1 ? KIND.shortConcept : KIND.concept,
      );
      for (let back = 0; back < Math.min(held, PAIR_REACH); back++) {
        const other = recent[(held - 1 - back) % PAIR_REACH] ?? 0;
        if (other === group) continue;
        const key = CONCEPT_PAIR_BASE + (Math.min(other, group) << 10) + Math.max(other, group);
        put(sink, key, KIND.conceptPair);
      }
    }
    recent[held++ % PAIR_REACH] = entry.groups[0] ?? 0;
    at += entry.units.length;
  }
}

/** Adds the tokens of `text[from, to)` (folded) to the sink; without a concept table, no group tokens. */
export function tokenise(text: Uint16Array, from: number, to: number, sink: TokenSink, table?: ConceptTable): void {
  let previous = 0;
  for (let at = from; at < to; ) {
    const code = text[at] ?? 0;
    if (code === 0x20) {
      previous = 0;
      at++;
    } else if (isLatin(code)) {
      let end = at + 1;
      while (end < to && isLatin(text[end] ?? 0)) end++;
      putLatin(sink, text, at, end);
      previous = 0;
      at = end;
    } else {
      const isFunction = FUNCTION_UNITS.has(code);
      put(sink, code, isFunction ? KIND.functionUnit : KIND.unit);
      if (previous !== 0) {
        const kind = isFunction && FUNCTION_UNITS.has(previous) ? KIND.functionPair : KIND.pair;
        put(sink, ((previous << 16) | code) >>> 0, kind);
      }
      previous = code;
      at++;
    }
  }
  if (table) putConcepts(sink, table, text, from, to);
}
