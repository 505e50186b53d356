/** Each hint that may be switched off, by its own sentence as it would be said, and how often it was followed. */
import type { HintRule } from '../../utils/core/coach/hint-rule';
import { HINT_RULES } from '../../utils/core/coach/hint-rules';
import type { Lesson } from '../../utils/core/coach/kept';
import { sayHint } from '../overlay/coach-line';
import type { HintNote } from '../overlay/coach-model';
import { useText } from '../text';

/** What cannot wait is about people, money or a promise: it is not on this list. */
const SWITCHABLE = HINT_RULES.filter(({ lasting }) => !lasting);
const SAMPLE_MS = 40_000;
const COUNTS: Record<string, number> = { stalls: 3, load: 9, rest: 115 };

/** How it went so far: it is the person's own to see. */
function Taken({ lesson }: { lesson: Lesson | undefined }) {
  const t = useText();
  if (!lesson || lesson.shown === 0) return null;
  return <p className="foot">{t('coachHintTaken', lesson.shown, lesson.taken, lesson.refused)}</p>;
}

interface HintSwitchesProps {
  off: readonly string[];
  lessons: readonly Lesson[];
  onOff(off: string[]): void;
}

export function HintSwitches({ off, lessons, onOff }: HintSwitchesProps) {
  const t = useText();
  const said = (rule: HintRule) =>
    sayHint(
      {
        id: rule.id,
        subject: '',
        ofOpen: true,
        say: rule.say,
        action: rule.action,
        lasting: false,
        softer: false,
        name: '',
        ...(rule.id === 'next' ? { at: SAMPLE_MS, reason: 'turn' } : {}),
        ...(rule.id === 'offered' ? { at: SAMPLE_MS, topic: 'reply' } : {}),
        ...(COUNTS[rule.id] === undefined ? {} : { count: COUNTS[rule.id] }),
      } as HintNote,
      0,
      t,
    );
  return (
    <details>
      <summary>{t('coachHintsEach')}</summary>
      <ul>
        {SWITCHABLE.map((rule) => (
          <li key={rule.id}>
            <label className="choice">
              <input
                type="checkbox"
                checked={!off.includes(rule.id)}
                onChange={({ target }) =>
                  onOff(target.checked ? off.filter((id) => id !== rule.id) : [...off, rule.id])
                }
              />
              {said(rule)}
            </label>
            <Taken lesson={lessons.find(({ id }) => id === `hint:${rule.id}`)} />
          </li>
        ))}
      </ul>
    </details>
  );
}
