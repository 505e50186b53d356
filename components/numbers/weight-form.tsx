/** The weights of the composite score: what counts, and how much. Only their proportion matters. */
import { type FormEvent, useState } from 'react';
import { type MetricId, RANKABLE } from '../../utils/core/metric-list';
import { nameOf } from '../figures/metrics';
import { useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';

interface WeightFormProps {
  /** What may be chosen; default: everything that ranks. */
  among?: readonly MetricId[];
  weights: Partial<Record<MetricId, number>>;
  onSave(weights: Partial<Record<MetricId, number>>): Promise<boolean>;
}

export function WeightForm({ weights, onSave, among = RANKABLE }: WeightFormProps) {
  const t = useText();
  const { outcome, run } = useOutcome();
  const [entries, setEntries] = useState(() => Object.entries(weights) as [MetricId, number][]);
  const left = among.filter((metric) => !entries.some(([known]) => known === metric));
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(() => onSave(Object.fromEntries(entries.filter(([, weight]) => weight > 0))));
  };
  return (
    <form className="inline" onSubmit={save} aria-label={t('weights')}>
      {entries.map(([metric, weight]) => (
        <label key={metric} className="inline">
          {nameOf(metric, t)}
          <input
            type="number"
            min={0}
            max={1000}
            style={{ width: 72 }}
            value={weight}
            onChange={(event) =>
              setEntries(entries.map(([known, old]) => [known, known === metric ? Number(event.target.value) : old]))
            }
          />
        </label>
      ))}
      {left.length > 0 && (
        <select
          aria-label={t('weightsAdd')}
          value=""
          onChange={(event) => setEntries([...entries, [event.target.value as MetricId, 10]])}
        >
          <option value="">{t('weightsAdd')}</option>
          {left.map((metric) => (
            <option key={metric} value={metric}>
              {nameOf(metric, t)}
            </option>
          ))}
        </select>
      )}
      <button type="submit" className="plain" disabled={outcome === 'busy'}>
        {t('save')}
      </button>
      <OutcomeNote outcome={outcome} />
    </form>
  );
}
