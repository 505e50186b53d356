/** For a heated chat: a calm script, the next step, and the last lines without names and numbers, to be read before they are copied. */
import { memo } from 'react';
import { type MessageKey, type Translate, useText } from '../text';
import { clockOf, keepFocus } from './coach-line';
import type { CalmCard as Card, CoachAct, CoachView } from './coach-model';

const LEVELS: Record<Card['level'], { head: MessageKey; step: MessageKey }> = {
  2: { head: 'calmAnger', step: 'calmAngerStep' },
  3: { head: 'calmThreat', step: 'calmThreatStep' },
  4: { head: 'calmHarm', step: 'calmHarmStep' },
};

/** What the lead is shown; no name, no number. */
export function evidenceText(card: Card, site: string, now: number, t: Translate): string {
  const lines = card.lines.map(({ role, at, text }) =>
    t('evidenceLine', clockOf(at, now, t), t(role === 'buyer' ? 'evidenceBuyer' : 'evidenceAgent'), text),
  );
  return [t('evidenceHead', t(LEVELS[card.level].head), site, clockOf(now, now, t)), ...lines].join('\n');
}

interface CalmCardProps {
  card: Card | undefined;
  site: string;
  copied: CoachView['copied'];
  onCoach: ((act: CoachAct, event: Event) => void) | undefined;
}

export const CalmCard = memo(function CalmCard({ card, site, copied, onCoach }: CalmCardProps) {
  const t = useText();
  if (!card) return null;
  const words = LEVELS[card.level];
  const { yuan, words: more = [] } = card.may ?? {};
  const may = [...(yuan === undefined ? [] : [t('calmMayYuan', yuan)]), ...more];
  const text = evidenceText(card, site, Date.now(), t);
  const button = (act: CoachAct, label: string, className: string) => (
    <button
      type="button"
      className={className}
      onMouseDown={keepFocus}
      onClick={(event) => onCoach?.(act, event.nativeEvent)}
    >
      {label}
    </button>
  );
  return (
    <section className="part calm" aria-label={t('calmLabel')}>
      <div className="calm-head">
        <h2>{card.name === '' ? t(words.head) : `${t(words.head)} · ${card.name}`}</h2>
        {button({ kind: 'card-close' }, t('calmClose'), 'coach-off')}
      </div>
      <p className="calm-step">{t(words.step)}</p>
      {may.length > 0 && <p className="calm-step">{t('calmMay', may.join(' · '))}</p>}
      {card.open
        ? card.script && button({ kind: 'script' }, t('calmScript', card.script.title), 'coach-act')
        : button({ kind: 'card-jump' }, t('hintActJump'), 'coach-act')}
      <p className="quiet">{t('calmBreath')}</p>
      {card.lines.length > 0 && (
        <details>
          <summary>{t('evidenceCheck')}</summary>
          <pre className="evidence">{text}</pre>
          {button(
            { kind: 'copy', what: 'evidence', text },
            t(copied === 'evidence' ? 'evidenceCopied' : copied === 'failed' ? 'copyFailed' : 'evidenceCopy'),
            'plain',
          )}
          <p className="quiet">{t('evidenceUnseen')}</p>
        </details>
      )}
    </section>
  );
});
