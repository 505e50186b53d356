/** What a pack says to the coach: the team's words for the ladder, its own hints and which of ours it does without, what agents may promise, its own reasons. */
import { useId, useState } from 'react';
import type { Authority, TeamCoach } from '../../../utils/core/coach/team-coach';
import { readTeamWords, TEAM_LIMITS, writeTeamWords } from '../../../utils/core/coach/team-words-text';
import { plainText } from '../../../utils/core/snippet-check';
import { HintSwitches } from '../../options/hint-switches';
import { useText } from '../../text';
import { HintRuleList } from './hint-rule-list';

interface CoachFieldsProps {
  start: TeamCoach | undefined;
  /** `isSound`: every line could be read. */
  onCoach(coach: TeamCoach | undefined, isSound: boolean): void;
  /** A hint is half written: it is in none of this yet. */
  onWriting(isWriting: boolean): void;
}

/** Up to so many, as a pack allows (utils/schema/team-coach.ts). */
const MAY = { yuan: 100_000, words: 8, word: 24 };

const wordsOf = (text: string, longest: number) =>
  [...new Set(text.split(/[、，,;；]/).map((word) => [...word.trim()].slice(0, longest).join('').trim()))].filter(
    Boolean,
  );

function readReasons(text: string): string[] {
  return wordsOf(text.replaceAll('|', ''), TEAM_LIMITS.reason).slice(0, TEAM_LIMITS.reasons);
}

function readMay(yuan: string, text: string): Authority | undefined {
  const words = wordsOf(text, MAY.word).slice(0, MAY.words);
  const sum = Number(yuan);
  const isSum = yuan.trim() !== '' && sum >= 0 && sum <= MAY.yuan;
  return isSum || words.length > 0 ? { ...(isSum && { yuan: sum }), ...(words.length > 0 && { words }) } : undefined;
}

export function CoachFields({ start, onCoach, onWriting }: CoachFieldsProps) {
  const t = useText();
  const id = useId();
  const [fields, setFields] = useState(() => ({
    text: writeTeamWords(start ?? {}),
    off: start?.off ?? [],
    hints: start?.hints ?? [],
    yuan: start?.may?.yuan === undefined ? '' : String(start.may.yuan),
    may: (start?.may?.words ?? []).join(t('listSeparator')),
    reasons: (start?.reasons ?? []).join(t('listSeparator')),
  }));
  const { words, bad } = readTeamWords(fields.text);
  const change = (parts: Partial<typeof fields>) => {
    const next = { ...fields, ...parts };
    setFields(next);
    const read = readTeamWords(next.text);
    const may = readMay(next.yuan, next.may);
    const said = {
      ...(may && { may }),
      ...read.words,
      ...(next.hints.length > 0 && { hints: next.hints }),
      ...(next.off.length > 0 && { off: next.off }),
      ...(readReasons(next.reasons).length > 0 && { reasons: readReasons(next.reasons) }),
    };
    onCoach(Object.keys(said).length > 0 ? said : undefined, read.bad.length === 0);
  };
  const count =
    (words.ladder?.length ?? 0) +
    (words.leave?.length ?? 0) +
    fields.off.length +
    fields.hints.length +
    readReasons(fields.reasons).length +
    (readMay(fields.yuan, fields.may) ? 1 : 0);
  return (
    <details className="words" open={bad.length > 0 || undefined}>
      <summary>{t('packCoach', count)}</summary>
      <div className="fields">
        <label htmlFor={`${id}-yuan`}>{t('packMayYuan')}</label>
        <input
          id={`${id}-yuan`}
          type="number"
          min={0}
          max={MAY.yuan}
          value={fields.yuan}
          onChange={(event) => change({ yuan: event.target.value })}
        />
        <label htmlFor={`${id}-may`}>{t('packMayWords')}</label>
        <input
          id={`${id}-may`}
          type="text"
          maxLength={200}
          placeholder={t('packMayHint')}
          value={fields.may}
          onChange={(event) => change({ may: plainText(event.target.value, 'joined') })}
        />
        <label htmlFor={`${id}-reasons`}>{t('packReasons', TEAM_LIMITS.reasons, TEAM_LIMITS.reason)}</label>
        <input
          id={`${id}-reasons`}
          type="text"
          maxLength={200}
          placeholder={t('packReasonsHint')}
          value={fields.reasons}
          onChange={(event) => change({ reasons: plainText(event.target.value, 'joined') })}
        />
      </div>
      <label htmlFor={`${id}-words`}>{t('packCoachHow')}</label>
      <textarea
        id={`${id}-words`}
        rows={4}
        spellCheck={false}
        placeholder={t('packCoachHint')}
        value={fields.text}
        aria-describedby={`${id}-flaw`}
        onChange={(event) => change({ text: plainText(event.target.value, 'kept') })}
      />
      <p id={`${id}-flaw`} className="flaw" role="status">
        {bad.length > 0 && <span className="must">{t('packCoachBad', bad.join(t('listSeparator')))}</span>}
      </p>
      <p>{t('packCoachOff')}</p>
      <HintSwitches off={fields.off} lessons={[]} onOff={(off) => change({ off })} />
      <HintRuleList rules={fields.hints} onRules={(hints) => change({ hints })} onWriting={onWriting} />
    </details>
  );
}
