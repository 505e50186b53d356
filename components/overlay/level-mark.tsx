/** The four waiting levels as shapes: colour is never the only signal. */
import { memo } from 'react';
import type { MessageKey } from '../text';
import type { WaitingLevel } from './overlay-model';

export const LEVEL_WORD: Record<WaitingLevel, MessageKey> = {
  calm: 'levelCalm',
  soon: 'levelSoon',
  urgent: 'levelUrgent',
  missed: 'levelMissed',
};

/** Ring, half disc, triangle, full square: told apart without colour at 12 px. */
export const LevelMark = memo(function LevelMark({ level }: { level: WaitingLevel | 'none' }) {
  return (
    <svg className={`mark mark-${level}`} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {level === 'calm' && <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />}
      {level === 'soon' && (
        <>
          <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" />
        </>
      )}
      {level === 'urgent' && <path d="M6 1 11.4 10.8H.6z" fill="currentColor" />}
      {level === 'missed' && <rect x="1" y="1" width="10" height="10" rx="2" fill="currentColor" />}
      {level === 'none' && (
        <path d="m1.8 6.4 2.9 2.8 5.5-6.2" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      )}
    </svg>
  );
});
