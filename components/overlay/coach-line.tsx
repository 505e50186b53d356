/** The one hint: a short sentence, one thing to do about it, and a way to say "not this". Never takes the cursor. */
import { memo, type SyntheticEvent, useRef } from 'react';
import { formatWait } from '../format';
import { type MessageKey, type Translate, useText } from '../text';
import { useNow } from '../use-now';
import type { CoachAct, HintNote } from './coach-model';
import { TOPIC_WORDS } from './due-words';

/** Rules name their words; what is not in this list is not ours to say. */
const WORDS: readonly MessageKey[] = [
  'hintHarm',
  'hintThreat',
  'hintDue',
  'hintNext',
  'hintOffered',
  'hintAnger',
  'hintStalls',
  'hintQuestion',
  'hintAskedAgain',
  'hintUnseen',
  'hintRepeat',
  'hintLoad',
  'hintSlower',
  'hintRecommend',
  'hintOpenEnd',
  'hintRest',
  'hintSplit',
  'hintPeak',
];
const ACTIONS: Record<Exclude<HintNote['action'], 'none'>, MessageKey> = {
  jump: 'hintActJump',
  card: 'hintActCard',
  confirm: 'hintActConfirm',
  search: 'hintActSearch',
  dues: 'hintActDues',
};
const REASONS: Partial<Record<NonNullable<HintNote['reason']>, MessageKey>> = {
  buyer: 'reasonBuyer',
  session: 'reasonSession',
  turn: 'reasonTurn',
  first: 'reasonFirst',
};

/** The sentence as it is at `now`; '' when there are no words for it. */
export function sayHint(hint: HintNote, now: number, t: Translate): string {
  const { say, name, at, count, reason, topic } = hint;
  if ('zh' in say) return t('localeTag') === 'en' ? say.en : say.zh;
  const key = WORDS.find((word) => word === say.key);
  if (key === undefined) return '';
  const who = name !== '' ? name : t(hint.ofOpen ? 'hintThisBuyer' : 'hintOtherBuyer');
  if (key === 'hintNext' && reason !== undefined && at !== undefined) {
    const timed = REASONS[reason];
    const left = formatWait(Math.max(0, at - now), t);
    return timed ? t(key, who, t(timed, hint.approximate ? t('overlayApproximate', left) : left)) : '';
  }
  if (key === 'hintDue' && at !== undefined) {
    const span = formatWait(Math.abs(at - now), t);
    return t(
      key,
      name === '' ? t('dueSomeone') : name,
      t(TOPIC_WORDS[topic ?? 'other']),
      at >= now ? t('dueIn', span) : t('dueOver', span),
    );
  }
  if (key === 'hintOffered' && at !== undefined) return t(key, t(TOPIC_WORDS[topic ?? 'other']), clockOf(at, now, t));
  const said = t(key, ...(count === undefined ? [who] : [count]));
  return hint.word === undefined ? said : t('hintBecause', said, hint.word);
}

/** 15:00 today, else the day before it. */
export function clockOf(at: number, now: number, t: Translate): string {
  const date = new Date(at);
  const time = `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`;
  const sameDay = new Date(now).toDateString() === date.toDateString();
  return sameDay ? time : t('dueDay', date.getMonth() + 1, date.getDate(), time);
}

/** The cursor stays in the console's input field. */
export function keepFocus(event: SyntheticEvent) {
  event.preventDefault();
}

interface CoachLineProps {
  hint: HintNote | undefined;
  onCoach: ((act: CoachAct, event: Event) => void) | undefined;
  /** Unfolds what is to be followed up; undefined while there is nothing. */
  onDues?: (() => void) | undefined;
}

/** What a screen reader hears: once when a hint comes, not again each second that its clock moves. */
function Spoken({ hint }: { hint: HintNote | undefined }) {
  const t = useText();
  const spoken = useRef({ name: '', text: '' });
  const name = hint ? `${hint.id} ${hint.subject} ${hint.softer}` : '';
  if (spoken.current.name !== name) spoken.current = { name, text: hint ? sayHint(hint, Date.now(), t) : '' };
  return (
    <p role="status" aria-label={t('coachLabel')} className="unseen">
      {spoken.current.text}
    </p>
  );
}

export const CoachLine = memo(function CoachLine({ hint, onCoach, onDues }: CoachLineProps) {
  const t = useText();
  const now = useNow(hint?.at !== undefined);
  const text = hint ? sayHint(hint, now, t) : '';
  return (
    <div className="coach-room">
      <Spoken hint={hint} />
      {hint && text !== '' && (
        <div className={`coach${hint.lasting ? ' coach-lasting' : ''}${hint.softer ? ' coach-soft' : ''}`}>
          <p>{text}</p>
          <div className="coach-acts">
            {hint.action !== 'none' && (hint.action !== 'dues' || onDues) && (
              <button
                type="button"
                className="coach-act"
                onMouseDown={keepFocus}
                onClick={(event) => {
                  if (hint.action === 'dues') onDues?.();
                  onCoach?.({ kind: 'hint', id: hint.id, subject: hint.subject }, event.nativeEvent);
                }}
              >
                {t(ACTIONS[hint.action])}
              </button>
            )}
            <button
              type="button"
              className="coach-off"
              onMouseDown={keepFocus}
              onClick={(event) =>
                onCoach?.({ kind: 'hint-off', id: hint.id, subject: hint.subject }, event.nativeEvent)
              }
            >
              {t('hintOff')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
});
