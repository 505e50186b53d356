/** Which rows of a long ranking are in sight without asking: the first three, and the own one with its neighbours. */

/** Lists up to this long are shown whole. */
export const WHOLE_LIST = 10;
const TOP = 3;
const AROUND = 2;

export function rowsInSight<Row extends { own: boolean }>(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= WHOLE_LIST) return rows;
  const own = rows.findIndex((row) => row.own);
  return rows.filter((_, index) => index < TOP || (own >= 0 && Math.abs(index - own) <= AROUND));
}
