/** What numbers are held against: targets and industry figures per rule, the shift, the sample, the day's cap. All said by people. */
import { type FormEvent, useId, useState } from 'react';
import type { MetricId } from '../../utils/core/metric-list';
import { clockOfShift, type ShiftMinutes, shiftOfClock } from '../../utils/core/period';
import { useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';
import { IndustryForm } from './industry-form';

export interface TargetRule {
  id: string;
  name: string;
  note: string;
  validFrom: string;
  target: { share?: number; averageSec?: number };
  industry: Partial<Record<MetricId, { value: number; source: string }>>;
}

export interface TargetsModel {
  rules: readonly TargetRule[];
  /** Minutes of the business day, which begins at `dayCut` of the clock. */
  shift: ShiftMinutes | null;
  dayCut: string;
  minimumSample: number;
  dayCap: number | null;
}

export interface TargetsCallbacks {
  onTarget(ruleId: string, target: TargetRule['target']): Promise<boolean>;
  onIndustry(ruleId: string, metric: MetricId, entry: { value: number; source: string } | undefined): Promise<boolean>;
  onCopy(text: string): Promise<boolean>;
  onShift(shift: TargetsModel['shift']): Promise<boolean>;
  onSample(turns: number): Promise<boolean>;
  onDayCap(cap: number | null): Promise<boolean>;
}

const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
/** '' is not set; anything else a number or NaN. */
const numberOf = (text: string) => (text.trim() === '' ? undefined : Number(text));

export function TargetsView({ model, callbacks }: { model: TargetsModel; callbacks: TargetsCallbacks }) {
  const t = useText();
  return (
    <div className="view">
      <TeamSettings model={model} callbacks={callbacks} />
      <h2>{t('targetsRules')}</h2>
      <p className="lead-in">{t('targetsRulesWhy')}</p>
      {model.rules.map((rule) => (
        <RuleTargets key={rule.id} rule={rule} callbacks={callbacks} />
      ))}
    </div>
  );
}

function TeamSettings({ model, callbacks }: { model: TargetsModel; callbacks: TargetsCallbacks }) {
  const t = useText();
  const id = useId();
  const { outcome, run } = useOutcome();
  const [opened, setOpened] = useState<Pick<TargetsModel, 'shift' | 'minimumSample' | 'dayCap'>>(model);
  const [hasShift, setHasShift] = useState(model.shift !== null);
  const [from, setFrom] = useState(clockOf(model.shift ? clockOfShift(model.shift.fromMin, model.dayCut) : 540));
  const [to, setTo] = useState(clockOf(model.shift ? clockOfShift(model.shift.toMin, model.dayCut) : 1080));
  const [sample, setSample] = useState(String(model.minimumSample));
  const [cap, setCap] = useState(model.dayCap === null ? '' : String(model.dayCap));
  const save = (event: FormEvent) => {
    event.preventDefault();
    const shift = hasShift ? shiftOfClock(minutesOf(from), minutesOf(to), model.dayCut) : null;
    const dayCap = numberOf(cap) ?? null;
    // What stands as it stood is not written again: somebody else may have changed it meanwhile.
    const wanted = [
      JSON.stringify(shift) !== JSON.stringify(opened.shift) && (() => callbacks.onShift(shift)),
      Number(sample) !== opened.minimumSample && (() => callbacks.onSample(Number(sample))),
      dayCap !== opened.dayCap && (() => callbacks.onDayCap(dayCap)),
    ];
    void run(async () => {
      const saved = (await Promise.all(wanted.map((write) => !write || write()))).every(Boolean);
      if (saved) setOpened({ shift, minimumSample: Number(sample), dayCap });
      return saved;
    });
  };
  return (
    <form onSubmit={save}>
      <h2>{t('targetsTeam')}</h2>
      <div className="form">
        <label className="choice wide">
          <input type="checkbox" checked={hasShift} onChange={(event) => setHasShift(event.target.checked)} />
          {t('targetsShift')}
        </label>
        {hasShift && (
          <>
            <label htmlFor={`${id}-from`}>{t('targetsShiftFrom')}</label>
            <input
              id={`${id}-from`}
              type="time"
              required
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
            <span className="foot">{t('targetsShiftWhy')}</span>
            <label htmlFor={`${id}-to`}>{t('targetsShiftTo')}</label>
            <input id={`${id}-to`} type="time" required value={to} onChange={(event) => setTo(event.target.value)} />
            <span className="foot">{minutesOf(to) <= minutesOf(from) ? t('targetsShiftNight') : ''}</span>
          </>
        )}
        <label htmlFor={`${id}-sample`}>{t('optionsSample')}</label>
        <input
          id={`${id}-sample`}
          type="number"
          min={1}
          max={1000}
          required
          value={sample}
          onChange={(event) => setSample(event.target.value)}
        />
        <span />
        <label htmlFor={`${id}-cap`}>{t('targetsCap')}</label>
        <input
          id={`${id}-cap`}
          type="number"
          min={1}
          max={10_000}
          value={cap}
          onChange={(event) => setCap(event.target.value)}
        />
        <span className="foot">{t('targetsCapWhy')}</span>
      </div>
      <p className="actions">
        <button type="submit" className="primary" disabled={outcome === 'busy'}>
          {t('save')}
        </button>
        <OutcomeNote outcome={outcome} />
      </p>
    </form>
  );
}

function RuleTargets({ rule, callbacks }: { rule: TargetRule; callbacks: TargetsCallbacks }) {
  const t = useText();
  const id = useId();
  const { outcome, run } = useOutcome();
  const [share, setShare] = useState(
    rule.target.share === undefined ? '' : String(Math.round(rule.target.share * 1000) / 10),
  );
  const [average, setAverage] = useState(rule.target.averageSec === undefined ? '' : String(rule.target.averageSec));
  const save = (event: FormEvent) => {
    event.preventDefault();
    const [wantedShare, averageSec] = [numberOf(share), numberOf(average)];
    void run(() =>
      callbacks.onTarget(rule.id, {
        ...(wantedShare !== undefined && { share: wantedShare / 100 }),
        ...(averageSec !== undefined && { averageSec }),
      }),
    );
  };
  return (
    <section aria-labelledby={`${id}-name`}>
      <h3 id={`${id}-name`}>{rule.name}</h3>
      <p className="foot">{t('explainSince', rule.name, rule.validFrom, rule.note)}</p>
      <form className="form" onSubmit={save}>
        <label htmlFor={`${id}-share`}>{t('targetsShare')}</label>
        <input
          id={`${id}-share`}
          type="number"
          min={0}
          max={100}
          step={0.1}
          value={share}
          onChange={(event) => setShare(event.target.value)}
        />
        <span />
        <label htmlFor={`${id}-average`}>{t('targetsAverage')}</label>
        <input
          id={`${id}-average`}
          type="number"
          min={0}
          max={86_400}
          step={0.1}
          value={average}
          onChange={(event) => setAverage(event.target.value)}
        />
        <span className="actions">
          <button
            type="submit"
            className="plain"
            disabled={outcome === 'busy'}
            aria-label={`${t('save')} ${rule.name}`}
          >
            {t('save')}
          </button>
          <OutcomeNote outcome={outcome} />
        </span>
      </form>
      <IndustryForm rule={rule} onIndustry={callbacks.onIndustry} onCopy={callbacks.onCopy} />
    </section>
  );
}
