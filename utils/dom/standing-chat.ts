/**
 * Whose chat stands there, on a console whose page names nobody surely: the same as before, or perhaps another's. It is the same
 * only while the person has done nothing on the page that could open another, the input field is the same element at the same
 * address, every word that stood around it still does (words may come, none may go), and what only one row of the list looked
 * like is not what another looks like now. Anything else may be another's.
 */
import type { SiteProfile } from '../sites/site-profile';
import { locate, readField } from './locate';

export interface StandingChat {
  /** A mark that stays while the same chat surely stands there, and is another from then on; undefined without a field. */
  mark(): string | undefined;
}

interface Seen {
  mark: string;
  field: Element;
  address: string;
  words: ReadonlyMap<string, number>;
  looks: ReadonlyMap<string, readonly string[]>;
  /** How often the person had acted by then. */
  acts: number;
}

/** A counter of typed letters or a clock says nothing about whose chat it is. */
const SAYS_SOMETHING = /\p{L}/u;

/** @param isOurs whether an event came from what we show @param signal ends the listening */
export function watchStandingChat(
  profile: SiteProfile,
  document: Document,
  isOurs: (event: Event) => boolean,
  signal: AbortSignal,
): StandingChat {
  let acts = 0;
  let next = 1;
  let seen: Seen | undefined;

  const fieldNow = () => locate(profile.composer.field, document);
  const act = (event: Event) => {
    if (isOurs(event)) return;
    const target = event.composedPath()[0];
    const field = fieldNow();
    const isWriting = field !== undefined && target instanceof Node && field.contains(target);
    if (!isWriting || (event.type === 'keydown' && mayLeave(event as KeyboardEvent))) acts += 1;
  };
  for (const type of ['pointerdown', 'click', 'keydown'])
    document.addEventListener(type, act, { capture: true, passive: true, signal });

  function isSame({ field, address, words, looks, acts: before }: Seen): boolean {
    if (acts !== before || fieldNow() !== field || document.location.href !== address) return false;
    const now = wordsAround(profile, document, field);
    for (const [said, count] of words) if ((now.get(said) ?? 0) < count) return false;
    const rows = looksOfRows(profile, document);
    for (const [look, [whose, ...others]] of looks) {
      const bearers = rows.get(look) ?? [];
      if (others.length === 0 && bearers.length > 0 && !bearers.includes(whose ?? '')) return false;
    }
    return true;
  }

  return {
    mark() {
      const field = fieldNow();
      if (!field) return undefined;
      if (seen && isSame(seen)) return seen.mark;
      const words = wordsAround(profile, document, field);
      const looks = looksOfRows(profile, document);
      seen = { mark: `chat-${next++}`, field, address: document.location.href, words, looks, acts };
      return seen.mark;
    },
  };
}

/** A sent message may bring the next chat up; a shortcut may do anything. */
function mayLeave({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return key === 'Enter' || key === 'Tab' || key === 'Escape' || ctrlKey || altKey || metaKey;
}

/**
 * What stands around the field and how often: in the largest part of the page that holds it and no row of the list, but not in
 * what holds the field's own buttons and hints, which change with the draft.
 */
function wordsAround(profile: SiteProfile, document: Document, field: Element): ReadonlyMap<string, number> {
  const rows = profile.list.row.map(({ css }) => css).join();
  let part = field;
  let parent = field.parentElement;
  while (parent && parent !== document.documentElement && !(rows && parent.querySelector(rows))) {
    part = parent;
    parent = parent.parentElement;
  }
  const own = fieldBox(profile, field);
  const words = new Map<string, number>();
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node === own) return NodeFilter.FILTER_REJECT;
    if (node.nodeType === Node.ELEMENT_NODE)
      return /^(?:SCRIPT|STYLE)$/.test(node.nodeName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    return NodeFilter.FILTER_ACCEPT;
  });
  while (walker.nextNode()) {
    const said = walker.currentNode.nodeValue?.trim() ?? '';
    if (SAYS_SOMETHING.test(said)) words.set(said, (words.get(said) ?? 0) + 1);
  }
  return words;
}

/** The smallest part that holds the field and a mark of the input area; the field's parent where there is none. */
function fieldBox({ composer }: SiteProfile, field: Element): Element {
  const marks = (composer.around ?? []).map(({ css }) => css).join();
  for (let box = field.parentElement; marks && box; box = box.parentElement) if (box.querySelector(marks)) return box;
  return field.parentElement ?? field;
}

/** How rows are marked, and whose rows are marked so: by name, and the how many-th of that name. Which mark means open is not known. */
function looksOfRows({ list }: SiteProfile, document: Document): ReadonlyMap<string, readonly string[]> {
  const looks = new Map<string, string[]>();
  const counts = new Map<string, number>();
  const css = list.row.map((one) => one.css).join();
  for (const row of css ? document.querySelectorAll(css) : []) {
    const name = readField(list.name, row) ?? '';
    const nth = counts.get(name) ?? 0;
    counts.set(name, nth + 1);
    const look = [row.parentElement, row, row.firstElementChild].map(markOf).join('\n');
    const bearers = looks.get(look) ?? [];
    bearers.push(`${name}\n${nth}`);
    looks.set(look, bearers);
  }
  return looks;
}

const markOf = (element: Element | null) =>
  `${element?.getAttribute('class') ?? ''} ${element?.getAttribute('aria-selected') ?? ''}`;
