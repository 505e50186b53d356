/** The lead's page in three parts: today's agents, scripts, rules. */
import type { ReactNode } from 'react';
import { Placeholder } from '../placeholder';
import type { Loadable } from '../popup/popup-model';
import { Tabs } from '../tabs';
import { useText } from '../text';
import { Board } from './board';
import type { RuleLine, TeamBoard, TeamView } from './lead-model';
import { RuleSection } from './rule-section';

export const LEAD_TABS = ['team', 'scripts', 'rules'] as const;
export type LeadTab = (typeof LEAD_TABS)[number];

interface LeadAppProps {
  tab: LeadTab;
  team: Loadable<TeamBoard>;
  view: TeamView;
  rules: readonly RuleLine[];
  /** What conversations were about. */
  reasons?: ReactNode;
  /** The team's server: make it, invite, put out. */
  hub?: ReactNode;
  /** The list of packs, or the editor of one. */
  scripts: ReactNode;
  /** Asked of whoever turns away from what is half written. */
  question?: ReactNode;
  /** The editor uses the whole width. */
  full: boolean;
  onTab(tab: LeadTab): void;
  onView(view: TeamView): void;
}

export function LeadApp({
  tab,
  team,
  view,
  rules,
  reasons,
  hub,
  scripts,
  question,
  full,
  onTab,
  onView,
}: LeadAppProps) {
  const t = useText();
  const labels = { team: t('leadTabTeam'), scripts: t('leadTabScripts'), rules: t('leadTabRules') };
  return (
    <main className={full ? 'page-body full' : 'page-body wide'}>
      <h1>{t('leadTitle')}</h1>
      <Tabs
        label={t('leadTitle')}
        tabs={LEAD_TABS.map((name) => ({ name, label: labels[name] }))}
        selected={tab}
        onSelect={onTab}
      >
        {question}
        {tab === 'team' &&
          (team.state === 'ready' ? (
            <Board board={team.value} view={view} onView={onView} />
          ) : (
            <Placeholder state={team.state} />
          ))}
        {tab === 'team' && reasons}
        {tab === 'team' && hub}
        {tab === 'scripts' && scripts}
        {tab === 'rules' && <RuleSection rules={rules} />}
      </Tabs>
    </main>
  );
}
