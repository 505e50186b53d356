/** What was promised: one line each, soonest first, with one tap for done, later, not needed; and all of it as text for the next shift. */
import { memo, type RefObject, useState } from 'react';
import { formatWait } from '../format';
import { type Translate, useText } from '../text';
import { useNow } from '../use-now';
import { clockOf, keepFocus } from './coach-line';
import type { CoachAct, CoachView, DueEntry } from './coach-model';
import { TOPIC_WORDS } from './due-words';

const SHOWN = 5;

/** The list as it is pasted into the team's chat: who, what, by when; no words of buyers. */
export function handOverText(dues: readonly DueEntry[], site: string, now: number, t: Translate): string {
  const lines = dues.map((due, at) => {
    const name = due.name === '' ? t('dueSomeone') : due.name;
    const line = t('handOverLine', at + 1, name, t(TOPIC_WORDS[due.topic]), clockOf(due.dueAt, now, t));
    return due.note ? `${line} ${due.note}` : line;
  });
  return [t('handOverHead', site, dues.length, clockOf(now, now, t)), ...lines].join('\n');
}

function sayDue(due: DueEntry, now: number, t: Translate): string {
  const span = formatWait(Math.floor(Math.abs(due.dueAt - now) / 60_000) * 60_000, t);
  if (Math.abs(due.dueAt - now) < 60_000) return t('dueNow');
  if (due.dueAt - now > 3 * 3_600_000) return clockOf(due.dueAt, now, t);
  return due.dueAt > now ? t('dueIn', span) : t('dueOver', span);
}

interface RowProps {
  due: DueEntry;
  now: number;
  onCoach: ((act: CoachAct, event: Event) => void) | undefined;
}

function DueRow({ due, now, onCoach }: RowProps) {
  const t = useText();
  const name = due.name === '' ? t('dueSomeone') : due.name;
  const label = t(due.kind === 'deadline' ? 'dueDeadline' : TOPIC_WORDS[due.topic]);
  const act = (to: Extract<CoachAct, { kind: 'due' }>['to'], word: string, className = 'due-act') => (
    <button
      type="button"
      className={className}
      aria-label={t('dueActOn', word, name, label)}
      onMouseDown={keepFocus}
      onClick={(event) => onCoach?.({ kind: 'due', id: due.id, to }, event.nativeEvent)}
    >
      {word}
    </button>
  );
  return (
    <li className={now > due.dueAt ? 'due due-over' : 'due'}>
      <div className="due-head">
        {due.name === '' ? <span className="due-name">{name}</span> : act('jump', name, 'due-name')}
        <span className="due-what">{label}</span>
        <span className="due-when">{sayDue(due, now, t)}</span>
      </div>
      {due.note && <p className="due-note">{due.note}</p>}
      <div className="due-acts">
        {due.state === 'offered' ? act('keep', t('dueKeep')) : act('done', t('dueDone'))}
        {act('later', t('dueLater'))}
        {act('drop', t(due.state === 'offered' ? 'hintOff' : 'dueDrop'))}
      </div>
    </li>
  );
}

interface DueListProps {
  dues: readonly DueEntry[];
  overdue: number;
  site: string;
  copied: CoachView['copied'];
  /** To be unfolded from elsewhere. */
  box?: RefObject<HTMLDetailsElement | null>;
  onCoach: ((act: CoachAct, event: Event) => void) | undefined;
}

export const DueList = memo(function DueList({ dues, overdue, site, copied, box, onCoach }: DueListProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  // Folded it shows no clock.
  const now = useNow(open && dues.length > 0);
  if (dues.length === 0) return null;
  const hidden = dues.length - SHOWN;
  return (
    <details ref={box} className="part dues" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t('duesHeadline', dues.length)}
        {overdue > 0 && <span className="tag">{t('duesOver', overdue)}</span>}
      </summary>
      <ul className="rows">
        {dues.slice(0, SHOWN).map((due) => (
          <DueRow key={due.id} due={due} now={now} onCoach={onCoach} />
        ))}
      </ul>
      {hidden > 0 && <p className="more">{t('duesMore', hidden)}</p>}
      <button
        type="button"
        className="plain hand-over"
        onMouseDown={keepFocus}
        onClick={(event) =>
          onCoach?.(
            { kind: 'copy', what: 'handover', text: handOverText(dues, site, Date.now(), t) },
            event.nativeEvent,
          )
        }
      >
        {t(copied === 'handover' ? 'handOverCopied' : copied === 'failed' ? 'copyFailed' : 'handOverCopy')}
      </button>
    </details>
  );
});
