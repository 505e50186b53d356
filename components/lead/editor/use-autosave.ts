/** Saves what is being written, a moment after each pause and at once when the page goes. One save at a time, newest last. */
import { useEffect, useRef, useState } from 'react';

export type SaveState = 'saved' | 'saving' | 'failed';

const PAUSE_MS = 400;
const RETRY_MS = 5000;

/** @param save resolves with whether it is kept; must be the same function while the session lasts */
export function useAutosave<Value>(value: Value, save: (value: Value) => Promise<boolean>): SaveState {
  const [state, setState] = useState<SaveState>('saved');
  const latest = useRef(value);
  const saved = useRef(value);
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  latest.current = value;

  useEffect(() => {
    const run = async () => {
      clearTimeout(timer.current);
      if (busy.current || latest.current === saved.current) return;
      busy.current = true;
      const saving = latest.current;
      setState('saving');
      const ok = await save(saving);
      busy.current = false;
      if (ok) saved.current = saving;
      const isBehind = latest.current !== saved.current;
      setState(ok ? (isBehind ? 'saving' : 'saved') : 'failed');
      if (isBehind) timer.current = setTimeout(() => void run(), ok ? 0 : RETRY_MS);
    };
    if (value !== saved.current) {
      setState('saving');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void run(), PAUSE_MS);
    }
    // Beside one that is under way if need be: writes are taken in the order in which they are asked for.
    const leave = () => {
      if (busy.current && latest.current !== saved.current) void save(latest.current);
      else void run();
    };
    const guard = (event: BeforeUnloadEvent) => {
      leave();
      if (busy.current || latest.current !== saved.current) event.preventDefault();
    };
    addEventListener('pagehide', leave);
    addEventListener('beforeunload', guard);
    return () => {
      removeEventListener('pagehide', leave);
      removeEventListener('beforeunload', guard);
    };
  }, [value, save]);
  // Leaving the editor for another part of the page: what was not yet saved is.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (!busy.current && latest.current !== saved.current) void save(latest.current);
    },
    [save],
  );
  return state;
}
