/** Who waits and for how long: up to five rows, whom the next second costs most first, and why that one. */
import { memo, type SyntheticEvent, useCallback } from 'react';
import { formatClock, formatWait } from '../format';
import { type MessageKey, type Translate, useText } from '../text';
import { useNow } from '../use-now';
import { LEVEL_WORD, LevelMark } from './level-mark';
import type { OverlayCallbacks, WaitingEntry } from './overlay-model';

const SHOWN_ROWS = 5;

/** A wait as of `now`, never negative: the page's clock can be ahead of ours. */
export function waitedAt(entry: WaitingEntry, now: number): number {
  return Math.max(0, now - entry.since);
}

const REASONS: Partial<Record<NonNullable<WaitingEntry['reason']>, MessageKey>> = {
  buyer: 'reasonBuyer',
  session: 'reasonSession',
  turn: 'reasonTurn',
  first: 'reasonFirst',
};
const PLAIN_REASONS: Partial<Record<NonNullable<WaitingEntry['reason']>, MessageKey>> = {
  failed: 'reasonFailed',
  late: 'reasonLate',
  longest: 'reasonLongest',
  uncounted: 'reasonUncounted',
};

/** Why an entry stands first, in one plain sentence; undefined where the clock says it all. */
export function reasonOf(entry: WaitingEntry, now: number, t: Translate): string | undefined {
  const { reason, passesUntil } = entry;
  if (reason === undefined) return undefined;
  const timed = REASONS[reason];
  if (timed === undefined || passesUntil === undefined) return PLAIN_REASONS[reason] && t(PLAIN_REASONS[reason]);
  const left = formatWait(Math.max(0, passesUntil - now), t);
  return t(timed, entry.approximate ? t('overlayApproximate', left) : left);
}

interface RowProps {
  entry: WaitingEntry;
  /** Drawn text only, so that an unchanged row is not rendered again. */
  clock: string;
  remaining: string | undefined;
  onJump: OverlayCallbacks['onJump'];
}

const WaitingRow = memo(function WaitingRow({ entry, clock, remaining, onJump }: RowProps) {
  const t = useText();
  const jump = useCallback(
    (event: SyntheticEvent) => onJump(entry.conversationId, event.nativeEvent),
    [onJump, entry.conversationId],
  );
  const word = t(LEVEL_WORD[entry.level]);
  const shown = entry.approximate ? t('overlayApproximate', clock) : clock;
  return (
    <li>
      <button
        type="button"
        className={`row row-${entry.level}`}
        aria-current={entry.active}
        title={entry.approximate ? `${entry.name}\n${t('overlayApproximateWhy')}` : entry.name}
        onClick={jump}
      >
        <LevelMark level={entry.level} />
        <span className="name">{entry.name}</span>
        {entry.active && <span className="tag">{t('overlayCurrent')}</span>}
        {remaining !== undefined && entry.level !== 'missed' ? (
          <span className="word">{t('overlayCountdown', remaining)}</span>
        ) : (
          entry.level !== 'calm' && <span className="word">{word}</span>
        )}
        <span className="clock">{shown}</span>
        {!entry.active && <span className="unseen">{t('overlayJump')}</span>}
      </button>
    </li>
  );
});

interface StripProps {
  waiting: readonly WaitingEntry[];
  onJump: OverlayCallbacks['onJump'];
}

export const WaitingStrip = memo(function WaitingStrip({ waiting, onJump }: StripProps) {
  const t = useText();
  const now = useNow(waiting.length > 0);
  const first = waiting[0];
  if (!first) {
    return (
      <p className="headline">
        <LevelMark level="none" />
        <span>{t('overlayHeadlineNone')}</span>
      </p>
    );
  }
  const longest = Math.max(...waiting.map((entry) => waitedAt(entry, now)));
  const hidden = waiting.length - SHOWN_ROWS;
  const reason = waiting.length > 1 || first.level !== 'calm' ? reasonOf(first, now, t) : undefined;
  return (
    <section aria-label={t('overlayWaiting')}>
      <p className="headline">{t('overlayHeadline', waiting.length, formatWait(longest, t))}</p>
      {reason !== undefined && (
        <p className="reason">
          <span>{t('reasonFirstInLine', first.name, reason)}</span>
          {waiting.some(({ active }) => !active) && <kbd title={t('keyTop')}>Alt+J</kbd>}
        </p>
      )}
      <ul className="rows">
        {waiting.slice(0, SHOWN_ROWS).map((entry) => (
          <WaitingRow
            key={entry.conversationId}
            entry={entry}
            clock={formatClock(waitedAt(entry, now))}
            remaining={entry.deadlineAt === undefined ? undefined : formatClock(entry.deadlineAt - now)}
            onJump={onJump}
          />
        ))}
      </ul>
      {hidden > 0 && <p className="more">{t('overlayMore', hidden)}</p>}
    </section>
  );
});
