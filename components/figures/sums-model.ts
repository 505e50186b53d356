/** What the proof of a number draws that stands by sums alone: a colleague's, a group's. Shapes only; undefined is unknown. */
import type { MetricId } from '../../utils/core/metric-list';
import type { RuleProfile } from '../../utils/core/turn';

export interface SumLine {
  label: string;
  /** Another figure than the one that is proved. */
  metric?: MetricId;
  value?: number;
  /** Observations, or points where the list says so. */
  sample: number;
  /** Where it opens further. */
  href?: string;
}

export interface SumList {
  /** Heading of the first column. */
  axis: string;
  /** The last column holds points of a composite. */
  points?: true;
  lines: readonly SumLine[];
}

export interface SumsModel {
  /** undefined: a composite, made of the figures in its list. */
  metric?: MetricId;
  /** Whose, as it may be shown. */
  name: string;
  value?: number;
  rule: { limitMs: number; unit: RuleProfile['unit'] };
  sum?: { sumMs: number; turns: number };
  units?: { units: number; passed: number };
  /** Empty where waits say nothing of it. */
  waits: readonly number[];
  lists: readonly SumList[];
  /** Why it opens no further, and what else must be said. */
  notes: readonly string[];
}
