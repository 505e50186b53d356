/**
 * While nobody looks at the tab: has the desktop say that somebody's time is about to run out, where the person asked for it.
 * Owns how often; what is said is a number and a wait, never a buyer.
 */
import type { WaitingEntry } from '../../components/overlay/overlay-model';
import type { SiteId } from '../../utils/core/ids';
import { ask } from '../../utils/messaging/client';
import { localKeyValue, watchKey } from '../../utils/platform/key-value';
import { decodeSetting, readSetting } from '../../utils/settings/read';
import { SETTINGS, settingKey } from '../../utils/settings/settings';

/** Another one within this goes with the next. */
const SAY_EVERY_MS = 60_000;

export interface MissNotice {
  /** To be called while the tab is hidden. */
  look(waiting: readonly WaitingEntry[], now: number): void;
}

export function createMissNotice(siteId: SiteId, signal: AbortSignal): MissNotice {
  let wanted = SETTINGS.notify.fallback;
  /** The waits that were told of already. */
  let told = new Set<string>();
  let saidAt = Number.NEGATIVE_INFINITY;
  const unwatch = watchKey(settingKey('notify'), (stored) => {
    wanted = decodeSetting(stored, SETTINGS.notify).value;
  });
  void readSetting(localKeyValue, 'notify').then(({ value }) => {
    wanted = value;
  });
  signal.addEventListener('abort', unwatch);

  return {
    look(waiting, now) {
      if (!wanted || signal.aborted) return;
      const near = waiting.filter(({ level }) => level === 'urgent');
      const names = near.map(({ conversationId, since }) => `${conversationId} ${since}`);
      const isNew = names.some((name) => !told.has(name));
      if (!isNew || (now >= saidAt && now - saidAt < SAY_EVERY_MS)) return;
      told = new Set(names);
      saidAt = now;
      const longestMs = Math.max(...near.map(({ since }) => Math.max(0, now - since)));
      void ask('coach/notice', { siteId, count: near.length, longestMs: Math.round(longestMs) });
    },
  };
}
