/**
 * What each row of a thread says, as a sign, and where a window of signs lies in a longer sequence. Pure; refuses to guess
 * between two places that fit.
 */
import type { RawMessage } from './message-reader';

/** In a place that fits, one row in so many may say something else, and one more: messages are withdrawn. */
const CHANGED_ONE_IN = 8;
/** So many rows must fit, where there are so many. */
export const LEAST_FITS = 3;
/** What a row says whose words are gone. */
const WITHDRAWN = 'withdrawn';
/** No more rows come in a thread that is about to go. */
export const MOST_ADDED = 3;

export function signOf({ role, from = '', media, text, recalled }: RawMessage): string {
  return recalled ? WITHDRAWN : `${role}|${from}|${media}|${text}`;
}

/** It says what it said, or what it said was withdrawn. */
function isStill(before: string | undefined, now: string | undefined): boolean {
  return now === before || now === WITHDRAWN;
}

/**
 * Where a window of rows lies in a remembered sequence: the place at which most of it fits and nearly nothing differs. Of two
 * places that fit alike, the later one: rows are added at the end.
 */
export function placeOf(known: readonly string[], window: readonly string[]): number | undefined {
  let best: { place: number; fits: number } | undefined;
  for (let place = -window.length + 1; place < known.length; place++) {
    const from = Math.max(0, place);
    const to = Math.min(known.length, place + window.length);
    let fits = 0;
    let changed = 0;
    const stretch = to - from;
    const most = (stretch > LEAST_FITS ? 1 : 0) + Math.floor(stretch / CHANGED_ONE_IN);
    for (let at = from; at < to && changed <= most; at++) {
      const sign = window[at - place];
      if (known[at] === sign) fits++;
      else if (!isStill(known[at], sign)) changed++;
    }
    if (changed > most || fits <= changed) continue;
    // Two threads that meet in a common phrase are not one.
    if (stretch < Math.min(LEAST_FITS, known.length, window.length)) continue;
    // Nor does one go on with more than there is to know it by.
    const added = Math.max(place + window.length - known.length, -place);
    if (added > MOST_ADDED && added > fits + 1) continue;
    if (!best || fits > best.fits || (fits === best.fits && place >= best.place)) best = { place, fits };
  }
  return best?.place;
}

/**
 * The rows that stood there stand there still, a few more below them; those above left only for these. One may have been
 * withdrawn.
 */
export function goesOn(before: readonly string[], now: readonly string[]): boolean {
  for (let shift = 0; shift <= MOST_ADDED; shift++) {
    const stayed = before.length - shift;
    const added = now.length - stayed;
    if (stayed < Math.min(LEAST_FITS, before.length) || added < 0 || added > MOST_ADDED) continue;
    if (shift > 0 && shift !== added) continue;
    let changed = 0;
    for (let at = 0; at < stayed; at++) if (before[at + shift] !== now[at]) changed++;
    if (changed < stayed && changed <= (stayed > LEAST_FITS ? 1 : 0)) return true;
  }
  return false;
}

/** Nothing but this place can be meant: it begins in what is known, and enough of it fits, or all that is known. */
export function isSure(known: readonly string[], window: readonly string[], place: number): boolean {
  if (place < 0) return false;
  const stretch = Math.min(known.length - place, window.length);
  const fits = window.slice(0, stretch).filter((sign, at) => isStill(known[place + at], sign)).length;
  return fits >= LEAST_FITS || (place === 0 && fits === stretch);
}

/** How many of the last known rows the window begins with. */
export function overlapOf(known: readonly string[], window: readonly string[]): number {
  for (let size = Math.min(known.length, window.length); size > 0; size--) {
    const tail = known.slice(-size);
    const isOne = tail.some((sign, at) => sign === window[at]);
    if (isOne && tail.every((sign, at) => isStill(sign, window[at]))) return size;
  }
  return 0;
}
