/** Owns how counts are written where there is room for thousands. Not in the panel, which counts to dozens. */

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const TENTHS = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const CENTS = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** 1804 -> 1,804; 35.66 -> 35.7. Both languages part thousands by a comma. */
export function formatCount(value: number): string {
  return (Number.isInteger(value) ? WHOLE : TENTHS).format(value);
}

/** 579000 cents -> 5,790.00. */
export function formatYuan(cents: number): string {
  return CENTS.format(cents / 100);
}
