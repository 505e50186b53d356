/** Joins what packs say of consoles' pages to the library, to what is taught here, and to the background. */
import { useCallback, useEffect, useState } from 'react';
import { type DecideSetting, GivenSettings } from '../../components/options/given-settings';
import { type Decide, type GivenSite, GivenSites } from '../../components/options/given-sites';
import { pickText, useText } from '../../components/text';
import { useFollowed } from '../../components/use-followed';
import { calendarFor } from '../../utils/core/business-day';
import { type SettingChoice, settingsOfPacks } from '../../utils/core/pack-settings';
import { carriedSites, type SiteChoice, type SiteOffer, siteOffers } from '../../utils/core/pack-sites';
import { type SettingEntry, settingSign } from '../../utils/core/setting-entry';
import { isRest, type SitePatch } from '../../utils/core/site-patch';
import { follow } from '../../utils/db/follow';
import type { Ledger, StoredPack } from '../../utils/db/ledger';
import { readMetas } from '../../utils/db/meta';
import { ask } from '../../utils/messaging/client';
import { browser } from '../../utils/platform/browser';
import { localKeyValue, watchKey } from '../../utils/platform/key-value';
import { ruleById } from '../../utils/rules/index';
import type { Settings } from '../../utils/settings/settings';
import { standingFor } from '../../utils/settings/suggested';
import { readTaught, TAUGHT_KEY, type TaughtSites } from '../../utils/settings/taught-sites';
import { siteById } from '../../utils/sites/match';

interface Stored {
  packs: StoredPack[];
  choices: readonly SiteChoice[];
  settingChoices: readonly SettingChoice[];
  team: string | undefined;
}

async function readStored(ledger: Ledger): Promise<Stored> {
  const [packs, [seat, choices = [], settingChoices = []]] = await Promise.all([
    ledger.packs.filter(({ pack }) => pack.sites !== undefined || pack.settings !== undefined).toArray(),
    readMetas(ledger, 'team', 'siteChoices', 'settingChoices'),
  ]);
  return { packs, choices, settingChoices, team: seat?.team };
}

/** To be called in a click, before anything is awaited. */
function allowHost({ entry }: SiteOffer): Promise<boolean> {
  if (isRest(entry) || siteById(entry.site)) return Promise.resolve(true);
  return browser.permissions.request({ origins: [`${entry.origin}/*`] }).catch(() => false);
}

const decide: Decide = async (offer, use) => {
  if (use && !(await allowHost(offer))) return 'host';
  const reply = await ask('teach/decide', { packId: offer.packId, entry: offer.entry, use });
  return reply.ok && (reply.value.refused ?? true);
};

const decideSetting: DecideSetting = async ({ packId, entry }, use) => {
  const reply = await ask('settings/decide', { packId, entry, use });
  return reply.ok && (reply.value.refused ?? true);
};

interface GivenProps {
  opening: Promise<Ledger>;
  settings: Settings;
  now(): number;
  /** What is read of consoles, or whether, is another now. */
  onDecided(): void;
}

export function Given({ opening, settings, now, onDecided }: GivenProps) {
  const t = useText();
  const subscribe = useCallback(
    (onValue: (value: Stored) => void, onLost: () => void) => follow(opening, readStored, { onValue, onLost }),
    [opening],
  );
  const stored = useFollowed(subscribe);
  const taught = useTaught();
  if (stored.state !== 'ready' || !taught) return null;
  const { packs, choices, settingChoices, team } = stored.value;
  const { zone, dayCut } = settings.calendar;
  const day = calendarFor(zone, dayCut).dayOf(now());
  const version = browser.runtime.getManifest().version;
  const patches = new Map(Object.entries(taught).map(([site, { patch }]): [string, SitePatch] => [site, patch]));
  const sites = siteOffers(carriedSites(packs, { team, day, version }), choices, patches).map((offer): GivenSite => {
    const known = siteById(offer.entry.site);
    return { offer, siteName: known && pickText(known.name, t), now: patches.get(offer.entry.site) };
  });
  const suggested = settingsOfPacks
    .offers(settingsOfPacks.carried(packs, { team, day }, isKnown), settingChoices, (entry) => {
      const own = standingFor(entry, settings);
      return own !== undefined && settingSign(own) === settingSign(entry);
    })
    .map((offer) => ({ offer, now: standingFor(offer.entry, settings) }));
  const then =
    <Offer, Done>(decide: (offer: Offer, use: boolean) => Promise<Done>) =>
    async (offer: Offer, use: boolean) => {
      const done = await decide(offer, use);
      onDecided();
      return done;
    };
  return (
    <>
      <GivenSites sites={sites} onDecide={then(decide)} />
      <GivenSettings
        settings={suggested}
        ruleName={(id) => pickText(ruleById(id)?.name ?? { zh: id, en: id }, t)}
        onDecide={then(decideSetting)}
      />
    </>
  );
}

/** A rule that a newer release brings is nothing that could be set here. */
const isKnown = (entry: SettingEntry) => entry.set !== 'targets' || ruleById(entry.rule) !== undefined;

function useTaught(): TaughtSites | undefined {
  const [taught, setTaught] = useState<TaughtSites>();
  useEffect(() => {
    void readTaught(localKeyValue).then(setTaught);
    return watchKey(TAUGHT_KEY, (stored) => setTaught((stored ?? {}) as TaughtSites));
  }, []);
  return taught;
}
