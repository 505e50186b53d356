/** Asks whoever leaves the publish form whether what they wrote there may go. Drops nothing itself. */
import { focusOnce } from '../../focus-once';
import { useText } from '../../text';

interface DropQuestionProps {
  onDrop(): void;
  onStay(): void;
}

export function DropQuestion({ onDrop, onStay }: DropQuestionProps) {
  const t = useText();
  return (
    <section className="confirm" role="alertdialog" aria-label={t('publishLeave')}>
      <p>{t('publishLeave')}</p>
      <div className="actions">
        <button ref={focusOnce} type="button" className="plain" onClick={onStay}>
          {t('publishStay')}
        </button>
        <button type="button" className="danger" onClick={onDrop}>
          {t('publishDrop')}
        </button>
      </div>
    </section>
  );
}
