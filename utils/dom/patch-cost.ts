/**
 * What the selectors of a patch cost on a page: all of them together, each asked of the whole page, as the best of many
 * passes, so that a busy machine does not decide (five still were 6 ms where 3 was right). The grammar (schema/selector.ts) bounds what one pass can take.
 */
import type { SitePatch, SlotName } from '../core/site-patch';

/** Promised are 5: the rest is for clocks that count in tenths. For a page of up to `NODES` elements; larger ones have more. */
export const MOST_MS = 4;
const NODES = 10_000;
const PASSES = 20;
/** What takes many times as much after these is not looked at for longer. */
const FIRST_PASSES = 6;

export interface Costly {
  /** The one that takes most. */
  slot: SlotName;
  /** All of the patch. */
  tookMs: number;
}

/** Undefined: it may be used here. What does not parse costs without end. */
export function costly({ slots }: SitePatch, document: Document): Costly | undefined {
  const named = Object.entries(slots) as [SlotName, readonly { css: string }[]][];
  const most = MOST_MS * Math.max(1, document.getElementsByTagName('*').length / NODES);
  const whole = best(named, document, most);
  if (whole <= most) return undefined;
  // In parts: what is shorter is interrupted less.
  const each = named.map((one) => [one[0], best([one], document, most / named.length)] as const);
  const tookMs = Math.min(
    whole,
    each.reduce((sum, [, ms]) => sum + ms, grain() * named.length),
  );
  const [slot] = each.reduce((worst, one) => (one[1] > worst[1] ? one : worst));
  return tookMs > most ? { slot, tookMs } : undefined;
}

/** What the clock may hide in one reading. */
function grain(): number {
  const from = performance.now();
  let to = from;
  for (let nth = 0; nth < 100_000 && to === from; nth++) to = performance.now();
  return to - from;
}

/** Ends early once a pass took no more than `enough`. */
function best(named: readonly [SlotName, readonly { css: string }[]][], document: Document, enough: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < PASSES && least > enough; pass++) {
    if (pass === FIRST_PASSES && least > 8 * enough) break;
    const from = performance.now();
    try {
      for (const [, ways] of named) for (const { css } of ways) document.querySelectorAll(css);
    } catch {
      break;
    }
    least = Math.min(least, performance.now() - from);
  }
  return least;
}
