/**
 * Owns the proof of a number that stands by sums alone: what each hour, day or person brought, and the arithmetic. Refuses
 * turns: whoever saw them keeps them.
 */
import { METRIC_LIST, type MetricId } from './metric-list';
import { type Figures, figuresOf, waitsOf } from './metrics';
import type { DayRow, RuleProfile } from './turn';

export interface SumPart {
  value?: number;
  /** Observations behind it. */
  sample: number;
}

export interface SumProof {
  figures: Figures;
  /** One count per edge of WAIT_EDGES_SEC and one above. */
  waits: number[];
  /** The arithmetic of an average of turns, ms; undefined for other figures. */
  sum?: { sumMs: number; turns: number };
}

/** What some rows say of one figure by themselves. */
export function sumPart(rows: readonly DayRow[], metric: MetricId, rule: RuleProfile): SumPart {
  const figures = figuresOf(rows, rule);
  const { key, sample } = METRIC_LIST[metric];
  const value = figures[key];
  return { ...(value !== undefined && { value }), sample: figures[sample] ?? 0 };
}

/** @param allRows of one rule; others are ignored */
export function proveSums(allRows: readonly DayRow[], metric: MetricId, rule: RuleProfile): SumProof {
  const rows = allRows.filter((row) => row.ruleId === rule.id);
  const sum = arithmeticOf(rows, metric, rule);
  return { figures: figuresOf(rows, rule), waits: waitsOf(rows), ...(sum && { sum }) };
}

function arithmeticOf(rows: readonly DayRow[], metric: MetricId, rule: RuleProfile): SumProof['sum'] {
  const add = (pick: (row: DayRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const withTurns = (sumMs: number, turns: number) => (turns > 0 ? { sumMs, turns } : undefined);
  if (metric === 'first')
    return withTurns(
      add((row) => row.firstWaitSumMs),
      add((row) => row.firstAnswered),
    );
  if (metric !== 'average') return undefined;
  const measured = waitsOf(rows).reduce((total, count) => total + count, 0);
  // Where the rule sets a value for no reply, those without one are in the sum too.
  const unanswered = rule.unansweredSec === null ? 0 : add((row) => row.unanswered);
  return withTurns(
    add((row) => row.waitSumMs),
    measured + unanswered,
  );
}
