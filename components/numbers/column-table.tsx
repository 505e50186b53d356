/** Which column of the sheet is which figure, with the first rows beside it: the guess is ours, the word is the person's. */
import { METRIC_IDS } from '../../utils/core/metric-list';
import type { FigureColumn } from '../../utils/core/reconcile/figure-columns';
import { nameOf } from '../figures/metrics';
import { Scroller } from '../scroller';
import { useText } from '../text';
import type { FigureSheet } from './reconcile-model';

const SHOWN_ROWS = 5;

interface ColumnTableProps {
  sheet: FigureSheet;
  onChange(parts: Partial<FigureSheet>): void;
}

export function ColumnTable({ sheet, onChange }: ColumnTableProps) {
  const t = useText();
  const { rows, columns, firstRow } = sheet;
  const shown = rows.slice(Math.max(0, firstRow - 1), firstRow + SHOWN_ROWS);
  return (
    <>
      <label className="inline">
        {t('reconcileFirstRow')}
        <input
          type="number"
          min={1}
          max={Math.max(1, rows.length)}
          style={{ width: 84 }}
          value={firstRow + 1}
          onChange={(event) => onChange({ firstRow: Math.max(0, Number(event.target.value) - 1) })}
        />
      </label>
      <Scroller label={t('sheetPreview')}>
        <table className="sheet">
          <thead>
            <tr>
              {columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
                <th key={index} scope="col">
                  <select
                    aria-label={t('sheetColumn', index + 1)}
                    value={column}
                    onChange={(event) =>
                      onChange({
                        columns: columns.map((old, at) => (at === index ? (event.target.value as FigureColumn) : old)),
                      })
                    }
                  >
                    <option value="ignore">{t('columnIgnore')}</option>
                    <option value="agent">{t('leadAgent')}</option>
                    <option value="day">{t('scopeDay')}</option>
                    {METRIC_IDS.map((metric) => (
                      <option key={metric} value={metric}>
                        {nameOf(metric, t)}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
              <tr key={at}>
                {columns.map((column, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={index} className={column === 'ignore' ? 'ignored' : undefined}>
                    {row[index] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}
