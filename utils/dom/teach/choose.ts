/**
 * Selectors that name a set of elements and nothing else in a place: the shortest first, and others beside it, so that a
 * page may change one thing. Refuses to guess: without one that fits there is none.
 */
import { type Feature, featuresOf, IDENTITY } from './features';

const MOST_TRIED = 400;
const MOST_KEPT = 3;

export interface Wanted {
  /** Every one of them must fit. */
  positives: readonly Element[];
  /** None of these may. */
  negatives?: readonly Element[];
  /** Where it is looked for, and what else may be found there: all else makes a selector useless. */
  place: ParentNode;
  mayFit?: (element: Element) => boolean;
  /** Which features may be used; identity when left out. */
  uses?: (feature: Feature) => boolean;
  /** How many selectors are wanted at most. */
  most?: number;
}

export function chooseSelectors(wanted: Wanted): string[] {
  const [first] = wanted.positives;
  if (!first) return [];
  const uses = wanted.uses ?? (({ kind }: Feature) => IDENTITY.has(kind));
  const common = featuresOf(first).filter(
    (feature) => uses(feature) && wanted.positives.every((element) => element.matches(feature.css)),
  );
  const tag = wanted.positives.every(({ localName }) => localName === first.localName) ? first.localName : '';
  const found: string[] = [];
  let tried = 0;
  for (const css of compounds(
    common.map((one) => one.css),
    tag,
  )) {
    if (++tried > MOST_TRIED || found.length >= (wanted.most ?? MOST_KEPT)) break;
    // One that only adds to a selector that fits already would go with it.
    if (found.some((one) => css.includes(one))) continue;
    if (fits(css, wanted)) found.push(css);
  }
  return found;
}

function* compounds(names: readonly string[], tag: string): Generator<string> {
  const plain = names.filter((name) => name !== tag);
  yield* plain;
  if (tag) for (const name of plain) yield `${tag}${name}`;
  for (const [at, one] of plain.entries()) for (const other of plain.slice(at + 1)) yield `${one}${other}`;
}

function fits(css: string, { positives, negatives = [], place, mayFit }: Wanted): boolean {
  if (negatives.some((element) => element.matches(css))) return false;
  const wanted = new Set(positives);
  for (const element of place.querySelectorAll(css)) {
    if (!wanted.has(element) && !(mayFit?.(element) ?? false)) return false;
  }
  return true;
}
