/** What the person wants of the coach, kept fresh for one tab. */
import type { CoachChoices } from '../../utils/core/coach/hint-choices';
import { localKeyValue, watchKey } from '../../utils/platform/key-value';
import { decodeSetting, readSetting } from '../../utils/settings/read';
import { SETTINGS, settingKey } from '../../utils/settings/settings';

export function watchCoachChoices(signal: AbortSignal): () => CoachChoices {
  let choices = SETTINGS.coach.fallback;
  const take = (value: CoachChoices) => {
    choices = value;
  };
  signal.addEventListener(
    'abort',
    watchKey(settingKey('coach'), (stored) => take(decodeSetting(stored, SETTINGS.coach).value)),
  );
  void readSetting(localKeyValue, 'coach').then(({ value }) => take(value));
  return () => choices;
}
