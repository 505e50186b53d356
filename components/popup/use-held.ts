/** Keeps a list still while the pointer or the focus is on it: rows must not jump away under a finger. */
import { useState } from 'react';

/**
 * While held, the order of `items` stays as it was and only their contents change; newcomers go to the end.
 * `moved` says that the true order is another one now.
 */
export function useHeld<Item>(items: readonly Item[], keyOf: (item: Item) => string) {
  const [held, setHeld] = useState<readonly string[]>();
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  const kept = (held ?? []).flatMap((key) => byKey.get(key) ?? []);
  const known = new Set(held);
  const shown = held ? [...kept, ...items.filter((item) => !known.has(keyOf(item)))] : items;
  const hold = () => setHeld((current) => current ?? items.map(keyOf));
  const release = () => setHeld(undefined);
  return {
    shown,
    moved: shown.some((item, index) => item !== items[index]),
    holders: { onPointerEnter: hold, onPointerLeave: release, onFocus: hold, onBlur: release },
  };
}
