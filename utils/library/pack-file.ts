/** Owns writing a pack as a file that will be read again: within the bounds of the scan, split where one file cannot hold it. */
import { asId, type PackId } from '../core/ids';
import type { Pack, Snippet } from '../core/snippet';
import { MAX_SNIPPETS } from '../schema/pack';
import { MAX_BYTES, MAX_NODES } from './scan';

/** Left for what stands around the scripts, and for a signature. */
const ROOM = { bytes: 8_192, nodes: 200 };

/** The file's text: laid out for people, or in one line when that would make it too big. */
export function writePack(pack: Pack): string {
  const laidOut = `${JSON.stringify(pack, null, 2)}\n`;
  return bytesOf(laidOut) <= MAX_BYTES ? laidOut : JSON.stringify(pack);
}

/**
 * Packs that each fit one file, in the order of the scripts; the pack itself, if it fits. Further ones are called `id.2`,
 * `id.3`; the same scripts in the same order are split in the same places. Signatures do not survive a split.
 */
export function splitPack(pack: Pack): Pack[] {
  const parts: Snippet[][] = [[]];
  let [bytes, nodes] = [ROOM.bytes, ROOM.nodes];
  for (const snippet of pack.snippets) {
    const size = { bytes: bytesOf(JSON.stringify(snippet)) + 1, nodes: nodesOf(snippet) };
    const part = parts.at(-1) as Snippet[];
    if (
      part.length > 0 &&
      (bytes + size.bytes > MAX_BYTES || nodes + size.nodes > MAX_NODES || part.length === MAX_SNIPPETS)
    ) {
      parts.push([snippet]);
      [bytes, nodes] = [ROOM.bytes + size.bytes, ROOM.nodes + size.nodes];
    } else {
      part.push(snippet);
      bytes += size.bytes;
      nodes += size.nodes;
    }
  }
  if (parts.length === 1) return [pack];
  const { signature: _lost, ...rest } = pack;
  return parts.map((snippets, index) =>
    index === 0
      ? { ...rest, snippets }
      : {
          ...rest,
          id: asId<PackId>(`${pack.id.slice(0, 58)}.${index + 1}`),
          title: `${pack.title.slice(0, 74)} ${index + 1}`,
          snippets,
        },
  );
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function nodesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, child) => sum + nodesOf(child), 1);
}
