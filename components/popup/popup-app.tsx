/** The popup's frame: site switch, three tabs, and what each shows in every state. */
import { useCallback, useId, useState } from 'react';
import type { MetricId } from '../../utils/core/metric-list';
import type { ExplainCallbacks, ExplainModel } from '../figures/explain-model';
import { ExplainPanel } from '../figures/explain-panel';
import { Placeholder } from '../placeholder';
import { Tabs } from '../tabs';
import { useText } from '../text';
import { DayView } from './day-view';
import type { Loadable, MyDay, Ranking, SiteChoice, SnippetLine } from './popup-model';
import { RankingView } from './ranking-view';
import { SnippetSearch } from './snippet-search';

export type PopupTab = 'day' | 'ranking' | 'scripts';

export interface PopupModel {
  tab: PopupTab;
  sites: readonly SiteChoice[];
  site?: SiteChoice;
  agentName?: string;
  day: Loadable<MyDay>;
  /** Set while the proof of a number is open. */
  opened?: { metric: MetricId; explain: Loadable<ExplainModel> };
  ranking: Loadable<Ranking>;
  search: { state: 'loading' | 'lost' | 'ready'; query: string; hits: readonly SnippetLine[]; total: number };
  /** The console of this tab, where scripts are put in and nothing is counted. */
  fillOnly?: string;
}

export interface PopupCallbacks {
  onTab(tab: PopupTab): void;
  onSite(siteId: string): void;
  onExplain(metric: MetricId | undefined): void;
  onCopyText(text: string): Promise<boolean>;
  onJump: ExplainCallbacks['onJump'];
  onMetric(metric: MetricId): void;
  onQuery(query: string): void;
  onCopy(snippet: SnippetLine): Promise<boolean>;
  /** @param metric what the ranking is to be ordered by */
  onNumbers(tab?: 'story' | 'ranking', metric?: MetricId): void;
  onLead(): void;
  /** Absent where there is nothing to teach. */
  onTeach?(): void;
  onOptions(): void;
}

function DayTab({ model, callbacks }: { model: PopupModel; callbacks: PopupCallbacks }) {
  /** Whose proof was closed last: there the focus goes back. */
  const [closed, setClosed] = useState<MetricId>();
  if (model.opened) {
    const { explain, metric } = model.opened;
    const close = () => {
      setClosed(metric);
      onExplain(undefined);
    };
    const { onCopyText, onJump, onExplain } = callbacks;
    if (explain.state !== 'ready') return <Placeholder state={explain.state} />;
    return (
      <ExplainPanel
        model={explain.value}
        callbacks={{ onBack: close, onCopy: onCopyText, ...(onJump && { onJump }) }}
      />
    );
  }
  if (model.day.state !== 'ready') return <Placeholder state={model.day.state} />;
  return (
    <DayView
      day={model.day.value}
      {...(closed && { closed })}
      onOpen={callbacks.onExplain}
      onStory={() => callbacks.onNumbers('story')}
    />
  );
}

function ScriptTab({ model, callbacks }: { model: PopupModel; callbacks: PopupCallbacks }) {
  const { state, ...search } = model.search;
  if (state !== 'ready') return <Placeholder state={state} />;
  return <SnippetSearch {...search} onQuery={callbacks.onQuery} onCopy={callbacks.onCopy} />;
}

export function PopupApp({ model, callbacks }: { model: PopupModel; callbacks: PopupCallbacks }) {
  const t = useText();
  const chooser = useId();
  const { onTab, onExplain, onNumbers } = callbacks;
  const openFromRanking = useCallback(
    (metric: MetricId) => {
      onTab('day');
      onExplain(metric);
    },
    [onTab, onExplain],
  );
  const openOthers = useCallback((metric: MetricId) => onNumbers('ranking', metric), [onNumbers]);
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
          {model.fillOnly !== undefined && model.tab !== 'scripts' && (
            <p className="foot">{t('popupFillOnly', model.fillOnly)}</p>
          )}
          {model.tab === 'day' && <DayTab model={model} callbacks={callbacks} />}
          {model.tab === 'ranking' &&
            (model.ranking.state === 'ready' ? (
              <RankingView
                ranking={model.ranking.value}
                onMetric={callbacks.onMetric}
                onOpen={model.day.state === 'ready' ? openFromRanking : undefined}
                onOthers={openOthers}
              />
            ) : (
              <Placeholder state={model.ranking.state} />
            ))}
          {model.tab === 'scripts' && <ScriptTab model={model} callbacks={callbacks} />}
        </Tabs>
      </main>
      <footer>
        <button type="button" className="link" onClick={() => callbacks.onNumbers()}>
          {t('numbersTitle')}
        </button>
        <button type="button" className="link" onClick={callbacks.onLead}>
          {t('popupLead')}
        </button>
        {callbacks.onTeach && (
          <button type="button" className="link" onClick={callbacks.onTeach}>
            {t('popupTeach')}
          </button>
        )}
        <button type="button" className="link" onClick={callbacks.onOptions}>
          {t('popupOptions')}
        </button>
      </footer>
    </>
  );
}
