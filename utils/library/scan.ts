/**
 * Owns the bounds of a file before anything reads its meaning: size, depth, count. Iterative, because a deep enough value
 * overflows the stack of a recursive check. Refuses names that reach an object's prototype.
 */

import { hasDuplicateNames } from './duplicate-names';

export const MAX_BYTES = 1_048_576;
export const MAX_DEPTH = 16;
/** Values of any kind. A full pack of 5,000 scripts has more triggers than nodes allow: it is split into packs. */
export const MAX_NODES = 20_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

export type ScanCode = 'too-big' | 'not-json' | 'too-deep' | 'too-many' | 'forbidden-name' | 'duplicate-name';
export type Scan = { ok: true; value: unknown } | { ok: false; code: ScanCode; where: string };

/** Parses JSON text within the bounds. Never throws. `where` is a path like `snippets.3.title`, never a value. */
export function scanJson(raw: string): Scan {
  const text = raw.charCodeAt(0) === 0xfeff ? raw.slice(1) : raw;
  if (text.length > MAX_BYTES || new TextEncoder().encode(text).length > MAX_BYTES) return refuse('too-big', '');
  if (depthOf(text) > MAX_DEPTH) return refuse('too-deep', '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('not-json', '');
  }
  const scan = walk(value);
  return scan.ok && hasDuplicateNames(text) ? refuse('duplicate-name', '') : scan;
}

/** Nesting of brackets (`{` is 7b, `[` is 5b) outside strings, without parsing. Stops as soon as it is too deep. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length && deepest <= MAX_DEPTH; index += 1) {
    const char = text.charCodeAt(index);
    if (quoted) {
      if (char === BACKSLASH) index += 1;
      else if (char === QUOTE) quoted = false;
    } else if (char === QUOTE) quoted = true;
    else if (char === 0x7b || char === 0x5b) {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (char === 0x7d || char === 0x5d) depth -= 1;
  }
  return deepest;
}

function walk(root: unknown): Scan {
  const queue: { value: unknown; path: string }[] = [{ value: root, path: '' }];
  for (let index = 0; index < queue.length; index += 1) {
    const { value, path } = queue[index] as { value: unknown; path: string };
    if (typeof value !== 'object' || value === null) continue;
    // Counted before anything is made of them: a list of a million is refused at the price of its length.
    const names = Object.keys(value);
    if (queue.length + names.length > MAX_NODES) return refuse('too-many', path);
    for (const name of names) {
      const child = (value as Record<string, unknown>)[name];
      if (name === '__proto__' || name === 'constructor' || name === 'prototype') return refuse('forbidden-name', path);
      queue.push({ value: child, path: path === '' ? name.slice(0, 40) : `${path}.${name.slice(0, 40)}` });
    }
  }
  return { ok: true, value: root };
}

function refuse(code: ScanCode, where: string): Scan {
  return { ok: false, code, where };
}
