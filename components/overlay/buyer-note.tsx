/** The agent writes a note and tags on the buyer whose chat is open. Opened by their click; the cursor goes back where it was. */
import {
  type FocusEvent,
  type FormEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { NOTE_LENGTH } from '../../utils/core/coach/due';
import type { ConversationId } from '../../utils/core/ids';
import { useText } from '../text';
import type { BuyerGlance, CoachAct } from './coach-model';

const MOST_TAGS = 12;
const LONGEST_TAG = 24;

/** Short words, each once; a bar parts the fields of what is kept, so none may hold one. */
export function readTags(text: string): string[] {
  const words = text.split(/[\s,，、;；|]+/).map((word) => word.replace(/\p{C}/gu, '').slice(0, LONGEST_TAG));
  return [...new Set(words.filter((word) => word !== ''))].slice(0, MOST_TAGS);
}

interface BuyerNoteFormProps {
  open: ConversationId;
  buyer: BuyerGlance | undefined;
  onCoach(act: CoachAct, event: Event): void;
  onClose(): void;
}

export function BuyerNoteForm({ open, buyer, onCoach, onClose }: BuyerNoteFormProps) {
  const t = useText();
  const id = useId();
  const [note, setNote] = useState(buyer?.note ?? '');
  const [tags, setTags] = useState(buyer?.tags.join(' ') ?? '');
  const [sent, setSent] = useState<string>();
  const first = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<EventTarget | null>(null);
  const kept = JSON.stringify([buyer?.note ?? '', buyer?.tags ?? []]);

  const close = useCallback(() => {
    const before = cameFrom.current;
    onClose();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  }, [onClose]);
  useEffect(() => first.current?.focus(), []);
  // What was typed stays in the fields until it is kept.
  useEffect(() => {
    if (sent === kept) close();
  }, [sent, kept, close]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const words = { note: note.trim(), tags: readTags(tags) };
    setSent(JSON.stringify([words.note, words.tags]));
    onCoach({ kind: 'note', conversationId: open, ...words }, event.nativeEvent);
  };
  const rememberFocus = (event: FocusEvent) => {
    cameFrom.current ??= event.relatedTarget;
  };
  const leaveByKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) close();
  };
  return (
    <form className="note-form" onSubmit={submit} onKeyDown={leaveByKey}>
      <label htmlFor={`${id}-note`}>{t('buyerNoteLabel')}</label>
      <input
        ref={first}
        id={`${id}-note`}
        value={note}
        maxLength={NOTE_LENGTH}
        autoComplete="off"
        onFocus={rememberFocus}
        onChange={(event) => setNote(event.target.value)}
      />
      <label htmlFor={`${id}-tags`}>{t('buyerTagsLabel')}</label>
      <input
        id={`${id}-tags`}
        value={tags}
        maxLength={NOTE_LENGTH}
        autoComplete="off"
        onChange={(event) => setTags(event.target.value)}
      />
      <div className="note-acts">
        <button type="submit" className="primary">
          {t('save')}
        </button>
        <button type="button" className="plain" onClick={close}>
          {t('buyerNoteCancel')}
        </button>
      </div>
      {buyer?.noteFailed && <p role="status">{t('buyerNoteFailed')}</p>}
    </form>
  );
}
