/** Owns what packs suggest to set: set by a person's word, taken back with the pack, unless the person has set it otherwise since. */
import { type SettingChoice, settingsOfPacks } from '../../utils/core/pack-settings';
import { type SettingEntry, settingSign } from '../../utils/core/setting-entry';
import { settingWith, standingFor } from '../../utils/settings/suggested';
import { writeSetting } from '../../utils/settings/write';
import type { BackgroundContext } from './context';
import { createGivenDesk, type GivenDesk } from './given-desk';

export type GivenSettings = Pick<GivenDesk<SettingEntry, SettingChoice, 'unsound'>, 'decide' | 'settle'>;

/** @param changed preferences changed: their copy follows */
export function createGivenSettings(context: BackgroundContext, changed: () => void): GivenSettings {
  const write = async (about: SettingEntry, entry: SettingEntry | undefined) => {
    const saved = await writeSetting(context.keyValue, about.set, settingWith(about, entry, await context.settings()));
    if (saved) changed();
    return saved;
  };
  const { decide, settle } = createGivenDesk<SettingEntry, SettingChoice, 'unsound'>(context, {
    kind: settingsOfPacks,
    kept: 'settingChoices',
    isIn: ({ pack }) => pack.settings !== undefined,
    carried: settingsOfPacks.carried,
    async use({ packId, entry }) {
      const before = standingFor(entry, await context.settings());
      if (!(await write(entry, entry))) return 'unsound';
      return { packId, entry, used: true, ...(before && { before }) };
    },
    async undo({ entry, before }) {
      const now = standingFor(entry, await context.settings());
      if (now && settingSign(now) === settingSign(entry)) await write(entry, before);
    },
  });
  return { decide, settle };
}
