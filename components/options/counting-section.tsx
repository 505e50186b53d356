/** How days are cut and when a ranking is fair, and the page's theme. */
import { type FormEvent, useId, useState } from 'react';
import { type MessageKey, useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';
import type { OptionsCallbacks, OptionsModel, Theme } from './options-model';

const THEMES: readonly [Theme, MessageKey][] = [
  ['system', 'themeSystem'],
  ['light', 'themeLight'],
  ['dark', 'themeDark'],
];

export function ThemeSection({ theme, onTheme }: { theme: Theme; onTheme: OptionsCallbacks['onTheme'] }) {
  const t = useText();
  const { outcome, run } = useOutcome();
  return (
    <section>
      <fieldset>
        <legend>
          <h2>{t('optionsTheme')}</h2>
        </legend>
        {THEMES.map(([name, label]) => (
          <label key={name} className="choice">
            <input type="radio" name="theme" checked={theme === name} onChange={() => void run(() => onTheme(name))} />
            {t(label)}
          </label>
        ))}
        <OutcomeNote outcome={outcome} />
      </fieldset>
    </section>
  );
}

interface CountingProps {
  calendar: OptionsModel['calendar'];
  minimumSample: number;
  callbacks: Pick<OptionsCallbacks, 'onCalendar' | 'onMinimumSample'>;
}

export function CountingSection({ calendar, minimumSample, callbacks }: CountingProps) {
  const t = useText();
  const id = useId();
  const { outcome, run } = useOutcome();
  const [zone, setZone] = useState(calendar.zone);
  const [dayCut, setDayCut] = useState(calendar.dayCut);
  const [sample, setSample] = useState(String(minimumSample));
  const save = (event: FormEvent) => {
    event.preventDefault();
    // Both are tried: one that is refused must not keep the other from being saved.
    void run(async () =>
      (
        await Promise.all([
          callbacks.onCalendar({ zone: zone.trim(), dayCut }),
          callbacks.onMinimumSample(Number(sample)),
        ])
      ).every(Boolean),
    );
  };
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('optionsCounting')}</h2>
      <form onSubmit={save} className="fields">
        <label htmlFor={`${id}-zone`}>{t('optionsZone')}</label>
        <input id={`${id}-zone`} type="text" value={zone} required onChange={(event) => setZone(event.target.value)} />
        <label htmlFor={`${id}-cut`}>{t('optionsDayCut')}</label>
        <input
          id={`${id}-cut`}
          type="time"
          value={dayCut}
          required
          onChange={(event) => setDayCut(event.target.value)}
        />
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
        <span className="row-end">
          <button type="submit" className="plain" disabled={outcome === 'busy'}>
            {t('save')}
          </button>
          <OutcomeNote outcome={outcome} />
        </span>
      </form>
      <p className="foot">{t('optionsCountingWhy')}</p>
    </section>
  );
}
