/** Typed arrays that grow by doubling; refuses to shrink until `trimmed` copies the used part. */

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array;

export interface Growing<Kind extends Numbers> {
  values: Kind;
  length: number;
}

/** Makes room for `more` values and returns the array to write into. */
export function reserve<Kind extends Numbers>(growing: Growing<Kind>, more: number): Kind {
  const needed = growing.length + more;
  if (needed > growing.values.length) {
    const Bigger = growing.values.constructor as new (length: number) => Kind;
    const bigger = new Bigger(Math.max(needed, growing.values.length * 2));
    bigger.set(growing.values.subarray(0, growing.length) as never);
    growing.values = bigger;
  }
  return growing.values;
}

export function append<Kind extends Numbers>(growing: Growing<Kind>, value: number): void {
  reserve(growing, 1)[growing.length++] = value;
}

export function trimmed<Kind extends Numbers>(growing: Growing<Kind>): Kind {
  return growing.values.slice(0, growing.length) as Kind;
}
