/**
 * Owns what keeps a csv cell from being run as a formula: a spreadsheet looks at the first character of every line it sees,
 * after blanks that it skips, in full width as well. Such a line gets one `'` before it. Reversible for any text.
 */

/** What a spreadsheet, or an import step before it, may skip at a line's start; quotes as well, so that ours can be undone. */
const SKIPPED = String.raw`'*["\s\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*`;
const FORMULA = new RegExp(`^${SKIPPED}[=+\\-@＝＋－＠﹢﹣﹦﹫−|%]`);
/** Also a blank that `trim` does not need to remove to be dangerous: cells that start with a tab or a return. */
const LEADING_BREAK = /^'*[\t\r]/;
/** Where a line starts: line breaks of every kind, and what another delimiter setting would cut the cell at. */
const LINE_START = /([\n\r\v\f\u0085\u2028\u2029;\t])/;

/** One cell, quoted, safe to open. */
export function csvCell(text: string): string {
  return `"${eachLine(text, (line) => (isFormula(line) ? `'${line}` : line)).replaceAll('"', '""')}"`;
}

/** Takes the guard off a cell that was read. Cells that never had one stay as they are. */
export function unguardCell(text: string): string {
  return eachLine(text, (line) => (line.startsWith("'") && isFormula(line) ? line.slice(1) : line));
}

function isFormula(line: string): boolean {
  return FORMULA.test(line) || LEADING_BREAK.test(line);
}

function eachLine(text: string, change: (line: string) => string): string {
  return text
    .split(LINE_START)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');
}
