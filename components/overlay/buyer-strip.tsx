/** What this computer knows of the buyer, the agent's own note, and the reasons that fit this chat: one line each. */
import { memo, useCallback, useState } from 'react';
import type { ConversationId } from '../../utils/core/ids';
import { useText } from '../text';
import { themeLabel } from '../theme-label';
import { BuyerNoteForm } from './buyer-note';
import { keepFocus } from './coach-line';
import type { BuyerGlance, CoachAct, ThemeChoice } from './coach-model';

interface BuyerStripProps {
  open: ConversationId | undefined;
  buyer: BuyerGlance | undefined;
  themes: readonly ThemeChoice[];
  onCoach: ((act: CoachAct, event: Event) => void) | undefined;
}

export const BuyerStrip = memo(function BuyerStrip({ open, buyer, themes, onCoach }: BuyerStripProps) {
  const t = useText();
  const [writing, setWriting] = useState(false);
  const close = useCallback(() => setWriting(false), []);
  if (open === undefined && !buyer && themes.length === 0) return null;
  const parts = buyer
    ? [
        buyer.visits > 0 && t('buyerVisits', buyer.visits),
        buyer.lastDay && t('buyerLast', buyer.lastDay.slice(5)),
        buyer.orders > 0 && t('buyerOrders', buyer.orders),
        buyer.theme && t('buyerTheme', themeLabel(buyer.theme, t)),
        ...buyer.tags,
      ].filter((part) => part)
    : [];
  return (
    <section className="part buyer" aria-label={t('buyerLabel')}>
      {parts.length > 0 && <p className="buyer-line">{parts.join(' · ')}</p>}
      {buyer?.note && !writing && <p className="due-note">{buyer.note}</p>}
      {themes.length > 0 && (
        <p className="themes">
          <span className="quiet">{t('themesLabel')}</span>
          {themes.map(({ theme, on }) => (
            <button
              key={theme}
              type="button"
              className="theme"
              aria-pressed={on}
              onMouseDown={keepFocus}
              onClick={(event) => onCoach?.({ kind: 'theme', theme }, event.nativeEvent)}
            >
              {themeLabel(theme, t)}
            </button>
          ))}
        </p>
      )}
      {open !== undefined &&
        onCoach &&
        (writing ? (
          <BuyerNoteForm open={open} buyer={buyer} onCoach={onCoach} onClose={close} />
        ) : (
          <button type="button" className="note-add" onMouseDown={keepFocus} onClick={() => setWriting(true)}>
            {t(buyer?.note || buyer?.tags.length ? 'buyerNoteEdit' : 'buyerNoteAdd')}
          </button>
        ))}
    </section>
  );
});
