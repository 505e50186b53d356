/** Which slips the guard points out before a draft is sent, and up to which sum a promise needs no word. */
import { type FormEvent, useId, useState } from 'react';
import { type MessageKey, useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';
import type { OptionsCallbacks, OptionsModel } from './options-model';

type Kind = Exclude<keyof OptionsModel['guard'], 'moneyLimitYuan'>;

const KINDS: readonly [Kind, MessageKey][] = [
  ['buyer', 'guardChoiceBuyer'],
  ['variable', 'guardChoiceVariable'],
  ['contact', 'guardChoiceContact'],
  ['banned', 'guardChoiceBanned'],
  ['repeated', 'guardChoiceRepeated'],
  ['money', 'guardChoiceMoney'],
];

interface GuardSectionProps {
  guard: OptionsModel['guard'];
  onGuard: OptionsCallbacks['onGuard'];
}

export function GuardSection({ guard, onGuard }: GuardSectionProps) {
  const t = useText();
  const id = useId();
  const { outcome, run } = useOutcome();
  const [limit, setLimit] = useState(guard.moneyLimitYuan === null ? '' : String(guard.moneyLimitYuan));
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(() => onGuard({ ...guard, moneyLimitYuan: limit.trim() === '' ? null : Number(limit) }));
  };
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('optionsGuard')}</h2>
      <p className="lead-in">{t('optionsGuardWhy')}</p>
      <ul>
        {KINDS.map(([name, label]) => (
          <li key={name}>
            <label className="choice">
              <input
                type="checkbox"
                checked={guard[name]}
                onChange={(event) => void run(() => onGuard({ ...guard, [name]: event.target.checked }))}
              />
              {t(label)}
            </label>
          </li>
        ))}
      </ul>
      <form onSubmit={save} className="inline">
        <label htmlFor={`${id}-limit`}>{t('guardMoneyLimit')}</label>
        <input
          id={`${id}-limit`}
          type="number"
          min={0}
          max={100_000}
          step="any"
          value={limit}
          disabled={!guard.money}
          onChange={(event) => setLimit(event.target.value)}
        />
        <button type="submit" className="plain" disabled={!guard.money || outcome === 'busy'}>
          {t('save')}
        </button>
        <OutcomeNote outcome={outcome} />
      </form>
    </section>
  );
}
