/** One second hand for all of a page or panel: it stands still while nobody looks at it or the tab is hidden. */
import { useEffect, useState } from 'react';

const followers = new Set<(now: number) => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** All at once, so that the panel is drawn once. */
function tick(): void {
  const now = Date.now();
  for (const follow of followers) follow(now);
}

function wind(): void {
  clearInterval(timer);
  timer = document.hidden || followers.size === 0 ? undefined : setInterval(tick, 1000);
}

function onVisibility(): void {
  if (!document.hidden) tick();
  wind();
}

function follow(follower: (now: number) => void): () => void {
  followers.add(follower);
  if (followers.size === 1) {
    document.addEventListener('visibilitychange', onVisibility);
    wind();
  }
  return () => {
    followers.delete(follower);
    if (followers.size > 0) return;
    document.removeEventListener('visibilitychange', onVisibility);
    wind();
  };
}

/** Epoch ms, refreshed each second while `running`. The value only picks what to draw: waits come from timestamps. */
export function useNow(running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    if (!document.hidden) setNow(Date.now());
    return follow(setNow);
  }, [running]);
  return now;
}
