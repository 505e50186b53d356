/** Which names in a page mean something. Refuses those a builder made up: they turn with each build. */

/** Names of many style libraries that are made up from a hash; some hashes are letters alone. */
const MADE_UP =
  /^(?:css|jsx|svelte|emotion|styled|chakra|mui|makeStyles|MuiBox)-[\w-]*\d|^(?:css|svelte)-\w{5,8}$|^sc-(?=\w*[A-Z\d])\w{5,8}$/;
/** What one of these libraries puts right before a hash without any mark. */
const BEFORE_HASH = /^sc-(?=\w*[A-Z\d])\w{5,8}(?:-\d+)?$/;
/** A name of the maker's, the hash of its file and its line. */
const FILED = /^(_[\w-]+_)[a-z0-9]{5}_\d+$/;
/** Utility classes say how something looks here, not what it is. */
const UTILITY =
  /^(?:-?(?:m|p|w|h|z|gap|top|inset|mx|my|mt|mb|ml|mr|px|py|pt|pb|pl|pr|min|max|col|row|grid|flex|text|font|leading|rounded|border|bg|shadow|opacity|space|order|basis|grow|shrink|cursor|transition|duration|truncate|overflow)(?:-[\w.%/]+)*|block|inline|hidden|relative|absolute|fixed|sticky|static|clearfix|container|visible|truncate)$/;
/** What an element is now, not what it is: never what a row is known by. */
const STATE =
  /(?:^|[-_])(?:is|has)?-?(?:active|selected|current|checked|hover|hovered|focus|focused|focus-visible|open|opened|expanded|unread|read|isread|new|last|first|odd|even|highlight|highlighted|pressed|disabled|loading|pending|sending|sent|seen|scrolling|online|offline|busy|enter|leave|appear|dragging|animating)(?:$|[-_])|[-_]top$/i;

/** How a page's builder hangs hashes on names: so many signs behind such a mark, or before it. */
export interface Hung {
  mark: string;
  length: number;
  front: boolean;
}

const PARTS = /--|__|[-_]/;
const SHORTEST = 4;

/** A hash may look like a word; where a third of what hangs in one place does not, all of it is hashes. */
export function hungOn(names: Iterable<string>): Hung[] {
  const found = new Map<string, Hung & { all: number; random: number }>();
  const note = (mark: string, part: string, front: boolean) => {
    const key = `${mark}${part.length}${front}`;
    const one = found.get(key) ?? { mark, length: part.length, front, all: 0, random: 0 };
    found.set(key, { ...one, all: one.all + 1, random: one.random + (isRandom(part) ? 1 : 0) });
  };
  for (const name of new Set(names)) {
    if (MADE_UP.test(name)) continue;
    const [, mark, tail] = /(--|__|[-_])([A-Za-z0-9]{5,10})$/.exec(name) ?? [];
    if (mark && tail) note(mark, tail, false);
    const [, head, after] = /^([A-Za-z0-9]{5,10})(--|__|[-_])/.exec(name) ?? [];
    if (head && after) note(after, head, true);
  }
  return [...found.values()].filter(({ all, random }) => all >= 4 && random * 3 >= all);
}

/** Class names that mean something; a hash may stand among them with nothing to tell it but the name before it. */
export function meantNames(names: Iterable<string>): string[] {
  const all = [...names];
  return all.filter((_, at) => !BEFORE_HASH.test(all[at - 1] ?? ''));
}

/** A whole name that can be kept, or the part of it that no build makes up. */
export function stableName(name: string, hung: readonly Hung[] = []): { name: string; whole: boolean } | undefined {
  if (name.length > 60 || !/^[A-Za-z_][\w-]*$/.test(name) || MADE_UP.test(name)) return undefined;
  const bare = FILED.exec(name)?.[1] ?? hung.reduce(without, name);
  const parts = bare.split(/(--|__|[-_])/);
  // Words and marks take turns.
  const random = parts.flatMap((part, at) => (at % 2 === 0 && isRandom(part) ? [at] : []));
  if (random.length === 0 && bare === name) return { name, whole: true };
  const before = parts.slice(0, random[0]).join('');
  const after = parts.slice((random.at(-1) ?? -1) + 1).join('');
  const kept = before.replace(PARTS, '') === '' ? after : before;
  return kept.length >= SHORTEST && /[A-Za-z]/.test(kept) ? { name: kept, whole: false } : undefined;
}

/** The mark stays: it ends the name, or begins it. */
function without(name: string, { mark, length, front }: Hung): string {
  const at = front ? length : name.length - length - mark.length;
  const beside = front ? name[at + mark.length] : name[at - 1];
  if (at < 1 || !name.startsWith(mark, at) || beside === mark[0]) return name;
  const kept = front ? name.slice(at) : name.slice(0, at + mark.length);
  return kept.length > mark.length ? kept : name;
}

export const isUtility = (name: string): boolean => UTILITY.test(name);
export const isState = (name: string): boolean => STATE.test(name);

/** One part of it looks like a hash or a number that counts. */
export function isMadeUp(name: string): boolean {
  return name.split(PARTS).some(isRandom);
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
