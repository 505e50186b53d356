/** Unpacks the traditional -> simplified table; refuses to know where its characters are used. */
import { CODES } from './tables/traditional';

const FIRST = 0x4e00;

/** How far a letter or digit of a packed table skips: A = 1 ... 9 = 62; 0 for anything else. */
export function gapOf(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code - 0x40;
  if (code >= 0x61 && code <= 0x7a) return code - 0x46;
  return code >= 0x30 && code <= 0x39 ? code + 0x05 : 0;
}

/** Calls `each(traditional, simplified)` with the code units of every pair. */
export function readTraditionalTable(each: (from: number, to: number) => void): void {
  let code = FIRST;
  for (let at = 0; at < CODES.length; at++) {
    const unit = CODES.charCodeAt(at);
    const gap = gapOf(unit);
    if (gap > 0) code += gap;
    else each(code++, unit);
  }
}
