/** The comparison of three orders over many rush hours, per platform rule: a table, and whether ours was ever worse. */
import { RULES } from '../../../utils/rules/index';
import { inventLengths, makeRush } from './rush';
import { type Outcome, POLICIES, type Policy, simulate } from './simulate';

export interface Dialogue {
  turns: [who: string, text: string][];
}

/** Characters of each answer of a dialogue; one entry per buyer turn that was answered. */
export function lengthsOf(dialogues: readonly Dialogue[]): number[][] {
  return dialogues
    .map(({ turns }) => turns.flatMap(([who, text]) => (who === 'a' ? [Math.max(4, [...text].length)] : [])))
    .filter((lengths) => lengths.length > 0);
}

export interface Row {
  source: string;
  rule: string;
  load: number;
  units: number;
  missed: Record<Policy, number>;
  lateTurns: Record<Policy, number>;
  meanSec: Record<Policy, number>;
  worstMin: Record<Policy, number>;
  /** Rush hours in which ours missed more than the better of the other two. */
  worse: number;
  hours: number;
}

const LOADS = [0.6, 0.8, 0.95, 1.1, 1.3];

/** @param firstSeed of as many different hours as `hours` says */
export function compareOrders(
  source: string,
  lengths: readonly (readonly number[])[],
  hours: number,
  firstSeed = 1,
): Row[] {
  return RULES.flatMap((rule) =>
    LOADS.map((load) => {
      const sum = { triage: [], longest: [], 'first-come': [] } as Record<Policy, Outcome[]>;
      let worse = 0;
      for (let seed = firstSeed; seed < firstSeed + hours; seed += 1) {
        const rush = makeRush(lengths, seed * 7919 + Math.round(load * 100), load);
        for (const policy of POLICIES) sum[policy].push(simulate(rush, rule, policy));
        const missed = (policy: Policy) => sum[policy].at(-1)?.missed ?? 0;
        if (missed('triage') > Math.min(missed('longest'), missed('first-come'))) worse += 1;
      }
      const each = (value: (outcome: Outcome[]) => number) =>
        Object.fromEntries(POLICIES.map((policy) => [policy, value(sum[policy])])) as Record<Policy, number>;
      const total = (outcomes: Outcome[], field: 'missed' | 'lateTurns' | 'units') =>
        outcomes.reduce((all, outcome) => all + outcome[field], 0);
      return {
        source,
        rule: rule.id,
        load,
        units: total(sum.triage, 'units'),
        missed: each((outcomes) => total(outcomes, 'missed')),
        lateTurns: each((outcomes) => total(outcomes, 'lateTurns')),
        meanSec: each((outcomes) => outcomes.reduce((all, { meanMs }) => all + meanMs, 0) / outcomes.length / 1000),
        worstMin: each((outcomes) => Math.max(...outcomes.map(({ worstMs }) => worstMs)) / 60_000),
        worse,
        hours,
      };
    }),
  );
}

export const inventedLengths = () => inventLengths(42);
