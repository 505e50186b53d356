/** The team's calendar, kept fresh for one tab: which day and minute it is for a script that holds only at times. */
import { calendarFor } from '../../utils/core/business-day';
import { type Moment, momentAt } from '../../utils/core/snippet-conditions';
import { localKeyValue, watchKey } from '../../utils/platform/key-value';
import { decodeSetting, readSetting } from '../../utils/settings/read';
import { SETTINGS, settingKey } from '../../utils/settings/settings';

export function watchMoment(signal: AbortSignal): (told: Pick<Moment, 'shop' | 'goods'>) => Moment {
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
  return ({ shop, goods }) =>
    momentAt(calendarFor(zone, dayCut), Date.now(), {
      ...(shop !== undefined && { shop }),
      ...(goods !== undefined && { goods }),
    });
}
