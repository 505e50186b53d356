/**
 * Owns turning the rows of a sheet into scripts, as its mapping says. Refuses to drop anything in silence: every row that gives
 * no script, and every cell that was changed, is a problem with its place.
 */
import type { RowCode } from '../../core/pack-codes';
import type { Snippet, Stage } from '../../core/snippet';
import { snippetSchema } from '../../schema/pack';
import { readDate, readHours, readWeekdays, readYesNo, splitList, stageOf } from './cells';
import type { ColumnMapping, SheetRole } from './columns';
import { createIdGiver } from './snippet-ids';
import type { SheetTable } from './workbook';

/** Row and column count from 1, as a spreadsheet shows them; column 0 is the whole row. */
export interface SheetProblem {
  row: number;
  column: number;
  code: RowCode;
  /** The row gave no script. */
  dropped: boolean;
}

export interface SheetSnippets {
  snippets: Snippet[];
  problems: SheetProblem[];
}

export interface MappingOptions {
  /** Scripts that are there already: a row that is one of them keeps its id, and with it its counts. */
  known?: readonly Snippet[];
  /** Category of rows that have none. */
  category: string;
  /** Stage of rows whose stage and category do not tell. */
  stage?: Stage;
}

const TITLE_LENGTH = 24;
/** A question as long as this says what a script without a title is about; a single word does not. */
const ASKS = 4;
const LONGEST: Partial<Record<SheetRole, number>> = {
  title: 80,
  shortcut: 20,
  triggers: 120,
  tags: 40,
  shops: 80,
  goods: 80,
};
const MOST: Partial<Record<SheetRole, number>> = { triggers: 60, tags: 20, shops: 50, goods: 50 };
const BODY_LENGTH = 2000;

type Report = (role: SheetRole | undefined, code: RowCode, dropped?: boolean) => void;

export function applyMapping(table: SheetTable, mapping: ColumnMapping, options: MappingOptions): SheetSnippets {
  const snippets: Snippet[] = [];
  const problems: SheetProblem[] = [];
  const giveId = createIdGiver(options.known ?? []);
  const groups = mapping.columns.flatMap((role, column) => (role === 'category' ? [column] : []));
  const asked = mapping.columns.flatMap((role, column) => (role === 'triggers' ? [column] : []));
  let above: string[] = [];
  const seen = new Set<string>();
  for (let at = mapping.firstRow; at < table.rows.length; at += 1) {
    const row = table.rows[at] as string[];
    const report: Report = (role, code, dropped = false) => {
      problems.push({ row: at + 1, column: role ? mapping.columns.indexOf(role) + 1 : 0, code, dropped });
    };
    const cell = (role: SheetRole): string =>
      cleanCell(row[mapping.columns.indexOf(role)] ?? '', mapping.own, role, report);
    const questions = (): string[] =>
      asked.flatMap((column) => splitList(cleanCell(row[column] ?? '', mapping.own, 'triggers', report), mapping.own));
    if (row.every((text) => text.trim() === '')) continue;
    above = mapping.own
      ? [row[groups[0] ?? -1] ?? '']
      : fillDown(
          groups.map((column) => row[column]?.trim() ?? ''),
          above,
        );
    if (isHeadingOnly(row, groups)) continue;
    const body = cell('body');
    if (body.trim() === '') report('body', 'row-no-body', true);
    else if (body.length > BODY_LENGTH) report('body', 'row-body-long', true);
    else {
      const category = mapping.own ? (above[0] ?? '') : categoryOf(above, table, mapping, options.category);
      const draft = readRow(cell, { body, category, questions: questions() }, mapping.own, options.stage, report);
      const content = JSON.stringify([draft.category, draft.title, draft.body]);
      if (!mapping.own && seen.has(content)) report(undefined, 'row-duplicate', true);
      else {
        seen.add(content);
        const parsed = snippetSchema.safeParse({ ...draft, id: giveId(draft, cell('id')) });
        if (parsed.success) snippets.push(parsed.data);
        else report(parsed.error.issues[0]?.path[0] as SheetRole | undefined, 'row-bad-value', true);
      }
    }
  }
  return { snippets, problems };
}

type Draft = Omit<Snippet, 'id'>;

function readRow(
  cell: (role: SheetRole) => string,
  { body, category, questions }: { body: string; category: string; questions: string[] },
  own: boolean,
  stage: Stage | undefined,
  report: Report,
): Draft {
  const list = (role: SheetRole) => limit(splitList(cell(role), own), role, own, report);
  const read = <Value>(role: SheetRole, reader: (text: string) => Value | undefined): Value | undefined => {
    const text = cell(role);
    if (text.trim() === '') return undefined;
    const value = reader(text);
    if (value === undefined) report(role, 'row-bad-value');
    return value;
  };
  const triggers = limit(own ? questions : [...new Set(questions)], 'triggers', own, report);
  const named = cell('title') || (triggers[0] !== undefined && triggers[0].length >= ASKS ? triggers[0] : '');
  const title = own ? cell('title') : limit([named || firstWords(body)], 'title', own, report)[0];
  const draft: Draft = {
    title: (title ?? '').replace(/[\n\t]+/g, ' '),
    triggers,
    body,
    stage: read('stage', stageOf) ?? stageOf(category) ?? stage ?? 'presale',
    category,
    tags: list('tags'),
  };
  const [shops, goods] = [list('shops'), list('goods')];
  const [shortcut] = own ? [cell('shortcut')] : limit([cell('shortcut')], 'shortcut', own, report);
  return defined(draft, {
    shortcut: shortcut === '' ? undefined : shortcut,
    activeFrom: read('activeFrom', readDate),
    activeTo: read('activeTo', readDate),
    weekdays: read('weekdays', readWeekdays),
    hours: read('hours', readHours),
    shops: shops.length > 0 ? shops : undefined,
    goods: goods.length > 0 ? goods : undefined,
    mandatory: read('mandatory', readYesNo),
  });
}

function defined(draft: Draft, more: { [Field in keyof Draft]?: Draft[Field] | undefined }): Draft {
  return Object.assign(draft, Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)));
}

/** Control characters, text-direction marks and lone surrogates cannot be in a script; blanks around a cell mean nothing. */
function cleanCell(text: string, own: boolean, role: SheetRole, report: Report): string {
  const clean = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what it looks for
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu, '');
  if (clean !== text) report(role, 'row-cleaned');
  return own ? clean : clean.trim();
}

function limit(entries: string[], role: SheetRole, own: boolean, report: Report): string[] {
  if (own) return entries;
  const [longest, most] = [LONGEST[role] ?? Number.POSITIVE_INFINITY, MOST[role] ?? Number.POSITIVE_INFINITY];
  const kept = entries.slice(0, most).map((entry) => (entry.length > longest ? cutAt(entry, longest) : entry));
  if (entries.length > most || kept.some((entry, index) => entry !== entries[index])) report(role, 'row-cut');
  return kept;
}

function cutAt(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

function firstWords(body: string): string {
  return cutAt(
    body
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? body,
    TITLE_LENGTH,
  );
}

/** An empty group cell means the one above, as long as the groups left of it are the ones above as well. */
function fillDown(cells: readonly string[], above: readonly string[]): string[] {
  const first = cells.findIndex((text) => text !== '');
  return cells.map((text, index) => text || (first < 0 || index < first ? (above[index] ?? '') : ''));
}

function isHeadingOnly(row: readonly string[], groups: readonly number[]): boolean {
  return groups.length > 0 && row.every((text, column) => text.trim() === '' || groups.includes(column));
}

function categoryOf(above: readonly string[], table: SheetTable, mapping: ColumnMapping, fallback: string): string {
  const parts = mapping.sheetIsCategory ? [table.name, ...above] : above;
  const path = parts.map((part) => cutAt(part.replace(/[\n\t]+/g, ' ').trim(), 40)).filter((part) => part !== '');
  const joined = path.join('/').split('/').slice(0, 6).join('/');
  return cutAt(joined, 120) || fallback;
}
