/** An expectation whose failure can be read in any report: the first of what should not be there stand in its message. */
import { expect } from 'vitest';

const SHOWN = 25;

export function expectNone(found: readonly string[], where = ''): void {
  const rest = found.length - SHOWN;
  const lines = [where, ...found.slice(0, SHOWN), ...(rest > 0 ? [`and ${rest} more`] : [])].filter(Boolean);
  expect(found, lines.join('\n')).toEqual([]);
}
