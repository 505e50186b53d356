/** The team's calendar, kept fresh for one tab: what is a day, and which hour it is, is never the machine's to say. */
import { type Calendar, calendarFor } from '../../utils/core/business-day';
import { localKeyValue, watchKey } from '../../utils/platform/key-value';
import { decodeSetting, readSetting } from '../../utils/settings/read';
import { SETTINGS, settingKey } from '../../utils/settings/settings';

export function watchCalendar(signal: AbortSignal): () => Calendar {
  let { zone, dayCut } = SETTINGS.calendar.fallback;
  signal.addEventListener(
    'abort',
    watchKey(settingKey('calendar'), (stored) => {
      ({ zone, dayCut } = decodeSetting(stored, SETTINGS.calendar).value);
    }),
  );
  void readSetting(localKeyValue, 'calendar').then(({ value }) => {
    ({ zone, dayCut } = value);
  });
  return () => calendarFor(zone, dayCut);
}
