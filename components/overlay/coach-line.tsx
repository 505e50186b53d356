/** The one hint: a short sentence, one thing to do about it, and a way to say "not this". Never takes the cursor. */
import { memo, type SyntheticEvent } from 'react';
import { formatWait } from '../format';
import { type MessageKey, type Translate, useText } from '../text';
import type { CoachAct, HintNote } from './coach-model';
import { TOPIC_WORDS } from './due-words';
import { useNow } from './use-now';

/** Rules name their words; what is not in this list is not ours to say. */
const WORDS: Record<string, MessageKey> = {
  hintHarm: 'hintHarm',
  hintThreat: 'hintThreat',
  hintDue: 'hintDue',
  hintNext: 'hintNext',
  hintOffered: 'hintOffered',
  hintAnger: 'hintAnger',
  hintStalls: 'hintStalls',
  hintQuestion: 'hintQuestion',
  hintAskedAgain: 'hintAskedAgain',
  hintUnseen: 'hintUnseen',
  hintRepeat: 'hintRepeat',
  hintLoad: 'hintLoad',
  hintRecommend: 'hintRecommend',
  hintOpenEnd: 'hintOpenEnd',
  hintRest: 'hintRest',
  hintSplit: 'hintSplit',
};
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
  const key = WORDS[say.key];
  if (key === undefined) return '';
  const who = name === '' ? t('hintThisBuyer') : name;
  if (key === 'hintNext' && reason !== undefined && at !== undefined) {
    const timed = REASONS[reason];
    return timed ? t(key, who, t(timed, formatWait(Math.max(0, at - now), t))) : '';
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
  return t(key, ...(count === undefined ? [who] : [count]));
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
}

/** The live region is always there, so that a screen reader hears what comes into it. */
export const CoachLine = memo(function CoachLine({ hint, onCoach }: CoachLineProps) {
  const t = useText();
  const now = useNow(hint?.at !== undefined);
  const text = hint ? sayHint(hint, now, t) : '';
  return (
    <div role="status" aria-label={t('coachLabel')} className="coach-room">
      {hint && text !== '' && (
        <div className={`coach${hint.lasting ? ' coach-lasting' : ''}${hint.softer ? ' coach-soft' : ''}`}>
          <p>{text}</p>
          <div className="coach-acts">
            {hint.action !== 'none' && (
              <button
                type="button"
                className="coach-act"
                onMouseDown={keepFocus}
                onClick={(event) => onCoach?.({ kind: 'hint' }, event.nativeEvent)}
              >
                {t(ACTIONS[hint.action])}
              </button>
            )}
            <button
              type="button"
              className="coach-off"
              onMouseDown={keepFocus}
              onClick={(event) => onCoach?.({ kind: 'hint-off' }, event.nativeEvent)}
            >
              {t('hintOff')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
});
