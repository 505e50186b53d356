/** What the person wants pointed out, and what the library's packs add: kept fresh for one tab. */
import type { GuardChoices } from '../../utils/core/guard/finding';
import type { BannedWords } from '../../utils/core/guard/lists';
import { ask } from '../../utils/messaging/client';
import { localKeyValue, watchKey } from '../../utils/platform/key-value';
import { LIBRARY_CHANGED } from '../../utils/settings/announcements';
import { decodeSetting, readSetting } from '../../utils/settings/read';
import { SETTINGS, settingKey } from '../../utils/settings/settings';

const ASK_AGAIN_MS = 10_000;

export function watchGuardChoices(onChange: () => void, signal: AbortSignal): { now(): GuardChoices } {
  let choices = SETTINGS.guard.fallback;
  const take = (value: GuardChoices) => {
    choices = value;
    onChange();
  };
  signal.addEventListener(
    'abort',
    watchKey(settingKey('guard'), (stored) => take(decodeSetting(stored, SETTINGS.guard).value)),
  );
  void readSetting(localKeyValue, 'guard').then(({ value }) => take(value));
  return { now: () => choices };
}

/** Reads the packs' words and our own now and whenever the library is announced as changed. */
export function watchGuardWords(
  onWords: (banned: readonly BannedWords[], yuan: number | undefined) => void,
  signal: AbortSignal,
): void {
  let version: string | undefined;
  const refresh = async () => {
    const reply = await ask('library/banned', version === undefined ? {} : { since: version });
    if (signal.aborted) return;
    // Without an answer there is not one word to point out.
    if (!reply.ok) {
      if (reply.code !== 'orphaned') setTimeout(() => !signal.aborted && void refresh(), ASK_AGAIN_MS);
      return;
    }
    version = reply.value.version;
    if (reply.value.banned) onWords(reply.value.banned, reply.value.yuan);
  };
  signal.addEventListener(
    'abort',
    watchKey(LIBRARY_CHANGED, () => void refresh()),
  );
  void refresh();
}
