/**
 * Owns when a message counts as shown: it stood in the thread's nodes from one frame to the next, under its own buyer's name
 * where nothing else tells whose it is; and for how long it did.
 */
import type { Screen } from './screen';
import type { Message } from './shapes';
import { TRAITS } from './traits';

/** Rows that come and go between two frames were never on screen, for a person or for anyone else. */
const FRAME_MS = 16;

/** What the thread's nodes held after the last rendering. */
const standing = new WeakMap<Screen, readonly Message[]>();

/** Called by a view when it has put the thread into the DOM, and by the log before it is read. */
export function noteRendered(screen: Screen): void {
  const { conversationKey, messages } = screen.thread();
  const unnamed = TRAITS[screen.platform.site].headerAlone && screen.headerKey !== conversationKey;
  const now = conversationKey === null || screen.away || unnamed ? [] : messages;
  const at = Date.now();
  const pageAgeMs = at - (screen.platform.pageStarts.at(-1) ?? at);
  // What stood there until now, and what stands there from now on.
  for (const message of [...(standing.get(screen) ?? []), ...now]) {
    message.shownAgeMs = Math.max(message.shownAgeMs ?? 0, pageAgeMs);
  }
  standing.set(screen, now);
  const fresh = now.filter((message) => message.firstShownAt === undefined);
  if (fresh.length === 0) return;
  setTimeout(() => {
    const still = new Set(standing.get(screen));
    screen.platform.markShown(
      fresh.filter((message) => still.has(message)),
      at,
    );
  }, FRAME_MS);
}
