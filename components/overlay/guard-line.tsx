/** One thing to look at before sending: a level word, what it is, the safe wording on one key, and a way to wave it off. */
import { memo, type SyntheticEvent } from 'react';
import { type MessageKey, type Translate, useText } from '../text';
import type { GuardNote, OverlayCallbacks } from './overlay-model';

const LEVEL_WORDS: Record<GuardNote['level'], MessageKey> = {
  stop: 'guardLevelStop',
  care: 'guardLevelCare',
  note: 'guardLevelNote',
};

const SAYS: Record<GuardNote['kind'], MessageKey> = {
  switched: 'guardSwitched',
  'other-order': 'guardOtherOrder',
  'other-buyer': 'guardOtherBuyer',
  variable: 'guardVariable',
  contact: 'guardContact',
  payment: 'guardPayment',
  money: 'guardMoney',
  banned: 'guardBanned',
  repeated: 'guardRepeated',
};

function sayNote({ kind, subject }: GuardNote, t: Translate): string {
  return kind === 'switched' && subject === '' ? t('guardSwitchedSomeone') : t(SAYS[kind], subject);
}

function sayFix(fix: string, kind: GuardNote['kind'], t: Translate): string {
  if (fix === '') return t('guardRemove');
  return kind === 'variable' ? t('guardFill', fix) : t('guardReplace', fix);
}

/** The cursor stays in the console's input field. */
function keepFocus(event: SyntheticEvent) {
  event.preventDefault();
}

interface GuardLineProps {
  note: GuardNote | undefined;
  onAccept: OverlayCallbacks['onGuardAccept'];
  onWaveOff: OverlayCallbacks['onGuardWaveOff'];
}

/** The live region is always there, so that a screen reader hears what comes into it. */
export const GuardLine = memo(function GuardLine({ note, onAccept, onWaveOff }: GuardLineProps) {
  const t = useText();
  const fix = note?.fix;
  return (
    <div role="status" aria-label={t('optionsGuard')} className="guard-room">
      {note && (
        <div className={`guard guard-${note.level}`}>
          <p>
            <strong className="guard-level">{t(LEVEL_WORDS[note.level])}</strong> <span>{sayNote(note, t)}</span>
          </p>
          <div className="guard-acts">
            {fix !== undefined && onAccept && (
              <button
                type="button"
                className="guard-fix"
                aria-keyshortcuts="Alt+G"
                onMouseDown={keepFocus}
                onClick={(event) => onAccept(event.nativeEvent)}
              >
                <span className="grow">{sayFix(fix, note.kind, t)}</span>
                <kbd>Alt+G</kbd>
              </button>
            )}
            {onWaveOff && (
              <button
                type="button"
                className="guard-off"
                title={t('guardWaveOffWhy')}
                onMouseDown={keepFocus}
                onClick={(event) => onWaveOff(event.nativeEvent)}
              >
                {t('guardWaveOff')}
              </button>
            )}
          </div>
        </div>
      )}
    </div>
  );
});

/** The same on the folded panel: the level's word and the sentence in the tooltip. */
export function GuardChip({ note }: { note: GuardNote | undefined }) {
  const t = useText();
  if (!note) return null;
  return (
    <span className={`guard-chip guard-${note.level}`} role="status" title={sayNote(note, t)}>
      {t(LEVEL_WORDS[note.level])}
      <span className="unseen">{sayNote(note, t)}</span>
    </span>
  );
}
