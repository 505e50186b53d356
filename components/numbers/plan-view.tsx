/** The target, back-solved: inquiries needed, for whom, and how many are still needed today. Every input says where it comes from. */
import { type FormEvent, useId, useState } from 'react';
import { type Plan, planTarget } from '../../utils/core/planner';
import { formatShare } from '../format';
import { formatCount, formatYuan } from '../format-count';
import { type MessageKey, type Translate, useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';

export type PlanField = 'goalCents' | 'serviceShare' | 'conversion' | 'orderValueCents';

export interface PlanModel {
  /** What a person set; null: not set. */
  set: Record<PlanField, number | null>;
  /** What was measured over the last 14 days, 估算; stands in where nothing was set. */
  measured: Partial<Record<PlanField, number>>;
  /** Sold today as far as it was seen, cents; undefined: not known. */
  doneCents?: number;
  /** `hours` where nobody said any: the shift's length, or where there is no shift either, a start to type over. */
  agents: readonly { id: string; name: string; hours: number; hoursSet: boolean }[];
  hasShift: boolean;
}

export interface PlanCallbacks {
  /** `hours`: those typed since, by agent; null: no longer set. */
  onPlan(set: Record<PlanField, number | null>, hours: Record<string, number | null>): Promise<boolean>;
}

/** What is typed in yuan is kept in cents, what is typed in per cent as a share. */
const CENTS = 100;
const FIELDS: readonly { field: PlanField; label: MessageKey; scale: number; max: number }[] = [
  { field: 'goalCents', label: 'planGoal', scale: CENTS, max: 1e11 },
  { field: 'serviceShare', label: 'planShare', scale: 0.01, max: 100 },
  { field: 'conversion', label: 'planConversion', scale: 0.01, max: 100 },
  { field: 'orderValueCents', label: 'planOrderValue', scale: CENTS, max: 1e8 },
];

const shown = (value: number | null | undefined, scale: number) =>
  value === null || value === undefined ? '' : String(Math.round((value / scale) * 100) / 100);

export function PlanView({ model, callbacks }: { model: PlanModel; callbacks: PlanCallbacks }) {
  const t = useText();
  const id = useId();
  const { outcome, run } = useOutcome();
  const [texts, setTexts] = useState(() =>
    Object.fromEntries(FIELDS.map(({ field, scale }) => [field, shown(model.set[field], scale)])),
  );
  const [done, setDone] = useState('');
  /** Typed since the page opened: what stands in the other fields is as it was. */
  const [hours, setHours] = useState<Record<string, string>>({});
  const hoursOf = ({ id: agent, hours: known }: PlanModel['agents'][number]) => hours[agent] ?? String(known);
  const typedValue = (field: PlanField, scale: number): number | null => {
    const text = texts[field]?.trim() ?? '';
    return text === '' || Number.isNaN(Number(text)) ? null : Number(text) * scale;
  };
  const set = Object.fromEntries(
    FIELDS.map(({ field, scale }) => [field, typedValue(field, scale)]),
  ) as PlanModel['set'];
  const used = (field: PlanField) => set[field] ?? model.measured[field];
  const doneCents = done.trim() === '' ? model.doneCents : Number(done) * 100;
  const plan = planTarget({
    goalCents: used('goalCents') ?? 0,
    serviceShare: used('serviceShare') ?? 0,
    conversion: used('conversion') ?? 0,
    orderValueCents: used('orderValueCents') ?? 0,
    doneCents: doneCents ?? 0,
    agents: model.agents.map((agent) => ({ name: agent.name, hours: Number(hoursOf(agent)) || 0 })),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(() =>
      callbacks.onPlan(
        set,
        Object.fromEntries(Object.entries(hours).map(([agent, text]) => [agent, hoursTyped(text)])),
      ),
    );
  };
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('planTitle')}</h2>
      <p className="foot">{t('planWhy')}</p>
      <form onSubmit={save}>
        <div className="form">
          {FIELDS.map(({ field, label, scale, max }) => (
            <PlanInput
              key={field}
              id={`${id}-${field}`}
              label={t(label)}
              max={max}
              value={texts[field] ?? ''}
              source={sourceOf(set[field], model.measured[field], scale, t)}
              onChange={(text) => setTexts({ ...texts, [field]: text })}
            />
          ))}
          <PlanInput
            id={`${id}-done`}
            label={t('planDone')}
            max={1e11}
            value={done}
            source={
              done.trim() !== ''
                ? t('planTyped')
                : model.doneCents === undefined
                  ? t('planDoneUnknown')
                  : t('planDoneSeen', t('money', formatYuan(model.doneCents)))
            }
            onChange={setDone}
          />
          {model.agents.map((agent) => (
            <PlanInput
              key={agent.id}
              id={`${id}-${agent.id}`}
              label={t('planHours', agent.name)}
              max={24}
              value={hoursOf(agent)}
              source={t(
                isTyped(hours[agent.id], agent.hoursSet)
                  ? 'planTyped'
                  : model.hasShift
                    ? 'planHoursGuess'
                    : 'planHoursStart',
              )}
              onChange={(text) => setHours({ ...hours, [agent.id]: text })}
            />
          ))}
        </div>
        <p className="actions no-print">
          <button type="submit" className="plain" disabled={outcome === 'busy'}>
            {t('save')}
          </button>
          <OutcomeNote outcome={outcome} />
        </p>
      </form>
      {plan ? (
        <PlanResult plan={plan} doneKnown={doneCents !== undefined} />
      ) : (
        <p className="warning">{t('planMissing')}</p>
      )}
    </section>
  );
}

/** An emptied field is no longer set. */
const hoursTyped = (text: string) => (text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text));
const isTyped = (text: string | undefined, wasSet: boolean) =>
  text === undefined ? wasSet : hoursTyped(text) !== null;

function sourceOf(set: number | null, measured: number | undefined, scale: number, t: Translate): string {
  if (set !== null) return t('planTyped');
  return measured === undefined
    ? t('planUnknown')
    : t('planMeasured', scale === CENTS ? t('money', formatYuan(measured)) : formatShare(measured));
}

interface PlanInputProps {
  id: string;
  label: string;
  max: number;
  value: string;
  source: string;
  onChange(text: string): void;
}

function PlanInput({ id, label, max, value, source, onChange }: PlanInputProps) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={0}
        max={max}
        step="any"
        value={value}
        aria-describedby={`${id}-source`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="foot" id={`${id}-source`}>
        {source}
      </span>
    </>
  );
}

function PlanResult({ plan, doneKnown }: { plan: Plan; doneKnown: boolean }) {
  const t = useText();
  const yuan = (cents: number) => t('money', formatCount(Math.round(cents / 100)));
  return (
    <div aria-live="polite">
      <div className="cards">
        <p className="card">
          {t('planNeeded')}
          <br />
          <span className="big">{formatCount(plan.inquiriesNeeded)}</span>
        </p>
        <p className="card">
          {t(doneKnown ? 'planStill' : 'planStillUnknown')}
          <br />
          <span className="big">{formatCount(plan.stillNeeded)}</span>
        </p>
        <p className="card">
          {t('planServiceGoal')}
          <br />
          <span className="big">{yuan(plan.serviceGoalCents)}</span>
          <br />
          {doneKnown && (
            <span className="foot">
              {t(
                'planGone',
                formatShare(plan.serviceGoalCents > 0 ? 1 - plan.stillCents / plan.serviceGoalCents : undefined),
              )}
            </span>
          )}
        </p>
      </div>
      {plan.agents.length > 0 && (
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{t('leadAgent')}</th>
              <th scope="col" className="number">
                {t('planHoursShort')}
              </th>
              <th scope="col" className="number">
                {t('planNeeded')}
              </th>
              <th scope="col" className="number">
                {t(doneKnown ? 'planStill' : 'planStillUnknown')}
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.agents.map((agent) => (
              <tr key={agent.name}>
                <th scope="row">{agent.name}</th>
                <td className="number">{agent.hours}</td>
                <td className="number">{agent.inquiries}</td>
                <td className="number">{agent.still}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
