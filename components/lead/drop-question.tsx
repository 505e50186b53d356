/** Asks whoever leaves a form whether what they wrote there may go. Drops nothing itself. */
import { focusOnce } from '../focus-once';
import { type MessageKey, useText } from '../text';

interface DropQuestionProps {
  /** What would be gone. */
  words: MessageKey;
  onDrop(): void;
  onStay(): void;
}

export function DropQuestion({ words, onDrop, onStay }: DropQuestionProps) {
  const t = useText();
  return (
    <section className="confirm" role="alertdialog" aria-label={t(words)}>
      <p>{t(words)}</p>
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
