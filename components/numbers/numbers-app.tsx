/** The numbers page's frame: whose numbers and which days above, then one of six views. */
import type { ReactNode } from 'react';
import { Tabs } from '../tabs';
import { type MessageKey, useText } from '../text';
import type { NumberScope, ScopeChoices } from './numbers-model';
import { ScopeBar, ScopeWords } from './scope-bar';

export const NUMBER_TABS = ['figures', 'ranking', 'story', 'plan', 'reconcile', 'targets'] as const;
export type NumberTab = (typeof NUMBER_TABS)[number];

const LABELS: Record<NumberTab, MessageKey> = {
  figures: 'numbersTabFigures',
  ranking: 'numbersTabRanking',
  story: 'numbersTabStory',
  plan: 'numbersTabPlan',
  reconcile: 'numbersTabReconcile',
  targets: 'numbersTabTargets',
};

interface NumbersAppProps {
  tab: NumberTab;
  scope: NumberScope;
  /** undefined: nobody has worked yet, or it is not known. */
  choices: ScopeChoices | undefined;
  children: ReactNode;
  onTab(tab: NumberTab): void;
  onScope(parts: Partial<NumberScope>): void;
}

export function NumbersApp({ tab, scope, choices, children, onTab, onScope }: NumbersAppProps) {
  const t = useText();
  return (
    <main className="page-body numbers-body">
      <h1>{t('numbersTitle')}</h1>
      {choices && tab !== 'targets' && (
        <>
          <ScopeBar scope={scope} choices={choices} onScope={onScope} />
          <ScopeWords scope={scope} choices={choices} />
        </>
      )}
      <Tabs
        label={t('numbersTabs')}
        tabs={NUMBER_TABS.map((name) => ({ name, label: t(LABELS[name]) }))}
        selected={tab}
        onSelect={onTab}
      >
        {children}
      </Tabs>
    </main>
  );
}
