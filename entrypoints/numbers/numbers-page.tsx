/** Joins the numbers page's parts: address, settings, choices; each tab reads what it shows. */
import { useCallback, useEffect } from 'react';
import { NumbersApp } from '../../components/numbers/numbers-app';
import type { FigureHref, NumberScope, ScopeChoices } from '../../components/numbers/numbers-model';
import { applyTheme } from '../../components/pages/mount-page';
import { useText } from '../../components/text';
import { useBeat, useFollowed } from '../../components/use-followed';
import { calendarFor } from '../../utils/core/business-day';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import type { Settings } from '../../utils/settings/settings';
import { Battles } from './battles';
import { FiguresTab } from './figures-tab';
import { type ChangeSetting, useLiveSettings } from './live-settings';
import { openBooks, readChoices, settleScope } from './number-source';
import { hashOf, type Place, usePlace } from './place';
import { PlanTab } from './plan-tab';
import { RankingTab } from './ranking-tab';
import { ReconcileTab } from './reconcile-tab';
import { StoryTab } from './story-tab';
import { TargetsTab } from './targets-tab';

const GAP_MS = 2000;
const BEAT_MS = 10_000;

interface NumbersPageProps {
  opening: Promise<Ledger>;
  initial: Settings;
  now(): number;
}

interface Settled {
  scope: NumberScope;
  choices: ScopeChoices;
}

export function NumbersPage({ opening, initial, now }: NumbersPageProps) {
  const t = useText();
  const [settings, change] = useLiveSettings(initial);
  const { zone, dayCut } = settings.calendar;
  // Asked again at each beat: a page left open over midnight moves to the new day.
  useBeat(BEAT_MS);
  const today = calendarFor(zone, dayCut).dayOf(now());
  const [place, go] = usePlace(today);
  const { scope } = place;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day has other choices
  const subscribe = useCallback(
    (onValue: (value: Settled | undefined) => void, onLost: () => void) =>
      follow(
        openBooks(opening),
        async (books) => {
          const read = await settleScope(books, settings, scope);
          if (!read) return undefined;
          const { siteId, agentId } = read;
          return { scope: { ...scope, siteId, agentId }, choices: await readChoices(books, read, now(), t) };
        },
        { onValue, onLost },
        GAP_MS,
      ),
    [opening, settings, scope, now, t, today],
  );
  const settled = useFollowed(subscribe);
  useEffect(() => applyTheme(settings.theme), [settings.theme]);
  const onScope = useCallback(
    (parts: Partial<NumberScope>) => {
      const next = { ...scope, ...parts };
      // Another console has other people and shops.
      if (parts.siteId !== undefined) {
        delete next.agentId;
        delete next.shopId;
      }
      go({ scope: next });
    },
    [scope, go],
  );
  const known = settled.state === 'ready' ? settled.value : undefined;
  const settledScope = known?.scope;
  const hrefOf = useCallback<FigureHref>(
    ({ metric, hour, tab, ...parts }) => {
      const wanted = { ...(settledScope ?? scope), ...parts };
      // Who names the console means all of its shops.
      if (parts.siteId !== undefined) delete wanted.shopId;
      return hashOf({ tab: tab ?? 'figures', metric, scope: wanted, hour }, today);
    },
    [scope, settledScope, today],
  );
  return (
    <NumbersApp
      tab={place.tab}
      scope={known?.scope ?? scope}
      choices={known?.choices}
      onTab={(tab) => go({ tab })}
      onScope={onScope}
    >
      <Tab
        hrefOf={hrefOf}
        place={place}
        opening={opening}
        settings={settings}
        now={now}
        go={go}
        onScope={onScope}
        change={change}
      />
    </NumbersApp>
  );
}

interface TabProps {
  place: Place;
  opening: Promise<Ledger>;
  settings: Settings;
  now(): number;
  go(parts: Partial<Place>): void;
  onScope(parts: Partial<NumberScope>): void;
  change: ChangeSetting;
  hrefOf: FigureHref;
}

function Tab({ place, go, onScope, change, ...rest }: TabProps) {
  const { tab, scope, metric, hour } = place;
  const { opening, settings, now } = rest;
  if (tab === 'figures')
    return (
      <FiguresTab
        opening={opening}
        settings={settings}
        scope={scope}
        metric={metric}
        hour={scope.period === 'day' ? hour : undefined}
        now={now}
        onMetric={(wanted) => go({ metric: wanted })}
        onHour={(wanted) => go({ metric, hour: wanted })}
        onScope={onScope}
        hrefOf={rest.hrefOf}
      />
    );
  if (tab === 'ranking')
    return (
      <>
        <RankingTab {...rest} scope={scope} change={change} metric={metric} />
        <Battles {...rest} />
      </>
    );
  if (tab === 'story') return <StoryTab {...rest} scope={scope} />;
  if (tab === 'plan') return <PlanTab {...rest} scope={scope} change={change} />;
  if (tab === 'reconcile') return <ReconcileTab {...rest} scope={scope} change={change} />;
  return <TargetsTab settings={settings} change={change} />;
}
