/** Joins the editor of targets, shift and references to the settings. */
import { TargetsView } from '../../components/numbers/targets-view';
import { pickText, useText } from '../../components/text';
import { copyText } from '../../utils/platform/copy-text';
import { RULES } from '../../utils/rules/index';
import type { Settings } from '../../utils/settings/settings';
import type { ChangeSetting } from './live-settings';

interface TargetsTabProps {
  settings: Settings;
  change: ChangeSetting;
}

export function TargetsTab({ settings, change }: TargetsTabProps) {
  const t = useText();
  const { targets, industry } = settings;
  return (
    <TargetsView
      model={{
        rules: RULES.map((rule) => ({
          id: rule.id,
          name: pickText(rule.name, t),
          note: pickText(rule.note, t),
          validFrom: rule.validFrom,
          target: targets[rule.id] ?? rule.target,
          industry: industry[rule.id] ?? {},
        })),
        shift: settings.shift,
        dayCut: settings.calendar.dayCut,
        minimumSample: settings.minimumSample,
        dayCap: settings.dayCap,
      }}
      callbacks={{
        onTarget: (ruleId, target) => change('targets', (before) => ({ ...before, [ruleId]: target })),
        onIndustry: (ruleId, metric, entry) =>
          change('industry', (before) => {
            const { [metric]: _old, ...rest } = before[ruleId] ?? {};
            return { ...before, [ruleId]: entry ? { ...rest, [metric]: entry } : rest };
          }),
        onCopy: copyText,
        onShift: (shift) => change('shift', () => shift),
        onSample: (turns) => change('minimumSample', () => turns),
        onDayCap: (cap) => change('dayCap', () => cap),
      }}
    />
  );
}
