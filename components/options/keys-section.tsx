/** Which keys do what on a console, those that open the search palette switched on or off; and what picks taught. */
import { type MessageKey, useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';
import type { OptionsCallbacks, OptionsModel } from './options-model';

const SWITCHES: readonly [keyof OptionsModel['paletteKeys'], MessageKey][] = [
  ['chord', 'optionsKeysChord'],
  ['slash', 'optionsKeysSlash'],
];

interface KeysSectionProps {
  keys: OptionsModel['paletteKeys'];
  callbacks: Pick<OptionsCallbacks, 'onPaletteKeys' | 'onForget'>;
}

export function KeysSection({ keys, callbacks }: KeysSectionProps) {
  const t = useText();
  const switched = useOutcome();
  const forgotten = useOutcome();
  return (
    <section aria-labelledby="keys">
      <h2 id="keys">{t('optionsKeys')}</h2>
      <p>
        <kbd>Alt+1</kbd> <kbd>Alt+2</kbd> <kbd>Alt+3</kbd> {t('optionsKeysWhy')}
      </p>
      {SWITCHES.map(([name, label]) => (
        <label key={name} className="choice">
          <input
            type="checkbox"
            checked={keys[name]}
            onChange={(event) =>
              void switched.run(() => callbacks.onPaletteKeys({ ...keys, [name]: event.target.checked }))
            }
          />
          {t(label)}
        </label>
      ))}
      <OutcomeNote outcome={switched.outcome} />
      <p className="foot">{t('optionsForgetWhy')}</p>
      <div className="actions">
        <button
          type="button"
          className="plain"
          disabled={forgotten.outcome === 'busy'}
          onClick={() => void forgotten.run(callbacks.onForget)}
        >
          {t('optionsForget')}
        </button>
        <OutcomeNote outcome={forgotten.outcome} />
      </div>
    </section>
  );
}
