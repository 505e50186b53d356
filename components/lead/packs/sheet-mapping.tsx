/** Which column of a sheet means what, with the first rows beside it: the guess is ours, the word is the person's. */
import { useId } from 'react';
import { Scroller } from '../../scroller';
import { type MessageKey, useText } from '../../text';
import type { SheetColumn, SheetView } from './import-model';

const ROLES: readonly [SheetColumn, MessageKey][] = [
  ['ignore', 'columnIgnore'],
  ['category', 'fieldCategory'],
  ['title', 'fieldTitle'],
  ['triggers', 'fieldTriggers'],
  ['body', 'fieldBody'],
  ['stage', 'fieldStage'],
  ['tags', 'fieldTags'],
  ['shortcut', 'fieldShortcut'],
  ['activeFrom', 'fieldFrom'],
  ['activeTo', 'fieldTo'],
  ['weekdays', 'fieldWeekdays'],
  ['hours', 'fieldHours'],
  ['shops', 'fieldShops'],
  ['goods', 'fieldGoods'],
  ['mandatory', 'fieldMandatory'],
  ['id', 'columnId'],
];
const SHOWN_ROWS = 6;

interface SheetMappingProps {
  view: SheetView;
  onColumn(column: number, role: SheetColumn): void;
  onFirstRow(row: number): void;
  onNameIsCategory(isCategory: boolean): void;
}

export function SheetMapping({ view, onColumn, onFirstRow, onNameIsCategory }: SheetMappingProps) {
  const t = useText();
  const first = useId();
  const { mapping, rows } = view;
  const shown = rows.slice(mapping.firstRow, mapping.firstRow + SHOWN_ROWS);
  return (
    <div className="mapping">
      <p className="inline">
        <label htmlFor={first}>{t('sheetFirstRow')}</label>
        <input
          id={first}
          type="number"
          min={1}
          max={Math.max(1, rows.length)}
          value={mapping.firstRow + 1}
          onChange={(event) => onFirstRow(Math.max(0, Number(event.target.value) - 1))}
        />
        {view.sheetCount > 1 && (
          <label className="choice">
            <input
              type="checkbox"
              checked={mapping.sheetIsCategory}
              onChange={(event) => onNameIsCategory(event.target.checked)}
            />
            {t('sheetNameIsCategory', view.name)}
          </label>
        )}
      </p>
      <Scroller label={t('sheetPreview')}>
        <table className="sheet">
          <thead>
            <tr>
              {mapping.columns.map((role, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
                <th key={column} scope="col">
                  <select
                    aria-label={t('sheetColumn', column + 1)}
                    value={role}
                    onChange={(event) => onColumn(column, event.target.value as SheetColumn)}
                  >
                    {ROLES.map(([value, key]) => (
                      <option key={value} value={value}>
                        {t(key)}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
              <tr key={index}>
                {mapping.columns.map((role, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={column} className={role === 'ignore' ? 'ignored' : undefined}>
                    {row[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </div>
  );
}
