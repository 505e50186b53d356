/** What coaching keeps, where the person can write to it: notes on what was promised, and how often which reason was put. */
import { useId, useState } from 'react';
import { type Due, NOTE_LENGTH } from '../../utils/core/coach/due';
import { TOPIC_WORDS } from '../overlay/due-words';
import { sheetCell } from '../sheet-cell';
import { useText } from '../text';
import { themeLabel } from '../theme-label';
import { OutcomeNote, useOutcome } from '../use-outcome';

export interface ThemeCount {
  /** `YYYY-MM-DD` */
  day: string;
  theme: string;
  count: number;
}

const DAYS_SHOWN = 7;

/** One line per day and reason. */
export function themeSheet(counts: readonly ThemeCount[], head: readonly string[]): string {
  return [head.join(','), ...counts.map(({ day, theme, count }) => [day, sheetCell(theme), count].join(','))].join(
    '\n',
  );
}

function dateOf(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

function DueNote({ due, onDue }: { due: Due; onDue(due: Due): Promise<boolean> }) {
  const t = useText();
  const id = useId();
  const { outcome, run } = useOutcome();
  const [note, setNote] = useState(due.note ?? '');
  return (
    <li>
      <form
        className="inline"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => onDue({ ...due, note: note.trim() }));
        }}
      >
        <label htmlFor={id}>{t('keptDue', t(TOPIC_WORDS[due.topic]), dateOf(due.dueAt))}</label>
        <input
          id={id}
          type="text"
          placeholder={t('keptDueNote')}
          value={note}
          maxLength={NOTE_LENGTH}
          onChange={(event) => setNote(event.target.value)}
        />
        <button type="submit" className="plain" disabled={outcome === 'busy'}>
          {t('save')}
        </button>
        <OutcomeNote outcome={outcome} />
      </form>
    </li>
  );
}

interface KeptCoachingProps {
  dues: readonly Due[];
  themes: readonly ThemeCount[];
  onDue(due: Due): Promise<boolean>;
  onCopy(text: string): Promise<boolean>;
}

export function KeptCoachingSection({ dues, themes, onDue, onCopy }: KeptCoachingProps) {
  const t = useText();
  const id = useId();
  const { outcome, run } = useOutcome();
  const days = [...new Set(themes.map(({ day }) => day))].sort().slice(-DAYS_SHOWN);
  const names = [...new Set(themes.flatMap(({ day, theme }) => (days.includes(day) ? [theme] : [])))];
  // In the reader's language, as the table says it.
  const told = themes.map((one) => ({ ...one, theme: themeLabel(one.theme, t) }));
  const countOf = (day: string, theme: string) =>
    themes.find((one) => one.day === day && one.theme === theme)?.count ?? 0;
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('optionsKept')}</h2>
      <p className="lead-in">{t('optionsKeptWhy')}</p>
      {dues.length === 0 ? (
        <p className="foot">{t('keptNoDues')}</p>
      ) : (
        <ul>
          {dues.map((due) => (
            <DueNote key={due.id} due={due} onDue={onDue} />
          ))}
        </ul>
      )}
      {themes.length === 0 ? (
        <p className="foot">{t('keptNoThemes')}</p>
      ) : (
        <>
          <table className="grid">
            <caption>{t('keptThemes')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('themesLabel')}</th>
                {days.map((day) => (
                  <th scope="col" key={day} className="number">
                    {day.slice(5)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {names.map((theme) => (
                <tr key={theme}>
                  <th scope="row">{themeLabel(theme, t)}</th>
                  {days.map((day) => (
                    <td key={day} className="number">
                      {countOf(day, theme)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <div className="actions">
            <button
              type="button"
              className="plain"
              onClick={() => void run(() => onCopy(themeSheet(told, [t('keptDay'), t('themesLabel'), t('keptCount')])))}
            >
              {t('keptCopy')}
            </button>
            <OutcomeNote outcome={outcome} />
          </div>
        </>
      )}
    </section>
  );
}
