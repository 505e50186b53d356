/** What a pack suggests to set: what this computer has set itself, each taken along by a tick. */
import { useState } from 'react';
import { type SettingEntry, settingSign, settingSubject } from '../../../utils/core/setting-entry';
import { settingName, settingValue } from '../../setting-words';
import { useText } from '../../text';

/** What there is to choose from on this computer. */
export interface OwnSettings {
  entries: readonly SettingEntry[];
  ruleName(id: string): string;
}

interface SettingFieldsProps {
  own: OwnSettings;
  entries: readonly SettingEntry[];
  onEntries(entries: SettingEntry[]): void;
}

export function SettingFields({ own, entries, onEntries }: SettingFieldsProps) {
  const t = useText();
  // What the pack has had from another computer stays to be seen after its tick is gone.
  const [start] = useState(entries);
  const offered = [...new Map([...start, ...own.entries, ...entries].map((one) => [settingSign(one), one])).values()];
  const chosen = new Set(entries.map(settingSign));
  const tick = (entry: SettingEntry, wanted: boolean) => {
    // One suggestion about each thing: another takes its place.
    const others = entries.filter((one) => settingSubject(one) !== settingSubject(entry));
    onEntries(wanted ? [...others, entry] : others);
  };
  return (
    <details className="words">
      <summary>{t('packSettings', entries.length)}</summary>
      <p className="lead-in">{t(offered.length > 0 ? 'packSettingsHow' : 'packSettingsNone')}</p>
      <ul>
        {offered.map((entry) => (
          <li key={settingSign(entry)}>
            <label className="choice">
              <input
                type="checkbox"
                checked={chosen.has(settingSign(entry))}
                onChange={(event) => tick(entry, event.target.checked)}
              />
              {settingName(entry, own.ruleName, t)}
              {t('suggestColon')}
              {settingValue(entry, t)}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
