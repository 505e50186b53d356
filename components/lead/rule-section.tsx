/** Each platform's way of counting: limit, alerts, target, since when. Read only: rules are dated data. */
import { formatShare, formatWait } from '../format';
import { useText } from '../text';
import type { RuleLine } from './lead-model';

export function RuleSection({ rules }: { rules: readonly RuleLine[] }) {
  const t = useText();
  const span = (seconds: number) => formatWait(seconds * 1000, t);
  const target = ({ share, averageSec }: RuleLine['target']) =>
    [
      share !== undefined && t('ruleTargetShare', formatShare(share)),
      averageSec !== undefined && t('ruleTargetAverage', span(averageSec)),
    ]
      .filter(Boolean)
      .join(t('listSeparator'));
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t('leadRules')}</h2>
      <ul className="rules">
        {rules.map((rule) => (
          <li key={rule.id}>
            <h3>
              {rule.name} <span className="badge">{t('ruleSince', rule.validFrom)}</span>
            </h3>
            <p>{rule.note}</p>
            <p className="foot">
              {t('ruleLimit', span(rule.passSec))} · {t('ruleAlerts', span(rule.alertSec[0]), span(rule.alertSec[1]))}
              {target(rule.target) && ` · ${t('ruleTarget', target(rule.target))}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
