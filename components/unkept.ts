/**
 * Owns which forms of a page hold what is kept nowhere yet. Whoever closes or reloads the page is asked by the browser;
 * whoever turns to another part of it, by the page, which looks whether anything is held here.
 */
import { createContext, useContext, useEffect, useState } from 'react';

export type Held = Set<object>;

const HeldHere = createContext<Held>(new Set());
export const HeldProvider = HeldHere.Provider;

/**
 * @param isWritten something stands in the form that would be gone with it
 * @returns lets it go at once, for whoever turns the page before the form is drawn anew
 */
export function useUnkept(isWritten: boolean): () => void {
  const held = useContext(HeldHere);
  const [mark] = useState(() => ({}));
  useEffect(() => {
    if (!isWritten) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    held.add(mark);
    addEventListener('beforeunload', ask);
    return () => {
      held.delete(mark);
      removeEventListener('beforeunload', ask);
    };
  }, [held, mark, isWritten]);
  return () => void held.delete(mark);
}
