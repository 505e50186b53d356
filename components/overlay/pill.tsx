/** The collapsed panel: how many wait, and the longest wait. */
import type { MouseEvent } from 'react';
import { formatClock } from '../format';
import { useText } from '../text';
import { useNow } from '../use-now';
import { LevelMark } from './level-mark';
import type { WaitingEntry, WaitingLevel } from './overlay-model';
import { waitedAt } from './waiting-strip';

const ORDER: readonly WaitingLevel[] = ['calm', 'soon', 'urgent', 'missed'];

/** The most pressing level present, or none. */
export function worstLevel(waiting: readonly WaitingEntry[]): WaitingLevel | 'none' {
  let worst = -1;
  for (const entry of waiting) worst = Math.max(worst, ORDER.indexOf(entry.level));
  return ORDER[worst] ?? 'none';
}

interface PillProps {
  waiting: readonly WaitingEntry[];
  /** False when the page is not being read: the pill then shows the product's mark instead of a false "nobody waits". */
  reading: boolean;
  onExpand(event: MouseEvent): void;
}

export function Pill({ waiting, reading, onExpand }: PillProps) {
  const t = useText();
  const now = useNow(waiting.length > 0);
  const level = worstLevel(waiting);
  const longest = Math.max(0, ...waiting.map((entry) => waitedAt(entry, now)));
  return (
    <button type="button" className={`pill-open row-${level}`} aria-expanded={false} onClick={onExpand}>
      {level !== 'none' || reading ? <LevelMark level={level} /> : <span aria-hidden="true">⏸</span>}
      {level !== 'none' && (
        <>
          <span>{t('overlayPillCount', waiting.length)}</span>
          <span className="clock">{formatClock(longest)}</span>
        </>
      )}
      {level === 'none' && reading && <span className="unseen">{t('overlayHeadlineNone')}</span>}
      <span className="unseen">{t('overlayExpand')}</span>
    </button>
  );
}
