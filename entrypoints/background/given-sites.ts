/** Owns what packs say of consoles' pages: a reading is taught as if it had been pointed out here, a rest switches a console off. */
import type { SiteId } from '../../utils/core/ids';
import { carriedSites, type SiteChoice, sitesOfPacks } from '../../utils/core/pack-sites';
import { isRest, type SiteEntry } from '../../utils/core/site-patch';
import { readSiteSetting } from '../../utils/settings/read';
import { readTaught } from '../../utils/settings/taught-sites';
import { writeSiteSetting } from '../../utils/settings/write';
import type { BackgroundContext } from './context';
import { createGivenDesk, type GivenDesk } from './given-desk';
import type { TeachDesk } from './teach';

export interface GivenSites extends Pick<GivenDesk<SiteEntry, SiteChoice, 'host' | 'full'>, 'decide' | 'settle'> {
  /** The person let go of what was taught of a console: what came by a pack is not offered again. */
  forgotten(siteId: SiteId): Promise<void>;
}

interface GivenSeams {
  teach: Pick<TeachDesk, 'use' | 'takeBack'>;
  /** Release of ours that runs. */
  version: string;
  /** Preferences changed: their copy follows. */
  changed(): void;
}

export function createGivenSites(context: BackgroundContext, { teach, version, changed }: GivenSeams): GivenSites {
  const desk = createGivenDesk<SiteEntry, SiteChoice, 'host' | 'full'>(context, {
    kind: sitesOfPacks,
    kept: 'siteChoices',
    isIn: ({ pack }) => pack.sites !== undefined,
    carried: (packs, now) => carriedSites(packs, { ...now, version }),
    async use({ packId, entry }) {
      if (isRest(entry)) {
        const { value: wasOn } = await readSiteSetting(context.keyValue, entry.site, 'enabled');
        await writeSiteSetting(context.keyValue, entry.site, 'enabled', false);
        changed();
        return { packId, entry, used: true, ...(!wasOn && { wasOff: true as const }) };
      }
      const before = (await readTaught(context.keyValue))[entry.site]?.patch;
      const refused = await teach.use(entry);
      if (refused) return refused;
      changed();
      return { packId, entry, used: true, ...(before && { before }) };
    },
    async undo({ entry, before, wasOff }) {
      if (!isRest(entry)) await teach.takeBack(entry, before);
      else if (!wasOff) await writeSiteSetting(context.keyValue, entry.site, 'enabled', true);
      changed();
    },
  });
  return {
    decide: desk.decide,
    settle: desk.settle,
    forgotten: (siteId) =>
      desk.rewrite((choices) => {
        const isGone = ({ entry }: SiteChoice) => entry.site === siteId && !isRest(entry);
        if (!choices.some(isGone)) return undefined;
        return choices.map((one) => (isGone(one) ? { packId: one.packId, entry: one.entry, used: false } : one));
      }),
  };
}
