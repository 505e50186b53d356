/** Owns where the focus goes when something that was opened is left again: to what opened it, not to the top of the page. */
import { type RefObject, useCallback, useRef } from 'react';

/** @returns a ref for what opens it, and what to call on leaving; that may be drawn anew by then, so it is looked for a frame later */
export function useWayBack<Opener extends HTMLElement>(): [RefObject<Opener | null>, () => void] {
  const opener = useRef<Opener>(null);
  const goBack = useCallback(() => void requestAnimationFrame(() => opener.current?.focus()), []);
  return [opener, goBack];
}
