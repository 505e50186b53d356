/**
 * Folds a draft so that the same word written in full width, in traditional characters, or with separators put between its
 * letters reads alike, and keeps where each letter stood. Refuses to join what a sentence's own punctuation parts.
 */
import { readTraditionalTable } from '../matching/traditional';
import { BREAK } from './aho-corasick';

/** Longer drafts are looked at up to here. */
export const LONGEST_DRAFT = 2000;
export const BREAK_CODE = BREAK;
const SPACE = 0x20;

export interface Folded {
  codes: Uint16Array;
  /** Units of `codes` that count. */
  length: number;
  /** For each code: the offset in the draft where the character that gave it begins. */
  from: Uint16Array;
}

/** Put between the letters of a word to slip past a filter: dropped. A line break or a comma is none of these. */
const SEPARATORS = new Set([...'.·•‧・∙⋅-‐‑‒–—_*＊|丨｜/\\^\'"`“”‘’＿．－／'].map((one) => one.charCodeAt(0)));
const PLUS = new Set([0x2b, 0xff0b, 0x2795]);

let traditional: Map<number, number> | undefined;

function simplify(code: number): number {
  if (!traditional) {
    const table = new Map<number, number>();
    readTraditionalTable((from, to) => table.set(from, to));
    traditional = table;
  }
  return traditional.get(code) ?? code;
}

const isSpace = (code: number) =>
  code === SPACE || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200a);
const isHan = (code: number) => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
/** Zero width: joiners, marks of direction, variation selectors, soft hyphen, byte order mark. */
const isUnseen = (code: number) =>
  code === 0xad ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x2060 && code <= 0x2064) ||
  code === 0xfeff ||
  (code >= 0xfe00 && code <= 0xfe0f);

export const isLetter = (code: number) => code >= 0x61 && code <= 0x7a;
export const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isLatin = (code: number) => isLetter(code) || isDigit(code);

/** Folds up to LONGEST_DRAFT units of `text`. Never throws, whatever the text holds. */
export function fold(text: string): Folded {
  const end = Math.min(text.length, LONGEST_DRAFT);
  const codes = new Uint16Array(end * 2 + 2);
  const from = new Uint16Array(end * 2 + 2);
  let length = 0;
  let gap = false;
  const push = (code: number, at: number) => {
    if (length + 2 > codes.length) return;
    const before = codes[length - 1] ?? BREAK;
    if (code === BREAK) {
      if (length > 0 && before === BREAK) return;
    } else if (gap && length > 0 && isLatin(code) && isLatin(before)) {
      // "we chat" is two words; only between Latin letters does a blank part anything.
      codes[length] = SPACE;
      from[length++] = at;
    }
    gap = false;
    codes[length] = code;
    from[length++] = at;
  };
  for (let at = 0; at < end && length < codes.length - 1; at++) {
    const code = text.charCodeAt(at);
    if (isHan(code)) push(simplify(code), at);
    else if (code >= 0x41 && code <= 0x5a) push(code + 0x20, at);
    else if (isLatin(code) || code === 0x25) push(code, at);
    else if (isSpace(code)) gap = true;
    else if (isUnseen(code)) continue;
    else if (SEPARATORS.has(code)) {
      // A full stop before a blank, or at the end, closes a sentence.
      if (code === 0x2e && isSentenceEnd(text.charCodeAt(at + 1))) push(BREAK, at);
    } else if (PLUS.has(code)) push(0x2b, at);
    else if (code < 0x80) push(BREAK, at);
    else at = pushRare(text, at, push);
  }
  return { codes, length, from };
}

function isSentenceEnd(next: number): boolean {
  return Number.isNaN(next) || next === 0x0a || isSpace(next);
}

/** Everything else: compatibility letters by their plain forms, emoji dropped, other punctuation a break. */
function pushRare(text: string, at: number, push: (code: number, at: number) => void): number {
  const point = text.codePointAt(at) ?? 0;
  const character = String.fromCodePoint(point);
  const last = at + (point > 0xffff ? 1 : 0);
  if (/^[\p{L}\p{N}]$/u.test(character)) {
    for (const piece of character.normalize('NFKC').toLowerCase()) {
      const code = piece.charCodeAt(0);
      if (piece.length === 1 && /[\p{L}\p{N}]/u.test(piece)) push(isHan(code) ? simplify(code) : code, at);
    }
  } else if (/^[\p{P}\p{Z}\p{C}]$/u.test(character)) {
    push(/^[％﹪]$/u.test(character) ? 0x25 : BREAK, at);
  } else if (/^[Ⓐ-ⓩ]$/u.test(character)) {
    push(character.normalize('NFKC').toLowerCase().charCodeAt(0), at);
  }
  return last;
}

/** A word of a list, folded the same way; shorter than what is written only by its separators. */
export function foldWord(word: string): Uint16Array {
  const { codes, length } = fold(word);
  return codes.slice(0, length);
}

/** The folded text as a string, for comparing; each break is one blank. */
export function foldedText(text: string): string {
  const { codes, length } = fold(text);
  let out = '';
  for (let at = 0; at < length; at++) out += String.fromCharCode(codes[at] || SPACE);
  return out.trim();
}
