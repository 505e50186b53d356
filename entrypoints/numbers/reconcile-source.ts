/** Owns a platform's sheet on its way in: read here, held against the ledger, and only its figures kept. */
import type { ComparedLine, Comparison, FigureSheet, MetricHistory } from '../../components/numbers/reconcile-model';
import { asId, type BusinessDay } from '../../utils/core/ids';
import { METRIC_IDS } from '../../utils/core/metric-list';
import { compareFigures, type ImportedFigure, type ReconciledFigure } from '../../utils/core/reconcile/compare';
import { isPercentColumn, readDay, readFigure } from '../../utils/core/reconcile/figure-cells';
import { guessFigureColumns, plainHeading } from '../../utils/core/reconcile/figure-columns';
import { agentsOf } from '../../utils/db/agents';
import type { KnownAgent, Ledger } from '../../utils/db/ledger';
import { coverageOfDays } from '../../utils/db/period';
import { conversationsOfAgentDay } from '../../utils/db/read';
import { RULES } from '../../utils/rules/index';
import { MOST_RECONCILED } from '../../utils/settings/number-settings';
import type { Settings } from '../../utils/settings/settings';
import type { ReadScope } from './number-source';

/** Agent-days compared at once: each is a day of facts. */
const MOST_ROWS = 100;
const MOST_COLUMNS = 200;
const SHOWN_HISTORY = 14;

type SheetReading = { ok: true; sheets: FigureSheet[] } | { ok: false; code: string };

export async function readFigureSheet(file: File, settings: Settings): Promise<SheetReading> {
  const { MAX_SHEET_BYTES, readSheet } = await import('../../utils/library/sheets/read-sheet');
  if (file.size > MAX_SHEET_BYTES) return { ok: false, code: 'sheet-too-big' };
  const reading = await readSheet(new Uint8Array(await file.arrayBuffer()), file.name);
  if (!reading.ok) return reading;
  return {
    ok: true,
    sheets: reading.tables.map(({ name, rows }) => ({
      name,
      rows,
      ...guessFigureColumns(rows, settings.sheetColumns),
    })),
  };
}

const plainName = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
const withoutShop = (plain: string) => plain.split(':').at(-1) ?? plain;

/** By the whole name, else by what stands behind the shop's ('旗舰店:小禾') where only one agent has it. */
function findAgent(agents: readonly KnownAgent[], name: string): KnownAgent | undefined {
  const plain = plainName(name);
  const whole = agents.find((agent) => plainName(agent.name) === plain);
  if (whole) return whole;
  const [only, ...more] = agents.filter((agent) => withoutShop(plainName(agent.name)) === withoutShop(plain));
  return more.length === 0 ? only : undefined;
}

export async function compareSheet(
  ledger: Ledger,
  scope: ReadScope,
  sheet: FigureSheet,
  fallback: { day: string },
  now: number,
): Promise<Comparison> {
  const { siteId, agentId } = scope;
  const agents = (await agentsOf(ledger)).filter((agent) => agent.siteId === siteId);
  const [agentAt, dayAt] = [sheet.columns.indexOf('agent'), sheet.columns.indexOf('day')];
  const rows = sheet.rows.slice(sheet.firstRow).filter((row) => row.some((cell) => cell.trim() !== ''));
  const percents = percentColumns(sheet, rows);
  const strangers = new Set<string>();
  const lines: ComparedLine[] = [];
  let unread = 0;
  for (const row of rows.slice(0, MOST_ROWS)) {
    const name = agentAt < 0 ? undefined : (row[agentAt] ?? '');
    const agent = name === undefined ? agents.find(({ id }) => id === agentId) : findAgent(agents, name);
    const day = dayAt < 0 ? fallback.day : readDay(row[dayAt] ?? '');
    if (!agent) {
      if (name !== undefined && name.trim() !== '') strangers.add(name.trim());
      continue;
    }
    if (day === undefined) {
      unread += 1;
      continue;
    }
    const figures = figuresOfRow(sheet, row, percents);
    unread += figures.unread;
    if (figures.imported.length === 0) continue;
    const compared = await compareDay(
      ledger,
      { ...scope, agentId: agent.id },
      asId<BusinessDay>(day),
      figures.imported,
      now,
    );
    lines.push(...compared.map((line) => ({ ...line, agentName: agent.name })));
  }
  return { lines, strangers: [...strangers], unread, left: Math.max(0, rows.length - MOST_ROWS) };
}

/** Places of the columns whose bare numbers are per cent. */
function percentColumns({ columns, rows, firstRow }: FigureSheet, body: FigureSheet['rows']): ReadonlySet<number> {
  const heading = rows[firstRow - 1] ?? [];
  const places = columns.flatMap((column, at) => {
    if (column === 'ignore' || column === 'agent' || column === 'day') return [];
    const cells = body.map((row) => row[at] ?? '');
    return isPercentColumn(column, heading[at] ?? '', cells) ? [at] : [];
  });
  return new Set(places);
}

function figuresOfRow(
  { columns }: FigureSheet,
  row: readonly string[],
  percents: ReadonlySet<number>,
): { imported: ImportedFigure[]; unread: number } {
  const imported: ImportedFigure[] = [];
  let unread = 0;
  for (const [index, column] of columns.entries()) {
    if (column === 'ignore' || column === 'agent' || column === 'day') continue;
    const figure = readFigure(column, row[index] ?? '', percents.has(index));
    if (figure) imported.push(figure);
    else unread += 1;
  }
  return { imported, unread };
}

async function compareDay(
  ledger: Ledger,
  { siteId, agentId, rule, calendar, settings }: ReadScope,
  day: BusinessDay,
  imported: readonly ImportedFigure[],
  now: number,
): Promise<ReconciledFigure[]> {
  const [groups, covered] = await Promise.all([
    conversationsOfAgentDay(ledger, agentId, siteId, day, calendar),
    ledger.coverage.where('[siteId+agentId+day]').equals([siteId, agentId, day]).toArray(),
  ]);
  const coverage = coverageOfDays(covered, { calendar, shift: settings.shift, now });
  const { zone, dayCut } = calendar;
  return compareFigures(imported, [...groups.values()], {
    agentId,
    siteId,
    day,
    rule,
    others: RULES,
    zone,
    dayCut,
    now,
    ...(coverage !== undefined && { coverage }),
  });
}

const keyOf = ({ day, siteId, agentId, ruleId, metric }: ReconciledFigure) =>
  `${day}|${siteId}|${agentId}|${ruleId}|${metric}`;

/** What was kept before with these put in their place; the oldest days go first when there are too many. */
export function withReconciled(
  before: readonly ReconciledFigure[],
  lines: readonly ComparedLine[],
): ReconciledFigure[] {
  const kept = new Map(before.map((each) => [keyOf(each), each]));
  for (const { agentName: _name, ...figure } of lines) kept.set(keyOf(figure), figure);
  return [...kept.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).slice(-MOST_RECONCILED);
}

/** What each heading was said to mean, remembered for the next sheet. */
export function withColumns(before: Readonly<Record<string, string>>, sheet: FigureSheet): Record<string, string> {
  const heading = sheet.rows[sheet.firstRow - 1] ?? [];
  const said = sheet.columns.flatMap((column, index) => {
    const plain = plainHeading(heading[index] ?? '');
    return plain === '' ? [] : [[plain, column] as const];
  });
  return Object.fromEntries([...Object.entries(before), ...said].slice(-MOST_COLUMNS));
}

/** Per metric: how often equal, how far off else, the last days. */
export function historyOf(kept: readonly ReconciledFigure[], { siteId, rule }: ReadScope): MetricHistory[] {
  const own = kept.filter((each) => each.siteId === siteId && each.ruleId === rule.id);
  return METRIC_IDS.flatMap((metric) => {
    const figures = own.filter((each) => each.metric === metric);
    if (figures.length === 0) return [];
    const errors = figures.flatMap(({ ours, theirs }) =>
      ours === undefined || theirs === 0 ? [] : [Math.abs(ours - theirs) / theirs],
    );
    const mean = errors.length > 0 ? errors.reduce((sum, error) => sum + error, 0) / errors.length : undefined;
    return [
      {
        metric,
        compared: figures.length,
        equal: figures.filter(({ reason }) => reason === 'equal' || reason === 'rounding').length,
        ...(mean !== undefined && { meanError: mean }),
        last: figures.slice(-SHOWN_HISTORY).toReversed(),
      },
    ];
  });
}
