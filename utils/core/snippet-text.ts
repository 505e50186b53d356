/**
 * Fills a script's variables as plain text; refuses to emit an unfilled `{...}`, to expand what a value holds, or to know
 * any variable beyond the fixed list.
 */

/** The variables a page may know. `{ask:label}` is the other kind: the agent is asked for it. */
export const VARIABLES = ['buyer', 'order', 'goods', 'shop', 'agent', 'time'] as const;
export type Variable = (typeof VARIABLES)[number];

/** A variable's value by its name as written between the braces: `buyer`, `ask:label` ... Empty means unknown. */
export type VariableValues = { readonly [Name in Variable | `ask:${string}`]?: string };

export interface FilledText {
  text: string;
  /** Names of the variables that had no value, once each, in order of appearance; nothing, or a stand-in, stands for them in `text`. */
  missing: string[];
}

/** Braces around a name of the list, or `ask:` and a label of up to 40 characters without braces or line breaks. */
const VARIABLE = /\{(buyer|order|goods|shop|agent|time|ask:[^{}\r\n]{1,40})\}/g;
/** What is left in braces and looks like a variable is someone's typing slip: reported, and not sent either. */
const UNKNOWN = /\{([^{}\r\n]{1,48})\}/g;

/** A page's value is one line: a line break in it must not become a paragraph, or a key press, in the composer. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what it looks for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g;

/** The variables `body` asks for, once each, in order. */
export function listVariables(body: string): string[] {
  return [...new Set([...body.matchAll(VARIABLE)].map((match) => match[1] ?? ''))];
}

/**
 * Replaces every variable once, from left to right, in one pass: a value that itself looks like a variable stays as it is.
 * The body's line breaks are kept. Unknown names are reported as missing and left out of the text.
 * @param standIn what is read in the place of a missing one, where the text is only looked at
 */
export function fillVariables(body: string, values: VariableValues, standIn?: (name: string) => string): FilledText {
  const missing = new Set<string>();
  const text = body.replace(UNKNOWN, (whole, name: string) => {
    const isKnown = whole.replace(VARIABLE, '') === '';
    const value = isKnown && Object.hasOwn(values, name) ? values[name as Variable] : undefined;
    const plain = value?.replace(CONTROL, ' ').trim();
    if (plain) return plain;
    missing.add(name);
    return standIn?.(name) ?? '';
  });
  return { text, missing: [...missing] };
}

/** A stretch of plain text, or a variable by its name; `known: false` is a name that is none of ours. */
export type BodyPart = { text: string } | { name: string; known: boolean };

/** The body in order, cut at what is in braces, so that a preview can show each variable where it stands. */
export function partsOf(body: string): BodyPart[] {
  const parts: BodyPart[] = [];
  let at = 0;
  for (const match of body.matchAll(UNKNOWN)) {
    const [whole, name = ''] = match;
    if (match.index > at) parts.push({ text: body.slice(at, match.index) });
    parts.push({ name, known: whole.replace(VARIABLE, '') === '' });
    at = match.index + whole.length;
  }
  if (at < body.length) parts.push({ text: body.slice(at) });
  return parts;
}
