/** What this computer knows of consoles' pages, for a pack to carry. */
import { useEffect, useState } from 'react';
import type { OwnSites } from '../../components/lead/editor/site-fields';
import { pickText, type Translate } from '../../components/text';
import { browser } from '../../utils/platform/browser';
import { localKeyValue } from '../../utils/platform/key-value';
import { readTaught } from '../../utils/settings/taught-sites';
import { SITES } from '../../utils/sites/index';

/** undefined until it is read. */
export function useOwnSites(t: Translate): OwnSites | undefined {
  const [own, setOwn] = useState<OwnSites>();
  useEffect(() => {
    const known = SITES.map(({ id, name }) => ({ id, name: pickText(name, t) }));
    void readTaught(localKeyValue).then((taught) =>
      setOwn({
        taught: Object.values(taught).map(({ patch }) => patch),
        known,
        version: browser.runtime.getManifest().version,
      }),
    );
  }, [t]);
  return own;
}
