/** Whether this page is in sight: a tab behind another reads nothing. */
import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  document.addEventListener('visibilitychange', changed);
  return () => document.removeEventListener('visibilitychange', changed);
}

export const useSeen = (): boolean => useSyncExternalStore(subscribe, () => document.visibilityState !== 'hidden');
