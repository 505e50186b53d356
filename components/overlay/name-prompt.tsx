/** Asks once who works here, when the page cannot tell. Beside a note on a buyer nothing else is ever typed into the panel. */
import { type FormEvent, useId, useState } from 'react';
import { useText } from '../text';

/** Characters; the longest account names seen are well under it. */
const NAME_LIMIT = 40;

export function NamePrompt({ onName }: { onName(name: string, event: Event): void }) {
  const t = useText();
  const [name, setName] = useState('');
  const field = useId();
  const clean = name.trim();
  // Enter inside an input method's composition does not submit a form, so the name is never cut short.
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (clean) onName(clean, event.nativeEvent);
  };
  return (
    <form className="name-form" onSubmit={submit}>
      <label htmlFor={field}>{t('overlayNameQuestion')}</label>
      <p className="quiet">{t('overlayNameWhy')}</p>
      <div className="name-line">
        <input
          id={field}
          value={name}
          maxLength={NAME_LIMIT}
          autoComplete="off"
          placeholder={t('overlayNamePlaceholder')}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="primary" disabled={!clean}>
          {t('overlayNameSave')}
        </button>
      </div>
    </form>
  );
}
