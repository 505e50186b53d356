/**
 * Owns writing GB18030, which browsers read but do not write: the table is read out of the browser's own decoder.
 * Two-byte codes are GBK, what Chinese Excel expects of a csv without a mark; anything else takes four bytes.
 */

export interface GbkText {
  bytes: Uint8Array;
  /** Characters that need four bytes: emoji and rare Han, which older programs show as a box. */
  beyondGbk: number;
}

type Codes = ReadonlyMap<number, number>;

const FIRST_ASTRAL = 189_000;
const BMP_POINTERS = 39_420;

/** Makes the writer. Building its table takes some tens of milliseconds: keep it for one export, not for good. */
export function createGbkEncoder(): (text: string) => GbkText {
  const codes = readCodes();
  return (text) => {
    const bytes = new Uint8Array(text.length * 4);
    let length = 0;
    let beyondGbk = 0;
    for (const character of text) {
      const point = character.codePointAt(0) as number;
      if (point < 0x80) {
        bytes[length++] = point;
        continue;
      }
      const code = point > 0xffff ? fourBytes(point - 0x10000 + FIRST_ASTRAL) : (codes.get(point) ?? 0x3f);
      if (code > 0xffff) {
        beyondGbk += 1;
        bytes[length++] = code >>> 24;
        bytes[length++] = (code >>> 16) & 0xff;
      }
      if (code > 0xff) bytes[length++] = (code >>> 8) & 0xff;
      bytes[length++] = code & 0xff;
    }
    return { bytes: bytes.subarray(0, length), beyondGbk };
  };
}

function readCodes(): Codes {
  const codes = new Map<number, number>();
  const decoder = new TextDecoder('gb18030');
  // Four-byte codes first: where both exist the two-byte one, set later, wins.
  const long = new Uint8Array(BMP_POINTERS * 4);
  for (let pointer = 0; pointer < BMP_POINTERS; pointer += 1) {
    new DataView(long.buffer).setUint32(pointer * 4, fourBytes(pointer));
  }
  [...decoder.decode(long)].forEach((character, pointer) => {
    keep(codes, character, fourBytes(pointer));
  });
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) keep(codes, decoder.decode(new Uint8Array([lead, trail])), (lead << 8) | trail);
    }
  }
  // Left out above, where it means «no such code».
  codes.set(0xfffd, 0x8431a437);
  return codes;
}

function keep(codes: Map<number, number>, character: string, code: number): void {
  if (character.length === 1 && character !== '\ufffd') codes.set(character.charCodeAt(0), code);
}

function fourBytes(pointer: number): number {
  const bytes = [
    0x81 + Math.floor(pointer / 12_600),
    0x30 + (Math.floor(pointer / 1260) % 10),
    0x81 + (Math.floor(pointer / 10) % 126),
    0x30 + (pointer % 10),
  ];
  return bytes.reduce((code, byte) => code * 256 + byte, 0);
}
