/** Owns the page's settings while it is open: another page's change is taken over, and a change here starts from what is stored now. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ask } from '../../utils/messaging/client';
import type { SettingChange } from '../../utils/messaging/protocol';
import { localKeyValue, watchKey } from '../../utils/platform/key-value';
import { readSetting, readSettings } from '../../utils/settings/read';
import { SETTINGS, type SettingName, type Settings, settingKey } from '../../utils/settings/settings';

/** Changes one setting from its present value; false when it was refused. One after the other: none is lost. */
export type ChangeSetting = <Name extends SettingName>(
  name: Name,
  next: (current: Settings[Name]) => Settings[Name],
) => Promise<boolean>;

export function useLiveSettings(initial: Settings): [Settings, ChangeSetting] {
  const [settings, setSettings] = useState(initial);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const refresh = useCallback(async () => setSettings((await readSettings(localKeyValue)).settings), []);
  useEffect(() => {
    const names = Object.keys(SETTINGS) as SettingName[];
    const stops = names.map((name) => watchKey(settingKey(name), () => void refresh()));
    return () => {
      for (const stop of stops) stop();
    };
  }, [refresh]);
  const change = useCallback<ChangeSetting>(
    (name, next) => {
      const work = line.current.then(async () => {
        const { value } = await readSetting(localKeyValue, name);
        const reply = await ask('settings/write', { name, value: next(value) } as SettingChange);
        await refresh();
        return reply.ok && reply.value.saved;
      });
      line.current = work.catch(() => undefined);
      return work;
    },
    [refresh],
  );
  return [settings, change];
}
