/**
 * Whose chat stands there, on a console whose page names nobody surely: the same as before, or perhaps another's. It is the same
 * only while the person has done nothing on the page that could open another, the one input field is the same element at the same
 * address, every text that stood around it still does, in its own place (texts may come, none may go), and what only one row of
 * the list looked like is not what another looks like now. Anything else may be another's.
 *
 * After a press or a key beside the input area it cannot be told at all until most of what stood there has gone, or long enough
 * to say that nothing was opened: a page that waits for its server still shows the chat that was left.
 */
import type { SiteProfile } from '../sites/site-profile';
import { locate, readField, workingSelector } from './locate';

export interface StandingChat {
  /**
   * A mark that stays while the same chat surely stands there, and is another from then on; while that cannot be told, another at
   * every call. Undefined without an input field.
   */
  mark(): string | undefined;
}

interface Seen {
  mark: string;
  field: Element;
  address: string;
  texts: ReadonlyMap<Node, string>;
  looks: ReadonlyMap<string, readonly string[]>;
  /** How often the person had acted by then. */
  acts: number;
}

/** A press that may have opened another chat, which may not show yet. */
interface Owed {
  untilMs: number;
  before: ReadonlyMap<Node, string>;
  /** No press before it was owed its change still: else the first change may be that one's, late. */
  isAlone: boolean;
}

/** A page that shows the chosen chat later than this after the press is not told from one on which nothing was chosen. */
export const OWED_MS = 3000;
/** A counter of typed letters or a clock says nothing about whose chat it is. */
const SAYS_SOMETHING = /\p{L}/u;
const MODIFIERS = ['Alt', 'Shift', 'Control', 'Meta'];

/**
 * Keys of ours are taken on the window, before the document hears of them: they are no acts.
 * @param isOurs whether an event came from what we show @param nowMs a clock that never goes back @param signal ends the listening
 */
export function watchStandingChat(
  profile: SiteProfile,
  document: Document,
  isOurs: (event: Event) => boolean,
  nowMs: () => number,
  signal: AbortSignal,
): StandingChat {
  let acts = 0;
  let next = 1;
  let seen: Seen | undefined;
  let owed: Owed | undefined;
  let isDown = false;

  const fieldNow = () => locate(profile.composer.field, document);
  const act = (event: Event) => {
    if (isOurs(event) || (event instanceof KeyboardEvent && MODIFIERS.includes(event.key))) return;
    const target = event.composedPath()[0];
    const field = fieldNow();
    const isWriting = field !== undefined && target instanceof Node && field.contains(target);
    if (isWriting && !(event.type === 'keydown' && mayLeave(event as KeyboardEvent))) return;
    acts += 1;
    const isBeside = !field || !(target instanceof Node && fieldBox(profile, field).contains(target));
    if (isBeside) owe(event.type, field);
  };
  for (const type of ['pointerdown', 'click', 'keydown'])
    document.addEventListener(type, act, { capture: true, passive: true, signal });

  /** What changes before the button is up again is no answer to it: a press counts from its end. */
  function owe(type: string, field: Element | undefined): void {
    const isItsEnd = type === 'click' && isDown;
    const isAlone = isItsEnd ? owed?.isAlone !== false : !isOwed();
    owed = { untilMs: nowMs() + OWED_MS, before: field ? textsAround(profile, document, field) : new Map(), isAlone };
    isDown = type === 'pointerdown';
  }

  function isOwed(): boolean {
    if (!owed) return false;
    const field = fieldNow();
    const isPaid = owed.isAlone && !isDown && field && isMostlyGone(owed.before, textsAround(profile, document, field));
    if (isPaid || nowMs() >= owed.untilMs) owed = undefined;
    return owed !== undefined;
  }

  function isSame({ field, address, texts, looks, acts: before }: Seen): boolean {
    if (acts !== before || fieldNow() !== field || document.location.href !== address) return false;
    const now = textsAround(profile, document, field);
    for (const [node, said] of texts) if (now.get(node) !== said) return false;
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
      const isTold = isOnly(profile, document) && !isOwed();
      if (isTold && seen && isSame(seen)) return seen.mark;
      const mark = `chat-${next++}`;
      const [texts, looks] = [textsAround(profile, document, field), looksOfRows(profile, document)];
      seen = isTold ? { mark, field, address: document.location.href, texts, looks, acts } : undefined;
      return mark;
    },
  };
}

/** Of two fields one may be hidden, and which one the person sees is not known. */
function isOnly({ composer }: SiteProfile, document: Document): boolean {
  const css = workingSelector(composer.field, document);
  return css !== undefined && document.querySelectorAll(css).length === 1;
}

/** By words, wherever they stand: a thread that is drawn anew has not gone. */
function isMostlyGone(before: ReadonlyMap<Node, string>, now: ReadonlyMap<Node, string>): boolean {
  const left = new Map<string, number>();
  for (const said of now.values()) left.set(said, (left.get(said) ?? 0) + 1);
  let gone = 0;
  for (const said of before.values()) {
    const count = left.get(said) ?? 0;
    if (count === 0) gone += 1;
    else left.set(said, count - 1);
  }
  return gone * 2 > before.size;
}

/** A sent message may bring the next chat up; a shortcut may do anything. */
function mayLeave({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return key === 'Enter' || key === 'Tab' || key === 'Escape' || ctrlKey || altKey || metaKey;
}

/**
 * What stands around the field: in the largest part of the page that holds it and no row of the list, but not in what holds the
 * field's own buttons and hints, which change with the draft.
 */
function textsAround(profile: SiteProfile, document: Document, field: Element): ReadonlyMap<Node, string> {
  const rows = profile.list.row.map(({ css }) => css).join();
  let part = field;
  let parent = field.parentElement;
  while (parent && parent !== document.documentElement && !(rows && parent.querySelector(rows))) {
    part = parent;
    parent = parent.parentElement;
  }
  const own = fieldBox(profile, field);
  const texts = new Map<Node, string>();
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node === own) return NodeFilter.FILTER_REJECT;
    if (node.nodeType === Node.ELEMENT_NODE)
      return /^(?:SCRIPT|STYLE)$/.test(node.nodeName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    return NodeFilter.FILTER_ACCEPT;
  });
  while (walker.nextNode()) {
    const said = walker.currentNode.nodeValue?.trim() ?? '';
    if (SAYS_SOMETHING.test(said)) texts.set(walker.currentNode, said);
  }
  return texts;
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
