/** Owns numbers as files and as text: what is on screen, or every turn behind it. Made on request, never kept. */
import { bareNumber, formatMetric, headingOf, nameOf } from '../../components/figures/metrics';
import { CLOCK_NAME, clockFormat, OUT_WORDS, OUTCOME } from '../../components/figures/turn-words';
import { formatShare } from '../../components/format';
import type { NumberContent, NumberFormat } from '../../components/numbers/export-bar';
import type { NumberDay } from '../../components/numbers/numbers-model';
import type { Translate } from '../../components/text';
import type { ExplainedTurn } from '../../utils/core/explain';
import { isEstimatedMetric, METRIC_IDS, METRIC_LIST, type MetricId } from '../../utils/core/metric-list';
import { daysOf } from '../../utils/core/period';
import { readExplanation } from '../../utils/db/explain';
import type { Ledger } from '../../utils/db/ledger';
import { proofScope, type ReadScope } from './number-source';

export interface NumberExport {
  what: NumberContent;
  format: NumberFormat;
  /** The platform's own figures, by metric. */
  imported: Readonly<Record<string, number>>;
}

export interface NumberFile {
  name: string;
  url: string;
}

const TYPES: Record<NumberFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
};

/** Known figures only: an unknown one is an empty cell, never a zero. */
export async function exportNumbers(
  ledger: Ledger,
  scope: ReadScope,
  numbers: NumberDay,
  { what, format, imported }: NumberExport,
  now: number,
  t: Translate,
): Promise<NumberFile> {
  const span = numbers.from === numbers.to ? numbers.from : `${numbers.from}_${numbers.to}`;
  const base = `sideline-${numbers.rule.id}-${span}${what === 'rows' ? '-turns' : ''}`;
  const table = what === 'rows' ? await turnTable(ledger, scope, numbers, now, t) : summaryTable(numbers, imported, t);
  const bytes =
    format === 'json'
      ? encode(JSON.stringify(jsonOf(numbers, table, what), null, 2))
      : await sheetOf(table, format, numbers);
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: TYPES[format] }));
  return { name: `${base}.${format}`, url };
}

const encode = (text: string) => new TextEncoder().encode(text);

type Table = (string | number)[][];

async function sheetOf(table: Table, format: 'xlsx' | 'csv', { agentName }: NumberDay): Promise<Uint8Array> {
  if (format === 'csv') {
    const { writeCsv } = await import('../../utils/library/sheets/csv');
    // Without the mark Chinese Excel takes the file for GBK.
    return encode(`\ufeff${writeCsv(table.map((row) => row.map(String)))}`);
  }
  const { writeWorkbook } = await import('../../utils/library/sheets/workbook');
  const widths = (table[0] ?? []).map((_, index) => (index === 0 ? 22 : 16));
  return writeWorkbook([{ name: agentName, rows: table }], widths);
}

function summaryTable(numbers: NumberDay, imported: Readonly<Record<string, number>>, t: Translate): Table {
  const heading = ['figureName', 'figureValue', 'exportBadge', 'badgeImported'] as const;
  const references = [
    numbers.isToday ? 'refYesterday' : 'refPrevious',
    'refOwn',
    'refMedian',
    'refBest',
    'refIndustry',
  ] as const;
  const cell = (metric: MetricId, value: number | undefined) => (value === undefined ? '' : bareNumber(metric, value));
  const lines = METRIC_IDS.map((metric) => {
    const value = numbers.figures[METRIC_LIST[metric].key];
    const { yesterday, previous, own, median, best, industry } = numbers.references[metric] ?? {};
    const badge =
      value === undefined ? '' : t(isEstimatedMetric(metric, numbers.figures) ? 'badgeEstimated' : 'badgeMeasured');
    return [
      headingOf(metric, t),
      cell(metric, value),
      badge,
      cell(metric, imported[metric]),
      ...[yesterday ?? previous, own, median, best, industry].map((each) => cell(metric, each)),
    ];
  });
  const coverage =
    numbers.coverage === undefined ? t('explainCoverageNone') : t('explainCoverage', formatShare(numbers.coverage));
  return [
    [...heading, ...references].map((key) => t(key)),
    ...lines,
    [],
    [t('explainSince', numbers.rule.name, numbers.rule.validFrom, numbers.rule.note)],
    [coverage],
    ...numbers.parts
      .filter(({ figures }) => figures)
      .flatMap((part, index) =>
        index === 0
          ? [
              [],
              [
                t(numbers.period === 'day' ? 'partsHourName' : 'scopeDay'),
                ...PART_METRICS.map((metric) => headingOf(metric, t)),
              ],
              partRow(part),
            ]
          : [partRow(part)],
      ),
  ];
}

const PART_METRICS: readonly MetricId[] = [
  'receptions',
  'turns',
  'first',
  'average',
  'share',
  'unanswered',
  'agentChars',
];

function partRow({ label, figures }: NumberDay['parts'][number]): (string | number)[] {
  const cells = PART_METRICS.map((metric) => {
    const value = figures?.[METRIC_LIST[metric].key];
    return value === undefined ? '' : bareNumber(metric, value);
  });
  return [label, ...cells];
}

/** Every turn of the days that are shown, the newest first; of days whose facts are gone there are none. */
async function turnTable(
  ledger: Ledger,
  scope: ReadScope,
  { from, to }: NumberDay,
  now: number,
  t: Translate,
): Promise<Table> {
  const { calendar } = scope;
  const turns: ExplainedTurn[] = [];
  const today = calendar.dayOf(now);
  for (const day of daysOf({ from, to: to < today ? to : today }).reverse())
    turns.push(...(await readExplanation(ledger, { ...proofScope(scope), day }, 'turns', now)).turns);
  const time = clockFormat(calendar.zone);
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: calendar.zone });
  const date = (at: number) => format.format(at);
  const heading = [
    t('exportAsked'),
    t('exportReplied'),
    t('exportWaitSec'),
    t('exportClock'),
    t('exportReason'),
    t('exportConversation'),
  ];
  const names = new Map([...new Set(turns.map(({ turn }) => turn.conversationId))].map((id, index) => [id, index + 1]));
  return [
    heading,
    ...turns.map(({ turn, out }) => [
      `${date(turn.openedAt)} ${time(turn.openedAt)}`,
      turn.closedAt === undefined ? t(OUTCOME[turn.outcome]) : `${date(turn.closedAt)} ${time(turn.closedAt)}`,
      turn.waitMs === undefined ? '' : turn.waitMs / 1000,
      t(CLOCK_NAME[turn.clocks.opened]),
      t(out === undefined ? 'explainCounted' : OUT_WORDS[out]),
      // The stored key is a hash: a number within this file is all that another person needs.
      names.get(turn.conversationId) ?? '',
    ]),
  ];
}

function jsonOf(numbers: NumberDay, table: Table, what: NumberContent): unknown {
  const { agentName, siteName, from, to, rule, figures, parts, references, coverage, waits } = numbers;
  if (what === 'rows') {
    const [heading = [], ...rows] = table;
    return rows.map((row) => Object.fromEntries(heading.map((name, index) => [name, row[index] ?? ''])));
  }
  return {
    format: 'sideline-numbers/1',
    agentName,
    siteName,
    from,
    to,
    rule,
    figures,
    parts,
    references,
    coverage,
    waits,
  };
}

const TEXT_METRICS: readonly MetricId[] = [
  'receptions',
  'turns',
  'first',
  'average',
  'share',
  'unanswered',
  'conversion',
];

/** A few lines for a chat group. */
export function numbersText(numbers: NumberDay, t: Translate): string {
  const span = numbers.from === numbers.to ? numbers.from : `${numbers.from} – ${numbers.to}`;
  const lines = TEXT_METRICS.flatMap((metric) => {
    const value = numbers.figures[METRIC_LIST[metric].key];
    if (value === undefined) return [];
    const badge = isEstimatedMetric(metric, numbers.figures) ? ` ${t('badgeEstimated')}` : '';
    return [`${nameOf(metric, t)} ${formatMetric(metric, value, t)}${badge}`];
  });
  const coverage =
    numbers.coverage === undefined ? t('explainCoverageNone') : t('explainCoverage', formatShare(numbers.coverage));
  return [
    `${numbers.siteName} ${numbers.agentName} ${span}`,
    ...lines,
    `${t('overlayRule', numbers.rule.name)} · ${coverage}`,
  ].join('\n');
}
