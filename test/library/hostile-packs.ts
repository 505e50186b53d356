/** Makes broken and hostile pack files from a seed: the same seed gives the same file. */
import { fullPack, makePack, makeSnippet, sitesPack } from './sample-pack';

export type Random = (below: number) => number;

/** Mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * below);
  };
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'id',
  'body',
  'regex',
  'html',
  '',
  'snippets',
  'hours',
  '\u0000',
  'ⅰd',
];
const STRINGS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\udc00x',
  '\u202egnp.exe',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '(a+)+$',
  '{buyer}{ask:{order}}',
  '=1+1',
  '../../x',
  'x'.repeat(5000),
  '字'.repeat(2001),
  '2026-02-30',
  '25:61',
  '\ufeff',
  'https://evil.example/',
];
const NUMBERS = [0, -1, 1.5, 1e308, -0, Number.MAX_SAFE_INTEGER + 2, 8];

export function hostilePack(seed: number): string {
  const random = randomFrom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
  const junk = (depth = 0): Json => {
    const kind = random(depth > 3 ? 4 : 6);
    if (kind === 0) return pick([null, true, false]);
    if (kind === 1) return pick(NUMBERS);
    if (kind < 4) return pick(STRINGS);
    if (kind === 4) return Array.from({ length: random(4) }, () => junk(depth + 1));
    return objectOf(Array.from({ length: random(4) }, () => [pick(NAMES), junk(depth + 1)]));
  };
  const base = (): Json =>
    JSON.parse(
      JSON.stringify(
        random(2) === 0 ? sitesPack() : makePack(Array.from({ length: random(20) }, (_, i) => makeSnippet(`s${i}`))),
      ),
    );

  /** Goes to a random place of a sound pack and does something to it. */
  const mutate = (root: Json): Json => {
    let parent: Json = root;
    for (;;) {
      const names = typeof parent === 'object' && parent !== null ? Object.keys(parent) : [];
      if (names.length === 0 || typeof parent !== 'object' || parent === null) return junk();
      const name = pick(names);
      const holder = parent as { [name: string]: Json };
      const child = holder[name] as Json;
      if (typeof child === 'object' && child !== null && random(3) > 0) {
        parent = child;
        continue;
      }
      const what = random(6);
      if (what === 0) delete holder[name];
      else if (what === 1) define(holder, pick(NAMES), junk());
      else if (what === 2 && Array.isArray(parent)) parent.push(child, child);
      else if (what === 3 && typeof child === 'string') holder[name] = child + pick(STRINGS);
      else holder[name] = junk();
      return root;
    }
  };

  const kind = random(20);
  if (kind === 0) return JSON.stringify(junk());
  if (kind === 1) return `${pick(['[', '{"a":', '[[{"x":'])}`.repeat(random(400_000));
  if (kind === 2) return `{"format":"sideline-pack/1","x":"${'y'.repeat(1_000_000 + random(400_000))}"}`;
  if (kind === 3) return JSON.stringify({ ...fullPack(), more: Array(random(60_000)).fill(pick([0, '', null])) });
  if (kind === 4)
    return `{${Array.from({ length: random(30_000) }, (_, i) => `"k${random(2) ? i : 1}":${i}`).join(',')}}`;
  if (kind === 5)
    return JSON.stringify(base()).replace(
      '"format"',
      pick(['"format":1,"format"', '"__proto__":{"polluted":1},"format"']),
    );
  if (kind === 6)
    return JSON.stringify({
      ...fullPack(),
      snippets: Array.from({ length: 1000 + random(5000) }, (_, i) => makeSnippet(`s${i}`)),
    });
  let pack = base();
  for (let times = random(4); times >= 0; times -= 1) pack = mutate(pack);
  const text = JSON.stringify(pack);
  if (kind > 9) return text;
  // Damage to the file itself: cut, a byte changed, a piece twice, another mark in front.
  const at = random(text.length);
  if (kind === 7) return text.slice(0, at);
  if (kind === 8) return text.slice(0, at) + String.fromCharCode(random(0x10000)) + text.slice(at + 1);
  return pick(['\ufeff', '\ufeff\ufeff', ' ', '//']) + text.slice(0, at) + text.slice(random(at + 1));
}

/** Names like `__proto__` become members of their own, as JSON.parse makes them. */
function define(holder: { [name: string]: Json }, name: string, value: Json): void {
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
}

function objectOf(entries: [string, Json][]): { [name: string]: Json } {
  const made: { [name: string]: Json } = {};
  for (const [name, value] of entries) define(made, name, value);
  return made;
}
