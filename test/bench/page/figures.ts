/** Small arithmetic and wording for the page bench: quantiles, units, and gates that remember what they missed. */

/** Nearest rank; a measurement that never came counts as endless. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.map((value) => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : value)).sort((a, b) => a - b);
  return sorted[Math.max(0, Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN;
}

export const ms = (value: number) => `${value.toFixed(1)} ms`;
export const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** The range of several runs, for behind their median; nothing for one. */
export function spread(values: readonly number[], unit: string): string {
  if (values.length < 2) return '';
  return ` (${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)} ${unit})`;
}

export class Gates {
  readonly missed: string[] = [];

  /** The value with its verdict. */
  hold(name: string, value: number, limit: number, unit: string): string {
    const holds = value <= limit;
    const shown = unit === 'ms' || unit === '%' ? value.toFixed(unit === '%' ? 2 : 1) : String(value);
    const named = unit === '' ? shown : `${shown} ${unit}`;
    if (!holds) this.missed.push(`${name}: ${named}, allowed ${limit}`);
    return `${named} (gate ${limit} ${holds ? 'holds' : 'MISSED'})`;
  }
}
