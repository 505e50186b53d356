/** What did not change stays the same object, so that it is not drawn again. For plain values without cycles. */

/** `after`, with every part that equals its counterpart in `before` taken from `before`; `before` itself when all does. */
export function keepEqual<Value>(before: Value | undefined, after: Value): Value {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) {
    const kept = after.map((value, place) => keepEqual(before[place], value));
    return (same(before, kept) ? before : kept) as Value;
  }
  if (!isPlain(before) || !isPlain(after)) return after;
  const kept = Object.fromEntries(Object.entries(after).map(([name, value]) => [name, keepEqual(before[name], value)]));
  const unchanged =
    Object.keys(before).length === Object.keys(kept).length &&
    Object.entries(kept).every(([name, value]) => name in before && Object.is(before[name], value));
  return (unchanged ? before : kept) as Value;
}

function same(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && after.every((value, place) => Object.is(before[place], value));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
