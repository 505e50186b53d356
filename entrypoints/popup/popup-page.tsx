/** Joins what the popup reads to what it draws. Keeps only what is chosen on screen. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ExplainModel } from '../../components/figures/explain-model';
import { figuresOfDay, rankLines } from '../../components/popup/day-figures';
import { PopupApp, type PopupModel, type PopupTab } from '../../components/popup/popup-app';
import type { Loadable, MyDay, Ranking } from '../../components/popup/popup-model';
import { StorageNote } from '../../components/storage-news';
import { pickText, useText } from '../../components/text';
import { useBeat, useFollowed } from '../../components/use-followed';
import { isInWindow } from '../../utils/core/business-day';
import type { SiteId } from '../../utils/core/ids';
import { isEstimatedMetric, type MetricId } from '../../utils/core/metric-list';
import type { Figures } from '../../utils/core/metrics';
import { unreadLosses } from '../../utils/core/storage-news';
import type { Ledger } from '../../utils/db/ledger';
import { ask } from '../../utils/messaging/client';
import { followStorage } from '../../utils/messaging/client.storage';
import { browser } from '../../utils/platform/browser';
import { copyText } from '../../utils/platform/copy-text';
import { showConversation } from '../../utils/platform/show-conversation';
import type { Settings } from '../../utils/settings/settings';
import {
  type DayReading,
  type DayScope,
  followDay,
  followProof,
  type Proof,
  type SiteDay,
  yesterdayOf,
} from './day-source';
import { teachPage } from './teach-page';
import { fillOnlyAt, useThisTab } from './this-tab';
import { useSnippets } from './use-snippets';
import { useTeamWatch } from './watch-team';

/** Open turns run out of time, and yesterday moves along, without any commit. */
const BEAT_MS = 30_000;

interface PopupPageProps {
  opening: Promise<Ledger>;
  settings: Settings;
  now(): number;
}

async function openAndClose(open: () => Promise<unknown>): Promise<void> {
  await open();
  window.close();
}

/** Half an hour before its end a shift is nearly over; without set hours nobody knows. */
const NEARLY_MS = 1_800_000;

function isShiftOver({ calendar }: SiteDay, { shift }: Settings, at: number): boolean {
  return shift !== null && at >= calendar.rangeOf(calendar.dayOf(at)).from + shift.toMin * 60_000 - NEARLY_MS;
}

function numbersUrl(siteId: SiteId | undefined, tab?: 'story' | 'ranking', metric?: MetricId): string {
  const query = new URLSearchParams({ ...(siteId && metric && { site: siteId }), ...(metric && { metric }) });
  return browser.runtime.getURL(tab ? `numbers.html#${tab}${metric ? `?${query}` : ''}` : 'numbers.html');
}

/** Whose day it is: what is read for it is read anew when this changes. */
const nameOfDay = (chosen: SiteDay | undefined) =>
  [chosen?.site.id, chosen?.own.id, chosen?.here?.agentId, ...(chosen?.here?.also ?? [])].join(' ');

/** Mine of yesterday; read beside the live query because it is a fold of its own and never changes under us. */
function useYesterday(scope: DayScope, chosen: SiteDay | undefined, beat: number): Figures | undefined {
  const [figures, setFigures] = useState<Figures>();
  const key = `${nameOfDay(chosen)} ${beat}`;
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

function useProof(
  scope: DayScope,
  chosen: SiteDay | undefined,
  metric: MetricId | undefined,
  beat: number,
): Loadable<Proof> {
  const who = `${nameOfDay(chosen)} ${metric}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `who` names what `chosen` would be followed for; each beat reads again what only time changes
  const subscribe = useCallback(
    (onValue: (proof: Proof) => void, onLost: () => void) =>
      metric && chosen ? followProof(scope, chosen, metric, onValue, onLost) : () => {},
    [who, scope, beat],
  );
  const proof = useFollowed(subscribe);
  return proof.state === 'ready' && proof.value.explanation.metric !== metric ? { state: 'loading' } : proof;
}

export function PopupPage({ opening, settings, now }: PopupPageProps) {
  const t = useText();
  const [tab, setTab] = useState<PopupTab>('day');
  const [siteId, setSiteId] = useState<SiteId>();
  const [metric, setMetric] = useState<MetricId>('average');
  const [opened, setOpened] = useState<MetricId>();
  const [query, setQuery] = useState('');
  const beat = useBeat(BEAT_MS);
  useTeamWatch(opening, beat);
  const here = useThisTab();
  const filled = fillOnlyAt(here);
  const scope = useMemo((): DayScope => ({ opening, settings, siteId, now }), [opening, settings, siteId, now]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beat reads again what only time changes
  const subscribe = useCallback(
    (onValue: (reading: DayReading) => void, onLost: () => void) => followDay(scope, onValue, onLost),
    [scope, beat],
  );
  const reading = useFollowed(subscribe);
  const chosen = reading.state === 'ready' ? reading.value.chosen : undefined;
  const yesterday = useYesterday(scope, chosen, beat);
  const proof = useProof(scope, chosen, opened, beat);
  const snippets = useSnippets(tab === 'scripts', query);
  const storage = useFollowed(followStorage);

  const { day, ranking } = useMemo((): { day: Loadable<MyDay>; ranking: Loadable<Ranking> } => {
    if (reading.state !== 'ready') return { day: reading, ranking: reading };
    if (!chosen) return { day: { state: 'first-run' }, ranking: { state: 'first-run' } };
    const { standings, own, rule, mine, here } = chosen;
    const ruleName = pickText(rule.name, t);
    const inTeam = standings.some((each) => each.own || each.ageMs !== undefined);
    const lines = rankLines(metric, standings, mine?.agent.id, settings.minimumSample);
    const { isPrivate } = settings.ranking;
    const ranked: Loadable<Ranking> = lines.length
      ? { state: 'ready', value: { metric, lines, minimumSample: settings.minimumSample, ruleName, isPrivate, inTeam } }
      : { state: 'empty' };
    if (!here) return { day: { state: 'empty' }, ranking: ranked };
    const value: MyDay = {
      agentName: own.name,
      ...figuresOfDay(here, yesterday, standings, settings.minimumSample),
      ruleName,
      ruleNote: pickText(rule.note, t),
      limitMs: rule.passSec * 1000,
      ...(!isInWindow(chosen.calendar, rule.window, now()) && { countsFrom: rule.window }),
      isOver: isShiftOver(chosen, settings, now()),
      inTeam,
      turnsElsewhere: here.turnsElsewhere,
      ...(here.coverage !== undefined && { coverage: here.coverage }),
    };
    return { day: { state: 'ready', value }, ranking: ranked };
  }, [reading, chosen, metric, yesterday, settings, t, now]);

  const explain = useMemo((): Loadable<ExplainModel> => {
    if (proof.state !== 'ready') return proof;
    if (!chosen || !opened || day.state !== 'ready') return { state: 'loading' };
    const { explanation, own } = proof.value;
    const figure = day.value.figures.find((each) => each.metric === opened);
    const { site, rule } = chosen;
    const industry = settings.industry[rule.id]?.[opened]?.value;
    return {
      state: 'ready',
      value: {
        metric: opened,
        ...(figure?.value !== undefined && { value: figure.value }),
        estimated: isEstimatedMetric(opened, explanation.figures),
        agentName: chosen.own.name,
        siteName: pickText(site.name, t),
        day: proof.value.day,
        zone: settings.calendar.zone,
        rule: {
          name: pickText(rule.name, t),
          note: pickText(rule.note, t),
          validFrom: rule.validFrom,
          limitMs: rule.passSec * 1000,
          unit: rule.unit,
        },
        ...(day.value.coverage !== undefined && { coverage: day.value.coverage }),
        references: {
          ...(figure?.yesterday !== undefined && { yesterday: figure.yesterday }),
          ...(own !== undefined && { own }),
          ...(figure?.median !== undefined && { median: figure.median }),
          ...(figure?.best !== undefined && { best: figure.best }),
          ...(industry !== undefined && { industry }),
        },
        explanation,
      },
    };
  }, [proof, chosen, opened, day, settings, t]);

  const sites = reading.state === 'ready' ? reading.value.sites : [];
  const model: PopupModel = {
    tab,
    sites: sites.map(({ id, name }) => ({ id, name: pickText(name, t) })),
    ...(chosen && { site: { id: chosen.site.id, name: pickText(chosen.site.name, t) }, agentName: chosen.own.name }),
    day,
    ...(opened && { opened: { metric: opened, explain } }),
    ranking,
    search: { query, ...snippets },
    ...(filled && { fillOnly: pickText(filled.name, t) }),
  };
  return (
    <>
      {storage.state === 'ready' && (
        <StorageNote
          storage={storage.value}
          losses={unreadLosses(storage.value)}
          onSeen={() => void ask('storage/seen', {})}
        />
      )}
      <PopupApp
        model={model}
        callbacks={{
          onTab: setTab,
          onSite: (id) => setSiteId(sites.find((site) => site.id === id)?.id),
          onExplain: setOpened,
          onCopyText: copyText,
          onJump: async (id) => (chosen ? showConversation(chosen.site, id) : 'gone'),
          onMetric: setMetric,
          onQuery: setQuery,
          onCopy: ({ body }) => copyText(body),
          onNumbers: (tab, by) =>
            void openAndClose(() => browser.tabs.create({ url: numbersUrl(chosen?.site.id, tab, by) })),
          ...(here && { onTeach: () => void openAndClose(() => teachPage(here)) }),
          onLead: () => void openAndClose(() => browser.tabs.create({ url: browser.runtime.getURL('lead.html') })),
          onOptions: () => void openAndClose(() => browser.runtime.openOptionsPage()),
        }}
      />
    </>
  );
}
