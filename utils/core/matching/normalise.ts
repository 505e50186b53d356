/**
 * Folds any text into the one spelling that matching works on; refuses to keep punctuation, emoji, masks or long numbers.
 * Result: lower-case letters, digits, simplified Han and single spaces. Folding twice changes nothing.
 */
import { readTraditionalTable } from './traditional';

/** Longer texts are cut: no turn or script needs more to be recognised, and the time per call stays bounded. */
export const MAX_CHARS = 2000;
/** A run of digits this long is an order or phone number: useless for matching, and not ours to index. */
const NUMBER_RUN = 6;
const MASK_CHARS = 16;

const SPACE = 0x20;
const SEPARATOR = 0;
const RARE = 1;

let table: Uint16Array | undefined;

/** What each UTF-16 unit becomes: itself folded, a separator, or RARE for the slow way. Built once, on first use. */
function foldTable(): Uint16Array {
  if (table) return table;
  const made = new Uint16Array(0x10000).fill(RARE);
  made.fill(SEPARATOR, 0, 0x80);
  made.fill(SEPARATOR, 0x2000, 0x2070);
  made.fill(SEPARATOR, 0x2500, 0x2e80);
  made.fill(SEPARATOR, 0x3000, 0x3005);
  made.fill(SEPARATOR, 0x3008, 0x3021);
  made.fill(SEPARATOR, 0xd800, 0xf900);
  const keep = (from: number, to: number) => {
    for (let code = from; code < to; code++) made[code] = code;
  };
  keep(0x30, 0x3a);
  keep(0x61, 0x7b);
  keep(0x3400, 0x4dc0);
  keep(0x4e00, 0xa000);
  keep(0x3041, 0x3097);
  keep(0x30a1, 0x30fb);
  keep(0xac00, 0xd7a4);
  for (let code = 0x41; code < 0x5b; code++) made[code] = code + 0x20;
  for (let code = 0x21; code < 0x7f; code++) made[code + 0xfee0] = made[code] ?? SEPARATOR;
  readTraditionalTable((from, to) => {
    made[from] = to;
  });
  table = made;
  return made;
}

/** Compatibility forms, accents, other scripts: decompose, drop marks, fold the pieces. */
function foldRare(character: string, fold: Uint16Array): string {
  let out = '';
  for (const piece of character.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (piece.length > 1 || /\p{M}/u.test(piece)) continue;
    const folded = fold[piece.charCodeAt(0)] ?? SEPARATOR;
    if (folded === RARE) out += /[\p{L}\p{N}]/u.test(piece) ? piece : ' ';
    else out += folded === SEPARATOR ? ' ' : String.fromCharCode(folded);
  }
  return out;
}

function isPair(text: string, at: number, end: number): boolean {
  return at + 1 < end && (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

function endOfMask(text: string, start: number, end: number): number {
  const last = Math.min(end, start + MASK_CHARS);
  for (let at = start + 1; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0xff3b) return -1;
    if (code === 0x5d || code === 0xff3d) return at;
  }
  return -1;
}

/** Folds `text` into `out` (at least MAX_CHARS long, see `createTextBuffer`) and returns how many units it wrote. */
export function normaliseInto(text: string, out: Uint16Array): number {
  const fold = foldTable();
  const end = Math.min(text.length, MAX_CHARS);
  let length = 0;
  let digits = 0;
  let gap = false;
  const push = (code: number) => {
    if (code === SPACE) {
      if (digits >= NUMBER_RUN) length -= digits;
      digits = 0;
      gap = true;
      return;
    }
    const isDigit = code >= 0x30 && code <= 0x39;
    if (!isDigit) {
      if (digits >= NUMBER_RUN) {
        length -= digits;
        gap = true;
      }
      digits = 0;
    }
    if (length + 1 >= MAX_CHARS) return;
    if (gap && length > 0 && out[length - 1] !== SPACE) out[length++] = SPACE;
    gap = false;
    if (isDigit) digits++;
    else if (length > 1 && out[length - 1] === code && out[length - 2] === code) return;
    out[length++] = code;
  };
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    const folded = fold[code] ?? SEPARATOR;
    if (folded > RARE) push(folded);
    else if (folded === RARE) {
      const pieces = foldRare(text.charAt(at), fold);
      for (let p = 0; p < pieces.length; p++) push(pieces.charCodeAt(p));
    } else if (isPair(text, at, end)) {
      // Mathematical letters (bold, script) decompose to plain ones; everything else above the BMP is dropped.
      const plain = foldRare(text.slice(at, at + 2), fold) || ' ';
      for (let p = 0; p < plain.length; p++) push(plain.charCodeAt(p));
      at++;
    } else {
      push(SPACE);
      if (code !== 0x5b && code !== 0xff3b) continue;
      const close = endOfMask(text, at, end);
      if (close > 0) at = close;
    }
  }
  push(SPACE);
  if (length > 0 && out[length - 1] === SPACE) length--;
  return length;
}

/** A buffer that `normaliseInto` can never overrun. */
export function createTextBuffer(): Uint16Array {
  return new Uint16Array(MAX_CHARS);
}

const shared = createTextBuffer();

/** The folded text as a string. At most MAX_CHARS units. */
export function normalise(text: string): string {
  const length = normaliseInto(text, shared);
  let out = '';
  for (let at = 0; at < length; at++) out += String.fromCharCode(shared[at] ?? SPACE);
  return out;
}
