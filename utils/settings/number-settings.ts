/** Owns the preferences of the numbers pages and what makes a stored one sound: references, ranking, plan, card, imported figures. */
import type { MetricId } from '../core/metric-list';
import type { ReconciledFigure } from '../core/reconcile/compare';
import type { ScorecardSettings } from '../core/scorecard';

/** A figure of the trade, with where it comes from, by rule profile id and metric. */
export type IndustryFigures = Record<string, Partial<Record<MetricId, { value: number; source: string }>>>;

export interface RankingSettings {
  weights: Partial<Record<MetricId, number>>;
  /** Others are shown without their names. */
  isPrivate: boolean;
  /** Only the hours in which I worked are compared. */
  sameHours: boolean;
}

/** null: not set; measured where it can be. */
export interface PlanSettings {
  goalCents: number | null;
  serviceShare: number | null;
  conversion: number | null;
  orderValueCents: number | null;
  /** Hours of the shift by agent id. */
  hours: Record<string, number>;
}

export interface NumberSettings {
  industry: IndustryFigures;
  ranking: RankingSettings;
  plan: PlanSettings;
  scorecard: ScorecardSettings;
  /** Buyers a day beyond which service suffers; null: none. */
  dayCap: number | null;
  /** What a heading of an imported sheet was last said to mean. */
  sheetColumns: Record<string, string>;
  /** Imported figures and what became of them, newest last. */
  reconciled: ReconciledFigure[];
}

export const MOST_RECONCILED = 1000;
const MOST_COLUMNS = 200;
const NAME = /^[A-Za-z]{1,30}$/;
const MARKS = ['__proto__', 'constructor', 'prototype'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown, low: number, high: number): value is number =>
  typeof value === 'number' && value >= low && value <= high;
const isNumberOrNull = (value: unknown, low: number, high: number) => value === null || isNumber(value, low, high);
const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most;
const everyEntry = (
  value: unknown,
  most: number,
  test: (entry: unknown, name: string) => boolean,
): value is Record<string, unknown> =>
  isRecord(value) &&
  Object.keys(value).length <= most &&
  Object.entries(value).every(([name, entry]) => name.length <= 120 && !MARKS.includes(name) && test(entry, name));
const isWeights = (value: unknown) =>
  everyEntry(value, 40, (entry, name) => NAME.test(name) && isNumber(entry, 0, 1000));

interface Definition<Value> {
  fallback: Value;
  isSound(value: unknown): value is Value;
  steps: readonly ((value: unknown) => unknown)[];
}

export const NUMBER_SETTINGS: { readonly [Name in keyof NumberSettings]: Definition<NumberSettings[Name]> } = {
  industry: {
    fallback: {},
    isSound: (value): value is IndustryFigures =>
      everyEntry(value, 40, (metrics) =>
        everyEntry(
          metrics,
          60,
          (entry, name) =>
            NAME.test(name) && isRecord(entry) && isNumber(entry.value, 0, 1e12) && isText(entry.source, 80),
        ),
      ),
    steps: [],
  },
  ranking: {
    fallback: { weights: { share: 40, average: 30, first: 20, replyRate: 10 }, isPrivate: false, sameHours: false },
    isSound: (value): value is RankingSettings =>
      isRecord(value) &&
      isWeights(value.weights) &&
      typeof value.isPrivate === 'boolean' &&
      typeof value.sameHours === 'boolean',
    steps: [],
  },
  plan: {
    fallback: { goalCents: null, serviceShare: null, conversion: null, orderValueCents: null, hours: {} },
    isSound: (value): value is PlanSettings =>
      isRecord(value) &&
      isNumberOrNull(value.goalCents, 0, 1e13) &&
      isNumberOrNull(value.serviceShare, 0, 1) &&
      isNumberOrNull(value.conversion, 0, 1) &&
      isNumberOrNull(value.orderValueCents, 0, 1e10) &&
      everyEntry(value.hours, 500, (hours) => isNumber(hours, 0, 24)),
    steps: [],
  },
  scorecard: {
    fallback: { own: 30, reference: 70, superior: 20, weights: { share: 40, average: 30, first: 20, replyRate: 10 } },
    isSound: (value): value is ScorecardSettings =>
      isRecord(value) &&
      isNumber(value.own, 0, 1000) &&
      isNumber(value.reference, 0, 1000) &&
      isNumber(value.superior, 0, 1000) &&
      isWeights(value.weights) &&
      (value.given === undefined || everyEntry(value.given, 1000, (points) => isNumber(points, 0, 1000))),
    steps: [],
  },
  dayCap: {
    fallback: null,
    isSound: (value): value is number | null =>
      value === null || (Number.isInteger(value) && isNumber(value, 1, 10_000)),
    steps: [],
  },
  sheetColumns: {
    fallback: {},
    isSound: (value): value is Record<string, string> => everyEntry(value, MOST_COLUMNS, (role) => isText(role, 40)),
    steps: [],
  },
  reconciled: {
    fallback: [],
    isSound: (value): value is ReconciledFigure[] =>
      Array.isArray(value) && value.length <= MOST_RECONCILED && value.every(isReconciled),
    steps: [],
  },
};

function isReconciled(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { day, siteId, agentId, ruleId, metric, ours, theirs, coverage, reason } = value;
  return (
    [day, siteId, agentId, ruleId, metric, reason].every((text) => isText(text, 80)) &&
    isNumber(theirs, -1e13, 1e13) &&
    (ours === undefined || isNumber(ours, -1e13, 1e13)) &&
    (coverage === undefined || isNumber(coverage, 0, 1))
  );
}
