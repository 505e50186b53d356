/**
 * Resolves the fields of a site profile in the page. Text and attributes only: nothing here may force a layout, so no
 * rendered text, no geometry, no computed style.
 */
import type { Alternative, Field } from '../sites/site-profile';

/** Hits and misses of fields that matter for health, by `group.field`. */
export class Tally {
  readonly hits = new Map<string, number>();
  readonly misses = new Map<string, number>();

  note(path: string, hit: boolean): void {
    const counts = hit ? this.hits : this.misses;
    counts.set(path, (counts.get(path) ?? 0) + 1);
  }

  clear(): void {
    this.hits.clear();
    this.misses.clear();
  }
}

/** Which elements each alternative names in one root: good until something changes there that selectors look at. */
export type Finds = Map<Alternative, readonly Element[]>;

/** First element that a field names in (or around) `root`; patterns and attributes must fit as well. */
export function locate(field: Field, root: ParentNode, finds?: Finds): Element | undefined {
  for (const alternative of field) {
    for (const element of candidates(alternative, root, finds)) {
      if (fits(alternative, element)) return element;
    }
  }
  return undefined;
}

/** Text or attribute of the first alternative that resolves to something not blank. */
export function readField(field: Field, root: ParentNode, finds?: Finds): string | undefined {
  for (const alternative of field) {
    for (const element of candidates(alternative, root, finds)) {
      const value = readOne(alternative, element);
      if (value) return value;
    }
  }
  return undefined;
}

export function isPresent(field: Field, root: ParentNode, finds?: Finds): boolean {
  return field.length > 0 && locate(field, root, finds) !== undefined;
}

/** False only where the console is known to have the field, and it is not there. */
export function stands(field: Field, root: ParentNode): boolean {
  return field.length === 0 || locate(field, root) !== undefined;
}

/** The first alternative of a field that names any element in `root`, as a selector for all of them. */
export function workingSelector(field: Field, root: ParentNode): string | undefined {
  return field.find(({ css }) => root.querySelector(css))?.css;
}

/** Every attribute that an observer must hear of for a group of fields. */
export function attributesOf(fields: Iterable<Field>): string[] {
  const all = [...fields];
  const watched = ({ attribute, mirrored }: Alternative) => (attribute && !mirrored ? [attribute] : []);
  const read = all.flatMap((field) => field.flatMap(watched));
  // What hides an element is asked of few fields; consoles move their rows by style all day.
  const hides = all.some((field) => field.some(({ shown }) => shown)) ? ['style', 'hidden'] : [];
  return [...new Set(['class', ...hides, ...read, ...selectorAttributes(all)])];
}

/** Every attribute by which a group of fields finds its elements: when one of these changes, `Finds` are over. */
export function selectorAttributes(fields: Iterable<Field>): Set<string> {
  const names = new Set(['class']);
  for (const field of fields) {
    for (const { css } of field) {
      for (const [, name] of css.matchAll(/\[([\w-]+)/g)) if (name) names.add(name);
      if (/#[\w-]/.test(css)) names.add('id');
    }
  }
  return names;
}

function candidates(alternative: Alternative, root: ParentNode, finds?: Finds): readonly Element[] {
  // What stands around a row changes without the row.
  if (!finds || alternative.reach === 'around') return search(alternative, root);
  let found = finds.get(alternative);
  if (!found) {
    found = search(alternative, root);
    finds.set(alternative, found);
  }
  return found;
}

function search({ css, reach, pattern }: Alternative, root: ParentNode): Element[] {
  const own = root.nodeType === 1 ? (root as Element) : undefined;
  if (reach === 'around') {
    const around = own?.closest(css);
    return around ? [around] : [];
  }
  // Words are looked for in every part: a row that is itself of the kind asked for ("span, div") has the words inside it.
  if (pattern) return [...(own?.matches(css) ? [own] : []), ...root.querySelectorAll(css)];
  if (own?.matches(css)) return [own];
  const first = root.querySelector(css);
  return first ? [first] : [];
}

function readOne({ attribute, pattern, shown }: Alternative, element: Element): string | undefined {
  if (shown && hidesItself(element)) return undefined;
  const raw = attribute ? element.getAttribute(attribute) : element.textContent;
  if (raw === null) return undefined;
  const text = raw.trim();
  if (!pattern) return text;
  return pattern.exec(text)?.[1];
}

/** Whether there is anything to read; nothing is read where the element alone says it. */
function fits(alternative: Alternative, element: Element): boolean {
  const { attribute, pattern, shown } = alternative;
  return (!attribute && !pattern && !shown) || readOne(alternative, element) !== undefined;
}

function hidesItself(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  return /(^|;)\s*display\s*:\s*none/i.test(element.getAttribute('style') ?? '');
}

/** The parts of a profile's group that are fields. */
export function fieldsOf(group: object): Field[] {
  return Object.values(group).filter(isField);
}

/** True for the parts of a profile's group that are fields. */
export function isField(value: unknown): value is Field {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'css' in one);
}
