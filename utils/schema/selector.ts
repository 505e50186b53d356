/**
 * Owns which selectors may come from outside: short, flat, of names and attributes. Refuses whatever could be slow, reach
 * what a person types or a page hides, or be more than a selector.
 */

const LONGEST = 200;
const MOST_LISTS = 3;
const MOST_STEPS = 8;
const MOST_PARTS = 6;

const NAME = String.raw`-?[A-Za-z_][\w-]{0,60}`;
const TEXT = String.raw`"[^"\\\n\r\f{}<>]{1,60}"`;
const SIMPLE = String.raw`[#.]${NAME}|\[${NAME}(?:[~|^$*]?=${TEXT})?\]|:(?:first|last|only)-child|:nth-(?:child|of-type)\(\d{1,3}\)`;
const PART = new RegExp(`^(?:${SIMPLE}|:not\\((?:${SIMPLE})\\))`);
const TAG = /^[a-z][a-z0-9-]{0,30}/;
/** Nothing is read or written there, and what stands in it is no text of a chat. */
const NEVER = /^(?:html|head|script|style|link|meta|template|noscript|object|embed|iframe|frame|option|select)$/;
const FIELD = /^(?:input|textarea)$/;
/** Attributes that name secrets or hold what was typed. */
const HIDDEN = /^\[(?:value|type|autocomplete|checked|on\w+|srcdoc|nonce|integrity)/i;

/** @param forField the slot of the input field, which alone may name one */
export function isSelector(css: string, forField: boolean): boolean {
  if (css.length > LONGEST || css.trim() !== css || css === '') return false;
  const lists = splitOutside(css, ',');
  return lists.length <= MOST_LISTS && lists.every((one) => isComplex(one.trim(), forField));
}

function isComplex(css: string, forField: boolean): boolean {
  const steps = splitOutside(css.replace(/\s*>\s*/g, '>').replace(/\s+/g, ' '), ' ').flatMap((one) =>
    splitOutside(one, '>'),
  );
  return steps.length <= MOST_STEPS && steps.every((step, at) => isCompound(step, forField, at === steps.length - 1));
}

function isCompound(css: string, forField: boolean, isLast: boolean): boolean {
  const tag = TAG.exec(css)?.[0] ?? '';
  if (NEVER.test(tag) || (FIELD.test(tag) && !(forField && isLast))) return false;
  let rest = css.slice(tag.length);
  let parts = 0;
  while (rest !== '') {
    const [part] = PART.exec(rest) ?? [];
    if (part === undefined || ++parts > MOST_PARTS || HIDDEN.test(part.replace(/^:not\(/, ''))) return false;
    rest = rest.slice(part.length);
  }
  return tag !== '' || parts > 0;
}

/** Cuts at a mark that stands in no bracket and in no quotes. */
function splitOutside(css: string, mark: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at < css.length; at++) {
    const letter = css[at];
    if (letter === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (letter === '[' || letter === '(') depth++;
    else if (letter === ']' || letter === ')') depth--;
    else if (letter === mark && depth === 0) {
      pieces.push(css.slice(from, at));
      from = at + 1;
    }
  }
  pieces.push(css.slice(from));
  return pieces;
}
