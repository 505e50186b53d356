/** Keeps a list still while the pointer or the focus is on it: rows must not jump away under a finger. */
import { type FocusEvent, useRef, useState } from 'react';

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
  const reasons = useRef(new Set<'pointer' | 'focus'>());
  const hold = (reason: 'pointer' | 'focus') => {
    reasons.current.add(reason);
    setHeld((current) => current ?? items.map(keyOf));
  };
  // The pointer may leave while the focus stays, and the other way round: the last one lets go.
  const release = (reason: 'pointer' | 'focus') => {
    reasons.current.delete(reason);
    if (reasons.current.size === 0) setHeld(undefined);
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) release('focus');
  };
  return {
    shown,
    moved: shown.some((item, index) => item !== items[index]),
    holders: {
      onPointerEnter: () => hold('pointer'),
      onPointerLeave: () => release('pointer'),
      onFocus: () => hold('focus'),
      onBlur,
    },
  };
}
