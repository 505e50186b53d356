/** An empty pack of one's own: a title and a name, nothing more. */
import { type FormEvent, useId, useState } from 'react';
import { focusOnce } from '../../focus-once';
import { useText } from '../../text';
import { useUnkept } from '../../unkept';
import { OutcomeNote, useOutcome } from '../../use-outcome';
import { useWayBack } from '../../use-way-back';

export function NewPackForm({ onCreate }: { onCreate(title: string, author: string): Promise<boolean> }) {
  const t = useText();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const [author, setAuthor] = useState('');
  const { outcome, run } = useOutcome();
  const [opener, goBack] = useWayBack<HTMLButtonElement>();
  // Once it is under way the page goes on to the pack by itself.
  useUnkept(isOpen && `${title}${author}`.trim() !== '' && outcome !== 'busy' && outcome !== 'done');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(() => onCreate(title.trim(), author.trim()));
  };
  if (!isOpen) {
    return (
      <button ref={opener} type="button" className="plain" onClick={() => setOpen(true)}>
        {t('packNew')}
      </button>
    );
  }
  return (
    <form className="confirm" onSubmit={submit} aria-label={t('packNew')}>
      <div className="fields">
        <label htmlFor={`${id}-title`}>{t('packTitle')}</label>
        <input
          id={`${id}-title`}
          type="text"
          maxLength={80}
          required
          ref={focusOnce}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <label htmlFor={`${id}-author`}>{t('packAuthor')}</label>
        <input
          id={`${id}-author`}
          type="text"
          maxLength={80}
          required
          value={author}
          onChange={(event) => setAuthor(event.target.value)}
        />
      </div>
      <p className="foot">{t('packNewWhy')}</p>
      <div className="actions">
        <button
          type="submit"
          className="primary"
          disabled={title.trim() === '' || author.trim() === '' || outcome === 'busy'}
        >
          {t('packCreate')}
        </button>
        <button
          type="button"
          className="plain"
          onClick={() => {
            setOpen(false);
            goBack();
          }}
        >
          {t('cancel')}
        </button>
        <OutcomeNote outcome={outcome} />
      </div>
    </form>
  );
}
