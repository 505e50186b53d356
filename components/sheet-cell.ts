/** One cell of a sheet that somebody copies: what could be taken for a formula is quoted away, and nothing breaks the line. */
export function sheetCell(text: string): string {
  return (/^[=+\-@\t]/.test(text) ? `'${text}` : text).replace(/[",\n\r]/g, ' ');
}
