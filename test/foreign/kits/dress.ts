/**
 * Class names as builds make them; another build has other hashes. `modules`: every name bears a hash, those of the kit too, as
 * of CSS modules. `emotion`: the kit's names stay and every element has a hash of its styles besides; the page's own parts have
 * nothing but hashes. Used for the styles (build.ts) and for the elements (wear.ts).
 */
export interface Dress {
  kind: 'modules' | 'emotion';
  build: string;
  /** How a name and its hash stand together: `name__aB3dE`, as webpack writes it, or `_name_1x2yz_7`, as Vite does. */
  shape: 'tail' | 'framed';
}

const SMALL = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const BOTH = SMALL + SMALL.toUpperCase();

function hash(text: string, length: number, letters: string): string {
  let state = 0x811c9dc5;
  for (const sign of text) state = Math.imul(state ^ sign.charCodeAt(0), 0x01000193) >>> 0;
  let out = '';
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    out += letters[(state >>> 7) % letters.length];
  }
  return out;
}

function dressed(name: string, { kind, build, shape }: Dress): string[] {
  // A library hangs these on and takes them off by name while the page runs.
  if (/^ps(?:[-_]|$)/.test(name)) return [name];
  const own = name.startsWith('page-');
  if (kind === 'emotion')
    return own ? [`sc-${hash(`${build} ${name} id`, 6, BOTH)}`, hash(`${build} ${name}`, 6, BOTH)] : [name];
  // Vite makes one hash for each file of styles.
  if (shape === 'framed')
    return [`_${name}_${hash(build + (own ? 'page' : 'kit'), 5, SMALL + DIGITS)}_${hash(name, 2, '123456789')}`];
  return [`${name}__${hash(`${build} ${name}`, 5, BOTH + DIGITS)}`];
}

/** What stands in the styles for one name of theirs. */
export function dressName(name: string, dress: Dress): string {
  return dressed(name, dress).at(-1) ?? name;
}

/** What an element's `class` says. Names that start with `page-` are the page's own. */
export function dressClass(names: string, dress: Dress): string {
  const each = names.split(/\s+/).filter(Boolean);
  const worn = each.flatMap((name) => dressed(name, dress));
  if (dress.kind === 'emotion' && each.some((name) => !name.startsWith('page-')))
    worn.push(`css-${hash(`${dress.build} ${names}`, 6, SMALL + DIGITS)}`);
  return worn.join(' ');
}
