/** Owns looking at a zip's own list of contents before anything is unpacked: how much would come out of how many entries. */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;

export interface ZipBounds {
  maxEntries: number;
  maxBytes: number;
}

/** `damaged`: not a zip, or one whose list does not add up. Sizes that only the 64-bit form can hold are `too-big`. */
export function judgeZip(bytes: Uint8Array, bounds: ZipBounds): 'ok' | 'too-big' | 'damaged' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return 'damaged';
  const entries = view.getUint16(end + 10, true);
  if (entries > bounds.maxEntries) return 'too-big';
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let index = 0; index < entries; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return 'damaged';
    total += view.getUint32(at + 24, true);
    if (total > bounds.maxBytes) return 'too-big';
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return 'ok';
}

function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - END_SIZE - MAX_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}
