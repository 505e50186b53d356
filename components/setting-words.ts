/** What a pack suggests to set, in words: what it is about, and the value. */
import type { SettingEntry } from '../utils/core/setting-entry';
import { formatShare, formatWait } from './format';
import type { Translate } from './text';

/** @param ruleName as people call a rule; its id where none is known */
export function settingName(entry: SettingEntry, ruleName: (id: string) => string, t: Translate): string {
  switch (entry.set) {
    case 'targets':
      return t('suggestTarget', ruleName(entry.rule));
    case 'shift':
      return t('suggestShift');
    case 'calendar':
      return t('suggestCalendar');
    case 'minimumSample':
      return t('optionsSample');
    case 'dayCap':
      return t('targetsCap');
  }
}

/** @param entry undefined: nothing is set */
export function settingValue(entry: SettingEntry | undefined, t: Translate): string {
  if (!entry || entry.value === null) return t('suggestNone');
  switch (entry.set) {
    case 'targets': {
      const { share, averageSec } = entry.value;
      const said = [
        share !== undefined && t('ruleTargetShare', formatShare(share)),
        averageSec !== undefined && t('ruleTargetAverage', formatWait(averageSec * 1000, t)),
      ].filter((one) => typeof one === 'string');
      return said.length > 0 ? said.join(t('listSeparator')) : t('suggestNone');
    }
    case 'shift': {
      const { from, to } = entry.value;
      return t(to <= from ? 'suggestNight' : 'suggestHours', from, to);
    }
    case 'calendar':
      return t('suggestCut', entry.value.dayCut, entry.value.zone);
    default:
      return String(entry.value);
  }
}
