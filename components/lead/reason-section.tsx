/** What conversations were about, by day: everybody's or one person's counts, and the same as a sheet. No text of anybody's. */
import { useId, useState } from 'react';
import { Scroller } from '../scroller';
import { sheetCell } from '../sheet-cell';
import { useText } from '../text';
import { themeLabel } from '../theme-label';
import { OutcomeNote, useOutcome } from '../use-outcome';

export interface ReasonLine {
  who: string;
  /** `YYYY-MM-DD` */
  day: string;
  /** '' for one of the team's whose name is not known here. */
  theme: string;
  count: number;
}

interface ReasonSectionProps {
  lines: readonly ReasonLine[];
  /** Shown, oldest first. */
  days: readonly string[];
  onCopy(text: string): Promise<boolean>;
}

/** One line per day, person and reason. */
export function reasonSheet(lines: readonly ReasonLine[], head: readonly string[]): string {
  return [head, ...lines.map(({ day, who, theme, count }) => [day, who, theme, String(count)])]
    .map((cells) => cells.map(sheetCell).join(','))
    .join('\n');
}

const sumOf = (lines: readonly ReasonLine[]) => lines.reduce((sum, { count }) => sum + count, 0);

export function ReasonSection({ lines, days, onCopy }: ReasonSectionProps) {
  const t = useText();
  const id = useId();
  const [wanted, setWanted] = useState('');
  const { outcome, run } = useOutcome();
  const people = [...new Set(lines.map(({ who }) => who))].sort();
  // Somebody who is gone from the list is nobody's choice.
  const who = people.includes(wanted) ? wanted : '';
  const shown = lines.filter((line) => who === '' || line.who === who);
  const themes = [...new Set(shown.map(({ theme }) => theme))]
    .map((theme) => ({ theme, of: shown.filter((line) => line.theme === theme) }))
    .sort((a, b) => sumOf(b.of) - sumOf(a.of));
  const themeName = (theme: string) => (theme === '' ? t('reasonsUnnamed') : themeLabel(theme, t));
  const named = (name: string) => name || t('reasonsSomebody');
  const copy = () => {
    const head = [t('keptDay'), t('leadAgent'), t('reasonsTheme'), t('keptCount')];
    return onCopy(
      reasonSheet(
        shown.map((line) => ({ ...line, who: named(line.who), theme: themeName(line.theme) })),
        head,
      ),
    );
  };
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('reasonsTitle')}</h2>
      <p className="lead-in">{t('reasonsWhy')}</p>
      {lines.length === 0 ? (
        <p className="empty">{t('reasonsNone')}</p>
      ) : (
        <>
          {people.length > 1 && (
            <p className="inline">
              <label htmlFor={`${id}-who`}>{t('leadAgent')}</label>
              <select id={`${id}-who`} value={who} onChange={(event) => setWanted(event.target.value)}>
                <option value="">{t('reasonsAll')}</option>
                {people.map((name) => (
                  <option key={name} value={name}>
                    {named(name)}
                  </option>
                ))}
              </select>
            </p>
          )}
          <Scroller label={t('reasonsTitle')}>
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col">{t('reasonsTheme')}</th>
                  {days.map((day) => (
                    <th scope="col" key={day} className="number">
                      {day.slice(5)}
                    </th>
                  ))}
                  <th scope="col" className="number">
                    {t('reasonsSum')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {themes.map(({ theme, of }) => (
                  <tr key={theme}>
                    <th scope="row">{themeName(theme)}</th>
                    {days.map((day) => (
                      <td key={day} className="number">
                        {sumOf(of.filter((line) => line.day === day))}
                      </td>
                    ))}
                    <td className="number">{sumOf(of)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroller>
          <div className="actions">
            <button type="button" className="plain" onClick={() => void run(copy)}>
              {t('keptCopy')}
            </button>
            <OutcomeNote outcome={outcome} />
          </div>
        </>
      )}
    </section>
  );
}
