/** Joins the editor of targets, shift and references to the settings. */
import { TargetsView } from '../../components/numbers/targets-view';
import { pickText, useText } from '../../components/text';
import type { SettingChange } from '../../utils/messaging/protocol';
import { RULES } from '../../utils/rules/index';
import type { Settings } from '../../utils/settings/settings';

interface TargetsTabProps {
  settings: Settings;
  change(wanted: SettingChange): Promise<boolean>;
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
        onTarget: (ruleId, target) => change({ name: 'targets', value: { ...targets, [ruleId]: target } }),
        onIndustry: (ruleId, metric, entry) => {
          const { [metric]: _old, ...rest } = industry[ruleId] ?? {};
          const metrics = entry ? { ...rest, [metric]: entry } : rest;
          return change({ name: 'industry', value: { ...industry, [ruleId]: metrics } });
        },
        onShift: (shift) => change({ name: 'shift', value: shift }),
        onSample: (turns) => change({ name: 'minimumSample', value: turns }),
        onDayCap: (cap) => change({ name: 'dayCap', value: cap }),
      }}
    />
  );
}
