/** One hint of a team's own: where, when, what is said, and how often. Says what is not yet right; keeps nothing until it is. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import {
  HINT_SCOPES,
  HINT_TESTS,
  type HintAction,
  type HintFact,
  type HintRule,
  type HintScope,
} from '../../../utils/core/coach/hint-rule';
import {
  ACTIONS_OF,
  type DraftFlaw,
  FACTS_OF,
  firstTest,
  MOST_DRAFT_TESTS,
  type RuleDraft,
  readDraft,
  type TestDraft,
  testOf,
  WEIGHTS,
  type Weight,
  weightOf,
  withScope,
  YES_FACTS,
} from '../../../utils/core/coach/rule-draft';
import { plainText } from '../../../utils/core/snippet-check';
import { useText } from '../../text';
import { ACTION_WORDS, FACT_WORDS, FLAW_WORDS, SCOPE_WORDS, TEST_WORDS, WEIGHT_WORDS } from './rule-words';

const LONGEST = 60;

interface HintRuleFormProps {
  start: RuleDraft;
  /** The rule it was made of. */
  before: HintRule | undefined;
  /** Ours, which is said while both sentences are empty. */
  ours: string | undefined;
  onKeep(rule: HintRule): void;
  onClose(): void;
}

export function HintRuleForm({ start, before, ours, onKeep, onClose }: HintRuleFormProps) {
  const t = useText();
  const id = useId();
  const [draft, setDraft] = useState(start);
  const first = useRef<HTMLSelectElement>(null);
  // The button that opened it is gone: whoever works by keys goes on here.
  useEffect(() => first.current?.focus(), []);
  const [flaws, setFlaws] = useState<readonly DraftFlaw[]>([]);
  const write = (parts: Partial<RuleDraft>) => setDraft({ ...draft, ...parts });
  const putTest = (at: number, parts: Partial<TestDraft>) =>
    write({ tests: draft.tests.map((test, index) => (index === at ? { ...test, ...parts } : test)) });
  const keep = (event: FormEvent) => {
    event.preventDefault();
    // The form it stands in is another's.
    event.stopPropagation();
    const read = readDraft(draft, before);
    if ('rule' in read) onKeep(read.rule);
    else setFlaws(read.flaws);
  };
  const sentence = (name: 'zh' | 'en', label: string) => (
    <>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        type="text"
        maxLength={LONGEST}
        placeholder={ours}
        value={draft[name]}
        aria-describedby={`${id}-flaws`}
        onChange={(event) => write({ [name]: plainText(event.target.value, 'joined') })}
      />
    </>
  );
  return (
    <form className="confirm" aria-label={t('ruleForm')} onSubmit={keep}>
      <div className="fields">
        <label htmlFor={`${id}-scope`}>{t('ruleScope')}</label>
        <select
          ref={first}
          id={`${id}-scope`}
          value={draft.scope}
          onChange={(event) => setDraft(withScope(draft, event.target.value as HintScope))}
        >
          {HINT_SCOPES.map((scope) => (
            <option key={scope} value={scope}>
              {t(SCOPE_WORDS[scope])}
            </option>
          ))}
        </select>
      </div>
      <fieldset className="rule-tests">
        <legend>{t('ruleWhen')}</legend>
        {draft.tests.map((test, at) => (
          <TestRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row keeps its fields while they are typed in
            key={at}
            scope={draft.scope}
            test={test}
            number={at + 1}
            onTest={(parts) => putTest(at, parts)}
            onDrop={
              draft.tests.length > 1
                ? () => write({ tests: draft.tests.filter((_, index) => index !== at) })
                : undefined
            }
          />
        ))}
        {draft.tests.length < MOST_DRAFT_TESTS && (
          <button
            type="button"
            className="link"
            onClick={() => write({ tests: [...draft.tests, firstTest(draft.scope)] })}
          >
            {t('ruleAnd')}
          </button>
        )}
      </fieldset>
      <div className="fields">
        {sentence('zh', t('ruleSayZh'))}
        {sentence('en', t('ruleSayEn'))}
        <label htmlFor={`${id}-action`}>{t('ruleAction')}</label>
        <select
          id={`${id}-action`}
          value={draft.action}
          onChange={(event) => write({ action: event.target.value as HintAction })}
        >
          {[...new Set([...ACTIONS_OF[draft.scope], draft.action])].map((action) => (
            <option key={action} value={action}>
              {t(ACTION_WORDS[action])}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-weight`}>{t('ruleWeight')}</label>
        <select
          id={`${id}-weight`}
          value={weightOf(draft.priority)}
          onChange={(event) => write({ priority: WEIGHTS[event.target.value as Weight] })}
        >
          {(Object.keys(WEIGHTS) as Weight[]).map((weight) => (
            <option key={weight} value={weight}>
              {t(WEIGHT_WORDS[weight])}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-cool`}>{t('ruleCoolDown')}</label>
        <input
          id={`${id}-cool`}
          type="number"
          step="any"
          value={draft.coolDownMin}
          aria-describedby={`${id}-flaws`}
          onChange={(event) => write({ coolDownMin: event.target.value })}
        />
        <label htmlFor={`${id}-show`}>{t('ruleShow')}</label>
        <input
          id={`${id}-show`}
          type="number"
          value={draft.showSec}
          aria-describedby={`${id}-flaws`}
          onChange={(event) => write({ showSec: event.target.value })}
        />
      </div>
      <p id={`${id}-flaws`} className="flaw rule-flaws" role="status">
        {flaws.map((flaw) => (
          <span key={flaw} className="must">
            {t(FLAW_WORDS[flaw])}
          </span>
        ))}
      </p>
      <div className="actions">
        <button type="submit" className="plain">
          {t('ruleKeep')}
        </button>
        <button type="button" className="plain" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

interface TestRowProps {
  scope: HintScope;
  test: TestDraft;
  number: number;
  onTest(parts: Partial<TestDraft>): void;
  onDrop: (() => void) | undefined;
}

function TestRow({ scope, test, number, onTest, onDrop }: TestRowProps) {
  const t = useText();
  return (
    <p className="inline">
      <select
        aria-label={t('ruleFact', number)}
        value={test.fact}
        onChange={(event) => onTest(testOf(event.target.value as HintFact))}
      >
        {[...new Set([...FACTS_OF[scope], test.fact])].map((fact) => (
          <option key={fact} value={fact}>
            {t(FACT_WORDS[fact])}
          </option>
        ))}
      </select>
      {!YES_FACTS.includes(test.fact) && (
        <>
          <select
            aria-label={t('ruleTest', number)}
            value={test.test}
            onChange={(event) => onTest({ test: event.target.value as TestDraft['test'] })}
          >
            {HINT_TESTS.map((one) => (
              <option key={one} value={one}>
                {t(TEST_WORDS[one])}
              </option>
            ))}
          </select>
          <input
            type="number"
            step="any"
            aria-label={t('ruleValue', number)}
            value={test.value}
            onChange={(event) => onTest({ value: event.target.value })}
          />
        </>
      )}
      {onDrop && (
        <button type="button" className="icon" aria-label={t('ruleDropTest', number)} onClick={onDrop}>
          ×
        </button>
      )}
    </p>
  );
}
