/** Joins what the popup reads to what it draws. Keeps only what is chosen on screen. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { figuresOfDay, rankLines } from '../../components/popup/day-figures';
import { PopupApp, type PopupModel, type PopupTab } from '../../components/popup/popup-app';
import type { Loadable, MetricId, MyDay, Ranking, TurnLine } from '../../components/popup/popup-model';
import { pickText, useText } from '../../components/text';
import { useBeat, useFollowed } from '../../components/use-followed';
import type { SiteId } from '../../utils/core/ids';
import type { Figures } from '../../utils/core/metrics';
import type { Ledger } from '../../utils/db/ledger';
import { browser } from '../../utils/platform/browser';
import type { Settings } from '../../utils/settings/settings';
import { type DayReading, type DayScope, followDay, followTurns, type SiteDay, yesterdayOf } from './day-source';
import { useSnippets } from './use-snippets';

/** Open turns run out of time, and yesterday moves along, without any commit. */
const BEAT_MS = 30_000;

interface PopupPageProps {
  opening: Promise<Ledger>;
  settings: Settings;
  now(): number;
}

async function copyText(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

async function openAndClose(open: () => Promise<unknown>): Promise<void> {
  await open();
  window.close();
}

/** Mine of yesterday; read beside the live query because it is a fold of its own and never changes under us. */
function useYesterday(scope: DayScope, chosen: SiteDay | undefined, beat: number): Figures | undefined {
  const [figures, setFigures] = useState<Figures>();
  const key = `${chosen?.site.id} ${chosen?.own.id} ${beat}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` names what `chosen` and `scope` would be read for
  useEffect(() => {
    if (!chosen) return;
    let left = false;
    yesterdayOf(scope, chosen).then(
      (read) => !left && setFigures(read),
      () => !left && setFigures(undefined),
    );
    return () => {
      left = true;
    };
  }, [key]);
  return figures;
}

function useTurns(scope: DayScope, chosen: SiteDay | undefined, wanted: boolean): Loadable<readonly TurnLine[]> {
  const who = `${chosen?.site.id} ${chosen?.own.id} ${wanted}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `who` names what `chosen` would be followed for
  const subscribe = useCallback(
    (onValue: (turns: readonly TurnLine[]) => void, onLost: () => void) =>
      wanted && chosen ? followTurns(scope, chosen, onValue, onLost) : () => {},
    [who, scope],
  );
  return useFollowed(subscribe);
}

export function PopupPage({ opening, settings, now }: PopupPageProps) {
  const t = useText();
  const [tab, setTab] = useState<PopupTab>('day');
  const [siteId, setSiteId] = useState<SiteId>();
  const [metric, setMetric] = useState<MetricId>('average');
  const [opened, setOpened] = useState<MetricId>();
  const [query, setQuery] = useState('');
  const beat = useBeat(BEAT_MS);
  const scope = useMemo((): DayScope => ({ opening, settings, siteId, now }), [opening, settings, siteId, now]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beat reads again what only time changes
  const subscribe = useCallback(
    (onValue: (reading: DayReading) => void, onLost: () => void) => followDay(scope, onValue, onLost),
    [scope, beat],
  );
  const reading = useFollowed(subscribe);
  const chosen = reading.state === 'ready' ? reading.value.chosen : undefined;
  const yesterday = useYesterday(scope, chosen, beat);
  const turns = useTurns(scope, chosen, opened !== undefined);
  const snippets = useSnippets(tab === 'scripts', query);

  const { day, ranking } = useMemo((): { day: Loadable<MyDay>; ranking: Loadable<Ranking> } => {
    if (reading.state !== 'ready') return { day: reading, ranking: reading };
    if (!chosen) return { day: { state: 'first-run' }, ranking: { state: 'first-run' } };
    const { standings, own, rule } = chosen;
    const mine = standings.find(({ agent }) => agent.id === own.id);
    const ruleName = pickText(rule.name, t);
    const lines = rankLines(metric, standings, own.id, settings.minimumSample);
    const ranked: Loadable<Ranking> = lines.length
      ? { state: 'ready', value: { metric, lines, minimumSample: settings.minimumSample, ruleName } }
      : { state: 'empty' };
    if (!mine) return { day: { state: 'empty' }, ranking: ranked };
    const value: MyDay = {
      agentName: own.name,
      ...figuresOfDay(mine, yesterday, standings, settings.minimumSample),
      ruleName,
      ruleNote: pickText(rule.note, t),
      limitMs: rule.passSec * 1000,
      ...(mine.coverage !== undefined && { coverage: mine.coverage }),
    };
    return { day: { state: 'ready', value }, ranking: ranked };
  }, [reading, chosen, metric, yesterday, settings, t]);

  const sites = reading.state === 'ready' ? reading.value.sites : [];
  const model: PopupModel = {
    tab,
    sites: sites.map(({ id, name }) => ({ id, name: pickText(name, t) })),
    ...(chosen && { site: { id: chosen.site.id, name: pickText(chosen.site.name, t) }, agentName: chosen.own.name }),
    day,
    ...(opened && { opened: { metric: opened, turns } }),
    zone: settings.calendar.zone,
    ranking,
    search: { query, ...snippets },
  };
  return (
    <PopupApp
      model={model}
      callbacks={{
        onTab: setTab,
        onSite: (id) => setSiteId(sites.find((site) => site.id === id)?.id),
        onOpenTurns: setOpened,
        onMetric: setMetric,
        onQuery: setQuery,
        onCopy: ({ body }) => copyText(body),
        onLead: () => void openAndClose(() => browser.tabs.create({ url: browser.runtime.getURL('lead.html') })),
        onOptions: () => void openAndClose(() => browser.runtime.openOptionsPage()),
      }}
    />
  );
}
