/** Joins what the options page reads to what it draws; every change goes to the background and is then read back. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { OptionsApp } from '../../components/options/options-app';
import type { OptionsCallbacks, OptionsModel } from '../../components/options/options-model';
import { applyTheme } from '../../components/pages/mount-page';
import { pickText, useText } from '../../components/text';
import { useFollowed } from '../../components/use-followed';
import type { HintRule } from '../../utils/core/coach/hint-rule';
import { asId, type BusinessDay, type ShopId, type SiteId } from '../../utils/core/ids';
import { SUGGESTED } from '../../utils/core/setting-entry';
import { writeBackup } from '../../utils/db/backup/write-backup';
import { readCoaching } from '../../utils/db/coaching';
import { follow } from '../../utils/db/follow';
import { countKept, type KeptRecords } from '../../utils/db/kept';
import type { Ledger, SiteHealth } from '../../utils/db/ledger';
import { healthOfSites } from '../../utils/db/read';
import { ask } from '../../utils/messaging/client';
import { followStorage } from '../../utils/messaging/client.storage';
import type { SettingChange } from '../../utils/messaging/protocol';
import { browser } from '../../utils/platform/browser';
import { copyText } from '../../utils/platform/copy-text';
import { watchKey } from '../../utils/platform/key-value';
import { settingKey } from '../../utils/settings/settings';
import { readsExactly } from '../../utils/sites/match';
import { checkFile, importFile } from './backup-file';
import { Given } from './given';
import { Join } from './join';
import { allowNotices } from './notices';
import { changePreference, type Preferences, readPreferences, storedSettings } from './preferences';
import { readTeamHints } from './team-hints';

/** Counting is cheap but nobody reads it four times a second. */
const COUNT_GAP_MS = 2000;

interface Kept {
  kept: KeptRecords;
  health: SiteHealth[];
  coaching: Awaited<ReturnType<typeof readCoaching>>;
}

interface OptionsPageProps {
  /** The ledger where it lies now. */
  open(): Promise<Ledger>;
  initial: Preferences;
  now(): number;
}

export function OptionsPage({ open, initial, now }: OptionsPageProps) {
  const t = useText();
  const [opening, setOpening] = useState(open);
  const [preferences, setPreferences] = useState(initial);
  const subscribe = useCallback(
    (onValue: (value: Kept) => void, onLost: () => void) => {
      const read = async (ledger: Ledger) => {
        const [kept, health, coaching] = await Promise.all([
          countKept(ledger),
          healthOfSites(ledger),
          readCoaching(ledger, now()),
        ]);
        return { kept, health, coaching };
      };
      return follow(opening, read, { onValue, onLost }, COUNT_GAP_MS);
    },
    [opening, now],
  );
  const stored = useFollowed(subscribe);
  const storage = useFollowed(followStorage);
  const [teamHints, setTeamHints] = useState<readonly HintRule[]>([]);
  const reread = useCallback(() => void readPreferences().then(setPreferences), []);
  // What came in a pack is taken back while this page stands open.
  useEffect(() => {
    const stops = SUGGESTED.map((name) => watchKey(settingKey(name), reread));
    return () => {
      for (const stop of stops) stop();
    };
  }, [reread]);
  const firstSite = preferences.known[0]?.id;
  useEffect(() => void readTeamHints(firstSite).then(setTeamHints), [firstSite]);

  const callbacks = useMemo((): OptionsCallbacks => {
    const change = async (wanted: SettingChange) => {
      const saved = await changePreference(wanted);
      const current = await readPreferences();
      applyTheme(current.settings.theme);
      setPreferences(current);
      return saved;
    };
    const siteOf = (id: string): SiteId | undefined => preferences.known.find((site) => site.id === id)?.id;
    return {
      onEnabled: async (id, enabled) => {
        const siteId = siteOf(id);
        return siteId !== undefined && change({ siteId, name: 'enabled', value: enabled });
      },
      onAgentName: async (id, name) => {
        const siteId = siteOf(id);
        return siteId !== undefined && change({ siteId, name: 'agentName', value: name });
      },
      onForgetTaught: async (id) => {
        const siteId = siteOf(id);
        const { ok } = siteId === undefined ? { ok: false } : await ask('teach/forget', { siteId });
        setPreferences(await readPreferences());
        return ok;
      },
      onTheme: (theme) => change({ name: 'theme', value: theme }),
      onCalendar: (calendar) => change({ name: 'calendar', value: calendar }),
      onMinimumSample: (turns) => change({ name: 'minimumSample', value: turns }),
      onExport: async () => {
        const parts = await writeBackup(await opening, await storedSettings(), now());
        return URL.createObjectURL(new Blob(parts, { type: 'application/json' }));
      },
      onCheckFile: checkFile,
      onImport: async (file) => {
        const report = await importFile(file);
        if (!report.ok) return report;
        const current = await readPreferences();
        applyTheme(current.settings.theme);
        setPreferences(current);
        setOpening(open());
        return report;
      },
      onForget: async () => (await ask('memory/forget', {})).ok,
      onDue: async (due) => (await ask('coach/due', { due })).ok,
      onCopy: copyText,
      onSoundOff: (value) => change({ name: 'soundOff', value }),
      onNotify: async (value) => (await allowNotices(value)) && change({ name: 'notify', value }),
      onCoach: (value) => change({ name: 'coach', value }),
      onGuard: (value) => change({ name: 'guard', value }),
      onPaletteKeys: (keys) => change({ name: 'paletteKeys', value: keys }),
      onErase: async ({ day, shop }) => {
        const scope = { ...(day && { day: asId<BusinessDay>(day) }), ...(shop && { shopId: asId<ShopId>(shop) }) };
        return (await ask('ledger/erase', scope)).ok;
      },
      onRetention: (days) => change({ name: 'retentionDays', value: days }),
      onSeen: async () => (await ask('storage/seen', {})).ok,
      onRebuild: async () => (await ask('ledger/rebuild', {})).ok,
    };
  }, [open, opening, now, preferences.known]);

  const { settings } = preferences;
  const model: OptionsModel = {
    sites: preferences.known.map((site) => {
      const own = preferences.sites.find(({ id }) => id === site.id);
      const health =
        stored.state === 'ready' ? stored.value.health.find(({ siteId }) => siteId === site.id) : undefined;
      return {
        id: site.id,
        name: pickText(site.name, t),
        enabled: own?.enabled ?? true,
        agentName: own?.agentName ?? '',
        verifiedOn: site.verifiedOn,
        estimates: !site.fillOnly && !readsExactly(site),
        fillOnly: site.fillOnly === true,
        taught: preferences.taught.includes(site.id),
        ...(health && { health }),
      };
    }),
    theme: settings.theme,
    calendar: settings.calendar,
    minimumSample: settings.minimumSample,
    guard: settings.guard,
    coach: settings.coach,
    teamHints,
    soundOff: settings.soundOff,
    notify: settings.notify,
    paletteKeys: settings.paletteKeys,
    ...(stored.state === 'ready' && { kept: stored.value.kept, coaching: stored.value.coaching }),
    retentionDays: settings.retentionDays,
    storeLost: stored.state === 'lost',
    ...(storage.state === 'ready' && { storage: storage.value }),
    version: browser.runtime.getManifest().version,
  };
  return (
    <OptionsApp
      model={model}
      callbacks={callbacks}
      team={<Join opening={opening} now={now} />}
      given={<Given opening={opening} settings={settings} now={now} onDecided={reread} />}
    />
  );
}
