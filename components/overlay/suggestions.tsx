/** Up to three scripts for the open conversation. Clicking inserts; nothing here can send. */
import { memo, type SyntheticEvent } from 'react';
import { useText } from '../text';
import type { OverlayCallbacks, SuggestionCard } from './overlay-model';

const SHOWN_CARDS = 3;
const DEFAULT_SHORTCUTS = ['Alt+1', 'Alt+2', 'Alt+3'] as const;

/** A click on a card must not take the caret out of the composer; the keyboard can still focus it. */
function keepFocus(event: SyntheticEvent) {
  event.preventDefault();
}

interface CardProps {
  card: SuggestionCard;
  shortcut: string | undefined;
  onInsert: OverlayCallbacks['onInsert'];
}

const Card = memo(function Card({ card, shortcut, onInsert }: CardProps) {
  const t = useText();
  return (
    <li>
      <button
        type="button"
        className={card.sure ? 'card card-sure' : 'card'}
        title={card.preview}
        aria-keyshortcuts={shortcut}
        onMouseDown={keepFocus}
        onClick={(event) => onInsert(card, event.nativeEvent)}
      >
        <span className="card-head">
          <span className="card-title">{card.title}</span>
          {card.picture && <span className="with-picture">{t('overlayPicture')}</span>}
          {card.sure && <span className="sure">✦ {t('overlaySure')}</span>}
          {shortcut && <kbd>{shortcut}</kbd>}
        </span>
        <span className="preview">{card.preview}</span>
        <span className="unseen">{t('overlayInsert')}</span>
        {card.missing.length > 0 && (
          <span className="missing">{t('overlayMissing', card.missing.join(t('listSeparator')))}</span>
        )}
      </button>
    </li>
  );
});

interface SuggestionsProps {
  suggestions: readonly SuggestionCard[];
  unansweredMessages: number;
  shortcuts: readonly string[] | undefined;
  onInsert: OverlayCallbacks['onInsert'];
  openQuestion: string | undefined;
  onKeepQuestion: OverlayCallbacks['onKeepQuestion'];
}

export const Suggestions = memo(function Suggestions(props: SuggestionsProps) {
  const t = useText();
  if (props.unansweredMessages === 0 && props.suggestions.length === 0) return null;
  const { openQuestion, onKeepQuestion } = props;
  const shortcuts = props.shortcuts ?? DEFAULT_SHORTCUTS;
  const title =
    props.unansweredMessages > 1 ? t('overlaySuggestionsFor', props.unansweredMessages) : t('overlaySuggestions');
  return (
    <section aria-label={t('overlaySuggestions')} className="part">
      <h2>{title}</h2>
      {props.suggestions.length === 0 && (
        <p className="quiet">
          {t('overlayNoSuggestion')}
          {openQuestion !== undefined && onKeepQuestion && (
            <button
              type="button"
              className="remember"
              onMouseDown={keepFocus}
              onClick={(event) => onKeepQuestion(openQuestion, event.nativeEvent)}
            >
              {t('overlayKeepQuestion', openQuestion)}
            </button>
          )}
        </p>
      )}
      <ol className="cards">
        {props.suggestions.slice(0, SHOWN_CARDS).map((card, index) => (
          <Card
            key={`${card.conversationId} ${card.snippetId}`}
            card={card}
            shortcut={shortcuts[index]}
            onInsert={props.onInsert}
          />
        ))}
      </ol>
    </section>
  );
});
