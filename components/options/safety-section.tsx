/** Whether records can be kept, and every loss there was, in plain words with its date. */
import type { StorageState } from '../../utils/core/storage-news';
import { unreadLosses } from '../../utils/core/storage-news';
import { troubleOf, wordsOf } from '../storage-news';
import { useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';
import type { OptionsCallbacks } from './options-model';

interface SafetySectionProps {
  storage: StorageState | undefined;
  onSeen: OptionsCallbacks['onSeen'];
}

export function SafetySection({ storage, onSeen }: SafetySectionProps) {
  const t = useText();
  const { outcome, run } = useOutcome();
  const trouble = storage && troubleOf(storage);
  const when = new Intl.DateTimeFormat(t('localeTag'), { dateStyle: 'short', timeStyle: 'short' });
  return (
    <section aria-labelledby="safety">
      <h2 id="safety">{t('optionsSafety')}</h2>
      <p className="lead-in">{t('optionsSafetyWhy')}</p>
      {trouble && (
        <p className="warning" role="alert">
          {t(trouble)}
        </p>
      )}
      {storage?.spare && <p className="foot">{t('storeSpare')}</p>}
      {storage && storage.losses.length === 0 && <p className="foot">{t('optionsSafetyNone')}</p>}
      {storage && storage.losses.length > 0 && (
        <ul className="losses">
          {storage.losses.map((loss) => (
            <li key={loss.id} className={loss.seen ? 'foot' : undefined}>
              <time dateTime={new Date(loss.at).toISOString()}>{when.format(loss.at)}</time>{' '}
              <span>{wordsOf(loss, t)}</span>
            </li>
          ))}
        </ul>
      )}
      {storage && unreadLosses(storage).length > 0 && (
        <div className="actions">
          <button type="button" className="plain" disabled={outcome === 'busy'} onClick={() => void run(onSeen)}>
            {t('lossSeen')}
          </button>
          <OutcomeNote outcome={outcome} />
        </div>
      )}
    </section>
  );
}
