/** What did not change stays the same object, so that it is not drawn again. For plain values without cycles. */

type Plain = Record<string, unknown>;

/** `after`, with every part that equals its counterpart in `before` taken from `before`; `before` itself when all does. */
export function keepEqual<Value>(before: Value | undefined, after: Value): Value {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) return keepItems(before, after) as Value;
  if (isPlain(before) && isPlain(after)) return keepParts(before, after) as Value;
  return after;
}

function keepItems(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  let same = before.length === after.length;
  const kept = after.map((value, place) => {
    const one = keepEqual(before[place], value);
    same &&= Object.is(one, before[place]);
    return one;
  });
  return same ? before : kept;
}

function keepParts(before: Plain, after: Plain): Plain {
  const kept: Plain = {};
  let count = 0;
  let same = true;
  for (const name of Object.keys(after)) {
    count++;
    const one = keepEqual(before[name], after[name]);
    kept[name] = one;
    same &&= Object.is(one, before[name]) && Object.hasOwn(before, name);
  }
  return same && count === Object.keys(before).length ? before : kept;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
