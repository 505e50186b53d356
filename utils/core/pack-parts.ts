/**
 * Owns keeping a library larger than one pack file may be: its scripts in several packs of one family, which people see as
 * one. Pure. Refuses to move a script between parts without need, so that counts and diffs of a part stay small.
 */
import { asId, type PackId, type SnippetId } from './ids';
import { formatOf } from './pack-formats';
import type { Pack, Snippet } from './snippet';

export type PackHead = Omit<Pack, 'snippets' | 'signature'>;

/** A little below what a file may hold (utils/library/scan.ts): the head needs room too. */
const ROOM = { snippets: 5000, nodes: 19_500, bytes: 1_040_000 };
const PART = /^(.+)\.part(\d{1,3})$/;

/** The family's id and the number of the part, from 1. */
export function familyOf(id: PackId): { base: PackId; part: number } {
  const match = PART.exec(id);
  return match ? { base: asId<PackId>(match[1] ?? id), part: Number(match[2]) } : { base: id, part: 1 };
}

export function partId(base: PackId, part: number): PackId {
  return part === 1 ? base : asId<PackId>(`${base}.part${part}`);
}

/** The scripts of a family's packs as one list, first part first; an id that stands twice counts once. */
export function joinParts(packs: readonly Pack[]): { snippets: Snippet[]; placed: Map<SnippetId, number> } {
  const ordered = [...packs].sort((a, b) => familyOf(a.id).part - familyOf(b.id).part);
  const placed = new Map<SnippetId, number>();
  const snippets: Snippet[] = [];
  for (const pack of ordered) {
    for (const snippet of pack.snippets) {
      if (placed.has(snippet.id)) continue;
      placed.set(snippet.id, familyOf(pack.id).part);
      snippets.push(snippet);
    }
  }
  return { snippets, placed };
}

interface Load {
  snippets: Snippet[];
  nodes: number;
  bytes: number;
}

/**
 * As many packs as it takes; those of `placed` all come back, empty if need be, so that going back a version is possible.
 * @param placed the part each script is in now
 */
export function splitParts(
  head: PackHead,
  snippets: readonly Snippet[],
  placed: ReadonlyMap<SnippetId, number> = new Map(),
): Pack[] {
  // What is no script stands once, in the first part, and takes its room there.
  const { sites, settings, ...rest } = head;
  const besides = { ...(sites && { sites }), ...(settings && { settings }) };
  const loads: Load[] = Array.from({ length: Math.max(1, ...placed.values()) }, (_, at) =>
    emptyLoad(at === 0 ? besides : {}),
  );
  const homeless: Snippet[] = [];
  for (const snippet of snippets) {
    const home = loads[(placed.get(snippet.id) ?? 0) - 1];
    if (!home || !add(home, snippet)) homeless.push(snippet);
  }
  let last = loads.length - 1;
  for (const snippet of homeless) {
    if (add(loads[last] as Load, snippet)) continue;
    loads.push(emptyLoad({}));
    last = loads.length - 1;
    add(loads[last] as Load, snippet);
  }
  const base = familyOf(head.id).base;
  return loads.map(({ snippets: own }, index) => {
    const more = index === 0 ? besides : {};
    return { ...rest, ...more, format: formatOf(more), id: partId(base, index + 1), snippets: own };
  });
}

function emptyLoad(besides: object): Load {
  const isEmpty = Object.keys(besides).length === 0;
  if (isEmpty) return { snippets: [], nodes: 0, bytes: 0 };
  return { snippets: [], nodes: countNodes(besides), bytes: countBytes(JSON.stringify(besides)) };
}

function add(load: Load, snippet: Snippet): boolean {
  const nodes = countNodes(snippet);
  const bytes = countBytes(JSON.stringify(snippet)) + 1;
  const fits =
    load.snippets.length < ROOM.snippets && load.nodes + nodes <= ROOM.nodes && load.bytes + bytes <= ROOM.bytes;
  if (!fits && load.snippets.length > 0) return false;
  load.snippets.push(snippet);
  load.nodes += nodes;
  load.bytes += bytes;
  return true;
}

/** Values of any kind, as the check of a file counts them. */
function countNodes(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, child) => sum + countNodes(child), 1);
}

/** Of UTF-8. */
function countBytes(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7ff) bytes += unit >= 0xd800 && unit <= 0xdfff ? 1 : 2;
    else if (unit > 0x7f) bytes += 1;
  }
  return bytes;
}
