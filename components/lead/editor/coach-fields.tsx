/** What a pack says to the coach: the team's words for the ladder, and which of our hints the team does without. */
import { useId, useState } from 'react';
import type { TeamCoach } from '../../../utils/core/coach/team-coach';
import { readTeamWords, writeTeamWords } from '../../../utils/core/coach/team-words-text';
import { plainText } from '../../../utils/core/snippet-check';
import { HintSwitches } from '../../options/hint-switches';
import { useText } from '../../text';

interface CoachFieldsProps {
  start: TeamCoach | undefined;
  /** `isSound`: every line could be read. */
  onCoach(coach: TeamCoach | undefined, isSound: boolean): void;
}

export function CoachFields({ start, onCoach }: CoachFieldsProps) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState(() => writeTeamWords(start ?? {}));
  const [off, setOff] = useState(start?.off ?? []);
  const hints = start?.hints ?? [];
  const { words, bad } = readTeamWords(text);
  const change = (nextText: string, nextOff: string[]) => {
    setText(nextText);
    setOff(nextOff);
    const read = readTeamWords(nextText);
    const said = { ...read.words, ...(hints.length > 0 && { hints }), ...(nextOff.length > 0 && { off: nextOff }) };
    onCoach(Object.keys(said).length > 0 ? said : undefined, read.bad.length === 0);
  };
  const count = (words.ladder?.length ?? 0) + (words.leave?.length ?? 0) + off.length + hints.length;
  return (
    <details className="words" open={bad.length > 0 || undefined}>
      <summary>{t('packCoach', count)}</summary>
      <label htmlFor={`${id}-words`}>{t('packCoachHow')}</label>
      <textarea
        id={`${id}-words`}
        rows={4}
        spellCheck={false}
        placeholder={t('packCoachHint')}
        value={text}
        aria-describedby={`${id}-flaw`}
        onChange={(event) => change(plainText(event.target.value, 'kept'), off)}
      />
      <p id={`${id}-flaw`} className="flaw" role="status">
        {bad.length > 0 && <span className="must">{t('packCoachBad', bad.join(t('listSeparator')))}</span>}
      </p>
      <p>{t('packCoachOff')}</p>
      <HintSwitches off={off} lessons={[]} onOff={(next) => change(text, next)} />
      {hints.length > 0 && <p>{t('packCoachOwn', hints.length)}</p>}
    </details>
  );
}
