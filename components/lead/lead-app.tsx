/** The lead's page: today's agents, script packs, rules. */
import { Placeholder } from '../placeholder';
import type { Loadable } from '../popup/popup-model';
import { useText } from '../text';
import type { LeadCallbacks, PackLine, RuleLine, TeamLine } from './lead-model';
import { PackSection } from './pack-section';
import { RuleSection } from './rule-section';
import { TeamSection } from './team-section';

export interface LeadModel {
  team: Loadable<readonly TeamLine[]>;
  packs: Loadable<readonly PackLine[]>;
  rules: readonly RuleLine[];
}

export function LeadApp({ model, callbacks }: { model: LeadModel; callbacks: LeadCallbacks }) {
  const t = useText();
  return (
    <main className="page-body wide">
      <h1>{t('leadTitle')}</h1>
      {model.team.state === 'ready' ? (
        <TeamSection team={model.team.value} />
      ) : (
        <Placeholder state={model.team.state} />
      )}
      {model.packs.state === 'ready' && <PackSection packs={model.packs.value} callbacks={callbacks} />}
      <RuleSection rules={model.rules} />
    </main>
  );
}
