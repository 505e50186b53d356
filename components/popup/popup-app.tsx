/** The popup's frame: site switch, three tabs, and what each shows in every state. */
import { useId } from 'react';
import { Placeholder } from '../placeholder';
import { Tabs } from '../tabs';
import { useText } from '../text';
import { DayView } from './day-view';
import type { Loadable, MetricId, MyDay, Ranking, SiteChoice, SnippetLine, TurnLine } from './popup-model';
import { RankingView } from './ranking-view';
import { SnippetSearch } from './snippet-search';
import { TurnsView } from './turns-view';

export type PopupTab = 'day' | 'ranking' | 'scripts';

export interface PopupModel {
  tab: PopupTab;
  sites: readonly SiteChoice[];
  site?: SiteChoice;
  agentName?: string;
  day: Loadable<MyDay>;
  /** Set while the turns behind a number are open. */
  opened?: { metric: MetricId; turns: Loadable<readonly TurnLine[]> };
  zone: string;
  ranking: Loadable<Ranking>;
  search: { state: 'loading' | 'lost' | 'ready'; query: string; hits: readonly SnippetLine[]; total: number };
}

export interface PopupCallbacks {
  onTab(tab: PopupTab): void;
  onSite(siteId: string): void;
  onOpenTurns(metric: MetricId | undefined): void;
  onMetric(metric: MetricId): void;
  onQuery(query: string): void;
  onCopy(snippet: SnippetLine): Promise<boolean>;
  onLead(): void;
  onOptions(): void;
}

function DayTab({ model, callbacks }: { model: PopupModel; callbacks: PopupCallbacks }) {
  if (model.opened) {
    const { metric, turns } = model.opened;
    if (turns.state === 'loading' || turns.state === 'lost') return <Placeholder state={turns.state} />;
    return (
      <TurnsView
        metric={metric}
        turns={turns.state === 'ready' ? turns.value : []}
        zone={model.zone}
        onBack={() => callbacks.onOpenTurns(undefined)}
      />
    );
  }
  if (model.day.state !== 'ready') return <Placeholder state={model.day.state} />;
  return <DayView day={model.day.value} onOpen={callbacks.onOpenTurns} />;
}

function ScriptTab({ model, callbacks }: { model: PopupModel; callbacks: PopupCallbacks }) {
  const { state, ...search } = model.search;
  if (state !== 'ready') return <Placeholder state={state} />;
  return <SnippetSearch {...search} onQuery={callbacks.onQuery} onCopy={callbacks.onCopy} />;
}

export function PopupApp({ model, callbacks }: { model: PopupModel; callbacks: PopupCallbacks }) {
  const t = useText();
  const chooser = useId();
  return (
    <>
      <header className="top">
        <h1 title={model.agentName}>{model.agentName ?? t('extensionName')}</h1>
        {model.sites.length > 1 ? (
          <>
            <label htmlFor={chooser} className="unseen">
              {t('popupSite')}
            </label>
            <select id={chooser} value={model.site?.id} onChange={(event) => callbacks.onSite(event.target.value)}>
              {model.sites.map((site) => (
                <option key={site.id} value={site.id}>
                  {site.name}
                </option>
              ))}
            </select>
          </>
        ) : (
          <span className="site">{model.site?.name}</span>
        )}
      </header>
      <main>
        <Tabs
          label={t('popupTabs')}
          tabs={[
            { name: 'day', label: t('tabDay') },
            { name: 'ranking', label: t('tabRanking') },
            { name: 'scripts', label: t('tabScripts') },
          ]}
          selected={model.tab}
          onSelect={callbacks.onTab}
        >
          {model.tab === 'day' && <DayTab model={model} callbacks={callbacks} />}
          {model.tab === 'ranking' &&
            (model.ranking.state === 'ready' ? (
              <RankingView ranking={model.ranking.value} onMetric={callbacks.onMetric} />
            ) : (
              <Placeholder state={model.ranking.state} />
            ))}
          {model.tab === 'scripts' && <ScriptTab model={model} callbacks={callbacks} />}
        </Tabs>
      </main>
      <footer>
        <button type="button" className="link" onClick={callbacks.onLead}>
          {t('popupLead')}
        </button>
        <button type="button" className="link" onClick={callbacks.onOptions}>
          {t('popupOptions')}
        </button>
      </footer>
    </>
  );
}
