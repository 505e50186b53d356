/** Which names in a page mean something. Refuses those a builder made up: they turn with each build. */

/** Names of many style libraries that are made up from a hash. */
const MADE_UP = /^(?:css|sc|jsx|svelte|emotion|styled|chakra|mui|makeStyles|MuiBox)-[\w-]*\d/;
/** Utility classes say how something looks here, not what it is. */
const UTILITY =
  /^(?:-?(?:m|p|w|h|z|gap|top|inset|mx|my|mt|mb|ml|mr|px|py|pt|pb|pl|pr|min|max|col|row|grid|flex|text|font|leading|rounded|border|bg|shadow|opacity|space|order|basis|grow|shrink|cursor|transition|duration|truncate|overflow)(?:-[\w.%/]+)*|block|inline|hidden|relative|absolute|fixed|sticky|static|clearfix|container|visible|truncate)$/;
/** What an element is now, not what it is: never what a row is known by. */
const STATE =
  /(?:^|[-_])(?:is|has)?-?(?:active|selected|current|checked|hover|hovered|focus|focused|focus-visible|open|opened|expanded|unread|read|isread|new|last|first|odd|even|highlight|highlighted|pressed|disabled|loading|pending|sending|sent|seen|online|offline|busy|enter|leave|appear|dragging|animating)(?:$|[-_])|[-_]top$/i;

/** A whole name that can be kept, or the part before a made-up tail. */
export function stableName(name: string): { name: string; whole: boolean } | undefined {
  if (name.length > 60 || !/^[A-Za-z_][\w-]*$/.test(name) || MADE_UP.test(name)) return undefined;
  if (!isMadeUp(name)) return { name, whole: true };
  const [, stem, mark] = /^(.*?[A-Za-z].*?)(--|__|_|-)[\w]*$/.exec(name) ?? [];
  if (stem === undefined || mark === undefined || stem.length < 4 || isMadeUp(stem)) return undefined;
  return { name: `${stem}${mark}`, whole: false };
}

export const isUtility = (name: string): boolean => UTILITY.test(name);
export const isState = (name: string): boolean => STATE.test(name);

/** One part of it looks like a hash or a number that counts. */
export function isMadeUp(name: string): boolean {
  return name.split(/--|__|[-_]/).some(isRandom);
}

function isRandom(part: string): boolean {
  if (part.length < 2) return false;
  if (/^\d+$/.test(part)) return true;
  const digits = part.replace(/\D/g, '').length;
  if (part.length >= 5 && digits > 0 && !/^[A-Za-z]+\d{1,2}$/.test(part)) return true;
  if (digits >= 3) return true;
  // aBcXyZ: a word changes case where a word begins, a hash wherever it likes.
  const turns = part.match(/[a-z][A-Z]|[A-Z]{2}[a-z]/g)?.length ?? 0;
  if (part.length >= 5 && part.length <= 10 && turns >= 3) return true;
  return part.length >= 5 && !/[aeiouyAEIOUY]/.test(part) && !/^[A-Z]+$/.test(part);
}

/** Safe inside double quotes of a selector. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
