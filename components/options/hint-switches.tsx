/** Each hint that may be switched off, by its own sentence as it would be said, and how often it was followed. */
import type { HintRule } from '../../utils/core/coach/hint-rule';
import { HINT_RULES } from '../../utils/core/coach/hint-rules';
import type { Lesson } from '../../utils/core/coach/kept';
import { sayHint } from '../overlay/coach-line';
import type { HintNote } from '../overlay/coach-model';
import { type Translate, useText } from '../text';

/** What cannot wait is about people, money or a promise: it is not on this list. */
const SWITCHABLE = HINT_RULES.filter(({ lasting }) => !lasting);
const SAMPLE_MS = 40_000;
const COUNTS: Record<string, number> = { stalls: 3, load: 9, rest: 115, peak: 15 };

/** How it went so far: it is the person's own to see. */
function Taken({ lesson }: { lesson: Lesson | undefined }) {
  const t = useText();
  if (!lesson || lesson.shown === 0) return null;
  return <p className="foot">{t('coachHintTaken', lesson.shown, lesson.taken, lesson.refused)}</p>;
}

/** A rule's sentence as it would be said now, of nobody in particular. */
export function sayRule(rule: HintRule, t: Translate): string {
  const sample = {
    ...{ id: rule.id, subject: '', ofOpen: true, say: rule.say, action: rule.action },
    ...{ lasting: false, softer: false, name: '' },
    ...(rule.id === 'next' ? { at: SAMPLE_MS, reason: 'turn' } : {}),
    ...(rule.id === 'offered' ? { at: SAMPLE_MS, topic: 'reply' } : {}),
    ...(COUNTS[rule.id] === undefined ? {} : { count: COUNTS[rule.id] }),
  };
  return sayHint(sample as HintNote, 0, t);
}

interface HintSwitchesProps {
  /** The team's own, beside ours; one under a name of ours stands in its place. */
  team?: readonly HintRule[] | undefined;
  off: readonly string[];
  lessons: readonly Lesson[];
  onOff(off: string[]): void;
}

export function HintSwitches({ team = [], off, lessons, onOff }: HintSwitchesProps) {
  const t = useText();
  const ours = SWITCHABLE.filter(({ id }) => !team.some((rule) => rule.id === id));
  return (
    <details>
      <summary>{t('coachHintsEach')}</summary>
      <ul>
        {[...ours, ...team].map((rule) => (
          <li key={rule.id}>
            <label className="choice">
              <input
                type="checkbox"
                checked={!off.includes(rule.id)}
                onChange={({ target }) =>
                  onOff(target.checked ? off.filter((id) => id !== rule.id) : [...off, rule.id])
                }
              />
              {sayRule(rule, t)}
            </label>
            <Taken lesson={lessons.find(({ id }) => id === `hint:${rule.id}`)} />
          </li>
        ))}
      </ul>
    </details>
  );
}
