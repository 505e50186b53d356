/**
 * A long list of numbers in equal pieces, of which each run lies whole in one: growing copies nothing and leaves nothing
 * behind. Refuses runs longer than a piece.
 */

const BITS = 14;
/** Longest run, in numbers. */
export const CHUNK = 1 << BITS;
const INSIDE = CHUNK - 1;

export interface Chunks<Kind extends Uint16Array | Uint32Array> {
  pieces: Kind[];
  /** Where the next run may begin. */
  length: number;
}

/** Adds the first `count` of `values` as one run. @returns where it begins, see `pieceOf` and `placeIn` */
export function addRun<Kind extends Uint16Array | Uint32Array>(
  chunks: Chunks<Kind>,
  values: Kind,
  count: number,
): number {
  const Piece = values.constructor as new (length: number) => Kind;
  if ((chunks.length & INSIDE) + count > CHUNK) chunks.length = chunks.pieces.length << BITS;
  const start = chunks.length;
  let piece = chunks.pieces[start >>> BITS];
  if (!piece) {
    piece = new Piece(CHUNK);
    chunks.pieces.push(piece);
  }
  for (let at = 0; at < count; at++) piece[(start & INSIDE) + at] = values[at] as number;
  chunks.length += count;
  return start;
}

/** The piece in which the run lies that begins at `start`. */
export function pieceOf<Kind extends Uint16Array | Uint32Array>(chunks: Chunks<Kind>, start: number): Kind {
  return chunks.pieces[start >>> BITS] as Kind;
}

/** Where in its piece that run begins. */
export function placeIn(start: number): number {
  return start & INSIDE;
}
