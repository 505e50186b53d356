/** What the reconcile tab draws: a sheet on its way in, what came of it, and how far off we were before. Shapes only. */
import type { MetricId } from '../../utils/core/metric-list';
import type { ReconciledFigure } from '../../utils/core/reconcile/compare';
import type { FigureColumn } from '../../utils/core/reconcile/figure-columns';

export interface FigureSheet {
  name: string;
  rows: readonly (readonly string[])[];
  firstRow: number;
  columns: readonly FigureColumn[];
}

/** One compared figure, named. */
export interface ComparedLine extends ReconciledFigure {
  agentName: string;
}

export interface Comparison {
  lines: readonly ComparedLine[];
  /** Names in the sheet that no agent here has. */
  strangers: readonly string[];
  /** Cells that should hold a figure and hold none. */
  unread: number;
  /** Rows beyond those compared at once. */
  left: number;
}

export interface MetricHistory {
  metric: MetricId;
  compared: number;
  equal: number;
  /** Mean of |ours - theirs| / theirs over those that differ, 0 to ...; undefined when none can be divided. */
  meanError?: number;
  last: readonly ReconciledFigure[];
}

export interface ReconcileSeams {
  onRead(file: File): Promise<{ ok: true; sheets: FigureSheet[] } | { ok: false; code: string }>;
  onCompare(sheet: FigureSheet, fallback: { day: string }): Promise<Comparison>;
  onKeep(sheet: FigureSheet, lines: readonly ComparedLine[]): Promise<boolean>;
}
