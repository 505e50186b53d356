/** What the coach says, how often, when it keeps quiet, and which load is too much. */
import { type FormEvent, useId, useState } from 'react';
import type { CoachChoices } from '../../utils/core/coach/hint-choices';
import type { HintRule } from '../../utils/core/coach/hint-rule';
import type { Lesson } from '../../utils/core/coach/kept';
import { type MessageKey, useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';
import { HintSwitches } from './hint-switches';

type Switch = 'hints' | 'promises' | 'escalation' | 'focus';

const SWITCHES: readonly [Switch, MessageKey][] = [
  ['hints', 'coachChoiceHints'],
  ['promises', 'coachChoicePromises'],
  ['escalation', 'coachChoiceEscalation'],
  ['focus', 'coachChoiceFocus'],
];
type Figure = 'hintsPerHour' | 'concurrentLine' | 'receptionsLine';
const FIGURES: readonly [Figure, MessageKey, number, number][] = [
  ['hintsPerHour', 'coachHintsPerHour', 0, 60],
  ['concurrentLine', 'coachConcurrentLine', 1, 200],
  ['receptionsLine', 'coachReceptionsLine', 1, 2000],
];

const timeOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const minuteOf = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

interface CoachSectionProps {
  coach: CoachChoices;
  onCoach(choices: CoachChoices): Promise<boolean>;
  /** How each hint was taken so far. */
  lessons: readonly Lesson[];
  /** The team's own, from its packs. */
  teamHints?: readonly HintRule[] | undefined;
  soundOff: boolean;
  onSoundOff(off: boolean): Promise<boolean>;
  notify: boolean;
  onNotify(on: boolean): Promise<boolean>;
}

export function CoachSection({
  coach,
  onCoach,
  lessons,
  teamHints,
  soundOff,
  onSoundOff,
  notify,
  onNotify,
}: CoachSectionProps) {
  const t = useText();
  const id = useId();
  const { outcome, run } = useOutcome();
  const [figures, setFigures] = useState({
    hintsPerHour: String(coach.hintsPerHour),
    concurrentLine: String(coach.concurrentLine),
    receptionsLine: String(coach.receptionsLine),
  });
  const [from, setFrom] = useState(coach.quiet ? timeOf(coach.quiet.fromMin) : '');
  const [to, setTo] = useState(coach.quiet ? timeOf(coach.quiet.toMin) : '');
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(() =>
      onCoach({
        ...coach,
        hintsPerHour: Number(figures.hintsPerHour),
        concurrentLine: Number(figures.concurrentLine),
        receptionsLine: Number(figures.receptionsLine),
        quiet: from === '' || to === '' ? null : { fromMin: minuteOf(from), toMin: minuteOf(to) },
      }),
    );
  };
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('optionsCoach')}</h2>
      <p className="lead-in">{t('optionsCoachWhy')}</p>
      <ul>
        {SWITCHES.map(([name, label]) => (
          <li key={name}>
            <label className="choice">
              <input
                type="checkbox"
                checked={coach[name]}
                onChange={(event) => void run(() => onCoach({ ...coach, [name]: event.target.checked }))}
              />
              {t(label)}
            </label>
          </li>
        ))}
        <li>
          <label className="choice">
            <input
              type="checkbox"
              checked={!soundOff}
              onChange={(event) => void run(() => onSoundOff(!event.target.checked))}
            />
            {t('coachSound')}
          </label>
        </li>
        <li>
          <label className="choice">
            <input
              type="checkbox"
              checked={notify}
              onChange={(event) => void run(() => onNotify(event.target.checked))}
            />
            {t('coachNotify')}
          </label>
        </li>
      </ul>
      <HintSwitches
        team={teamHints}
        off={coach.off}
        lessons={lessons}
        onOff={(off) => void run(() => onCoach({ ...coach, off }))}
      />
      <form onSubmit={save}>
        {FIGURES.map(([name, label, low, high]) => (
          <p className="inline" key={name}>
            <label htmlFor={`${id}-${name}`}>{t(label)}</label>
            <input
              id={`${id}-${name}`}
              type="number"
              min={low}
              max={high}
              step={1}
              required
              value={figures[name]}
              onChange={(event) => setFigures({ ...figures, [name]: event.target.value })}
            />
          </p>
        ))}
        <p className="inline">
          <label htmlFor={`${id}-from`}>{t('coachQuietFrom')}</label>
          <input id={`${id}-from`} type="time" value={from} onChange={(event) => setFrom(event.target.value)} />
          <label htmlFor={`${id}-to`}>{t('coachQuietTo')}</label>
          <input id={`${id}-to`} type="time" value={to} onChange={(event) => setTo(event.target.value)} />
        </p>
        <p className="inline">
          <button type="submit" className="plain" disabled={outcome === 'busy'}>
            {t('save')}
          </button>
          <OutcomeNote outcome={outcome} />
        </p>
      </form>
    </section>
  );
}
