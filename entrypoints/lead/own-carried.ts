/** What this computer knows of consoles' pages and has set itself, for a pack to carry. */
import { useEffect, useState } from 'react';
import type { OwnCarried } from '../../components/lead/editor/carry-fields';
import { pickText, type Translate } from '../../components/text';
import { browser } from '../../utils/platform/browser';
import { localKeyValue } from '../../utils/platform/key-value';
import { ruleById } from '../../utils/rules/index';
import { readSettings } from '../../utils/settings/read';
import { AS_IT_COMES } from '../../utils/settings/settings';
import { ownEntries } from '../../utils/settings/suggested';
import { readTaught } from '../../utils/settings/taught-sites';
import { SITES } from '../../utils/sites/index';

/** undefined until it is read. */
export function useOwnCarried(t: Translate): OwnCarried | undefined {
  const [own, setOwn] = useState<OwnCarried>();
  useEffect(() => {
    const known = SITES.map(({ id, name }) => ({ id, name: pickText(name, t) }));
    void Promise.all([readTaught(localKeyValue), readSettings(localKeyValue)]).then(([taught, { settings }]) =>
      setOwn({
        sites: {
          taught: Object.values(taught).map(({ patch }) => patch),
          known,
          version: browser.runtime.getManifest().version,
        },
        settings: {
          entries: ownEntries(settings, AS_IT_COMES),
          ruleName: (id) => pickText(ruleById(id)?.name ?? { zh: id, en: id }, t),
        },
      }),
    );
  }, [t]);
  return own;
}
