/** A team's own hints in a pack: what stands there, and one at a time in the form. One under a name of ours takes the place of ours. */
import { useRef, useState } from 'react';
import type { HintRule } from '../../../utils/core/coach/hint-rule';
import { HINT_RULES } from '../../../utils/core/coach/hint-rules';
import { draftOf, emptyDraft, type RuleDraft } from '../../../utils/core/coach/rule-draft';
import { sayRule } from '../../options/hint-switches';
import { useText } from '../../text';
import { HintRuleForm } from './hint-rule-form';
import { SCOPE_WORDS, tellWhen } from './rule-words';

/** As many as a pack may hold (utils/schema/team-coach.ts). */
const MOST = 100;
/** Ours about people, money and promises stay as they are. */
const TUNABLE = HINT_RULES.filter(({ lasting }) => !lasting);

interface Open {
  draft: RuleDraft;
  before: HintRule | undefined;
}

interface HintRuleListProps {
  rules: readonly HintRule[];
  onRules(rules: HintRule[]): void;
  /** A hint stands in the form that is in no list yet. */
  onWriting(isWriting: boolean): void;
}

export function HintRuleList({ rules, onRules, onWriting }: HintRuleListProps) {
  const t = useText();
  const [open, setOpen] = useState<Open>();
  const add = useRef<HTMLButtonElement>(null);
  const taken = [...rules, ...HINT_RULES].map(({ id }) => id);
  const show = (next: Open | undefined) => {
    setOpen(next);
    onWriting(next !== undefined);
  };
  const close = () => {
    show(undefined);
    // The button may be new: it is looked for once it is drawn.
    requestAnimationFrame(() => add.current?.focus());
  };
  const keep = (rule: HintRule) => {
    const isHere = rules.some(({ id }) => id === rule.id);
    onRules(isHere ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule]);
    close();
  };
  const ours = (id: string) => HINT_RULES.find((rule) => rule.id === id);
  const said = open && ours(open.draft.id);
  return (
    <div className="own-rules">
      <p>{t('ruleOwn', rules.length)}</p>
      {rules.length > 0 && (
        <ul>
          {rules.map((rule) => (
            <li key={rule.id}>
              <span>{sayRule(rule, t)}</span>
              {ours(rule.id) && <span className="badge">{t('ruleReplaces')}</span>}
              <p className="foot">
                {t(SCOPE_WORDS[rule.scope])} · {tellWhen(rule, t)}
              </p>
              {/* One at a time: another would take the place of what is half written. */}
              {!open && (
                <div className="row-actions">
                  <button
                    type="button"
                    className="link"
                    aria-label={t('ruleEditNamed', sayRule(rule, t))}
                    onClick={() => show({ draft: draftOf(rule), before: rule })}
                  >
                    {t('ruleEdit')}
                  </button>
                  <button
                    type="button"
                    className="link"
                    aria-label={t('ruleDropNamed', sayRule(rule, t))}
                    onClick={() => {
                      onRules(rules.filter((one) => one !== rule));
                      close();
                    }}
                  >
                    {t('ruleDrop')}
                  </button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {open ? (
        <HintRuleForm
          key={open.draft.id}
          start={open.draft}
          before={open.before}
          ours={said && sayRule(said, t)}
          onKeep={keep}
          onClose={close}
        />
      ) : (
        rules.length < MOST && (
          <div className="actions">
            <button
              ref={add}
              type="button"
              className="plain"
              onClick={() => show({ draft: emptyDraft(taken), before: undefined })}
            >
              {t('ruleAdd')}
            </button>
            <select
              aria-label={t('ruleTune')}
              value=""
              onChange={(event) => {
                const rule = TUNABLE.find(({ id }) => id === event.target.value);
                if (rule) show({ draft: draftOf(rule), before: rule });
              }}
            >
              <option value="">{t('ruleTune')}</option>
              {TUNABLE.filter(({ id }) => !rules.some((rule) => rule.id === id)).map((rule) => (
                <option key={rule.id} value={rule.id}>
                  {sayRule(rule, t)}
                </option>
              ))}
            </select>
          </div>
        )
      )}
    </div>
  );
}
