/**
 * Owns holding an imported figure against ours, and finding why they differ: the same facts are counted again under each way
 * the other side may have counted. A reason is named only when that way gives their figure; otherwise it says unexplained.
 */
import { foldConversation } from '../conversation';
import type { Fact } from '../facts';
import type { AgentId, BusinessDay, SiteId } from '../ids';
import { METRIC_LIST, type MetricId } from '../metric-list';
import { type Figures, figuresOf } from '../metrics';
import type { RuleProfile } from '../turn';

/** `equal`; one way of counting that explains it; `coverage`: we did not see the whole shift; `unexplained`. */
export type Reason =
  | 'equal'
  | 'rounding'
  | 'robots'
  | 'assist'
  | 'window'
  | 'closing'
  | 'clock'
  | 'rule'
  | 'coverage'
  | 'unexplained'
  | 'unknown';

export interface ReconciledFigure {
  day: BusinessDay;
  siteId: SiteId;
  agentId: AgentId;
  ruleId: string;
  metric: MetricId;
  /** undefined: we have no such figure. */
  ours?: number;
  theirs: number;
  coverage?: number;
  reason: Reason;
}

interface Variant {
  reason: Exclude<Reason, 'equal' | 'rounding' | 'coverage' | 'unexplained' | 'unknown'>;
  rule: RuleProfile;
  facts(facts: readonly Fact[]): readonly Fact[];
}

const same = (facts: readonly Fact[]) => facts;
/** A robot's words taken for a person's. */
const robotsAsPeople = (facts: readonly Fact[]): readonly Fact[] =>
  facts.map((fact) => (fact.kind === 'message' && fact.role === 'auto' ? { ...fact, role: 'agent' as const } : fact));
const ALWAYS: [number, number] = [0, 172_800];

/** Every way of counting that is tried, the likeliest first. */
function variantsOf(rule: RuleProfile, others: readonly RuleProfile[]): Variant[] {
  const flip = (reason: Variant['reason'], change: Partial<RuleProfile>): Variant => ({
    reason,
    rule: { ...rule, ...change },
    facts: same,
  });
  return [
    { reason: 'robots', rule, facts: robotsAsPeople },
    flip('assist', { countsAssist: !rule.countsAssist }),
    flip('window', { window: rule.window[1] >= ALWAYS[1] ? [28_800, 82_800] : ALWAYS }),
    flip('closing', { exemptClosing: !rule.exemptClosing }),
    flip('clock', { clock: rule.clock === 'buyer' ? 'handover' : 'buyer' }),
    ...others
      .filter(({ id }) => id !== rule.id)
      .map((other): Variant => ({ reason: 'rule', rule: other, facts: same })),
  ];
}

export interface CompareScope {
  agentId: AgentId;
  siteId: SiteId;
  day: BusinessDay;
  rule: RuleProfile;
  /** Other rules, earlier versions among them, that may have been used. */
  others: readonly RuleProfile[];
  zone: string;
  dayCut: string;
  now: number;
  coverage?: number;
}

export interface ImportedFigure {
  metric: MetricId;
  value: number;
  /** Half of the last printed digit: 0.5 for '18', 50 for '18.4 s' in ms. */
  tolerance: number;
}

/** Compares all imported figures of one agent's day. `conversations`: their facts, each whole or a day around it. */
export function compareFigures(
  imported: readonly ImportedFigure[],
  conversations: readonly (readonly Fact[])[],
  scope: CompareScope,
): ReconciledFigure[] {
  const { agentId, siteId, day, rule, coverage } = scope;
  const ours = countAs({ rule, facts: same }, conversations, scope);
  const ways = new Map<Variant, Partial<Figures>>();
  return imported.map(({ metric, value: theirs, tolerance }) => {
    const { key } = METRIC_LIST[metric];
    const own = ours[key];
    const fits = (figures: Partial<Figures>) => isWithinTolerance(figures[key], theirs, tolerance);
    const explain = (): Reason => {
      if (own === undefined) return 'unknown';
      if (own === theirs) return 'equal';
      if (fits(ours)) return 'rounding';
      for (const variant of variantsOf(rule, scope.others)) {
        const known = [...ways].find(([way]) => way.reason === variant.reason && way.rule.id === variant.rule.id);
        const figures = known?.[1] ?? countAs(variant, conversations, scope);
        if (!known) ways.set(variant, figures);
        if (fits(figures)) return variant.reason;
      }
      return coverage === undefined || coverage < 0.8 ? 'coverage' : 'unexplained';
    };
    return {
      day,
      siteId,
      agentId,
      ruleId: rule.id,
      metric,
      ...(own !== undefined && { ours: own }),
      theirs,
      ...(coverage !== undefined && { coverage }),
      reason: explain(),
    };
  });
}

function countAs(
  { rule, facts: change }: Pick<Variant, 'rule' | 'facts'>,
  conversations: readonly (readonly Fact[])[],
  { agentId, day, zone, dayCut, now }: CompareScope,
): Partial<Figures> {
  const rows = conversations.flatMap(
    (facts) => foldConversation(change(facts), rule, { zone, dayCut, now }).contribution,
  );
  const own = rows.filter((row) => row.agentId === agentId && row.day === day);
  // Of a day without a record we have no figure, not even a zero.
  return own.length > 0 ? figuresOf(own, rule) : {};
}

function isWithinTolerance(ours: number | undefined, theirs: number, tolerance: number): boolean {
  return ours !== undefined && Math.abs(ours - theirs) <= tolerance + 1e-9;
}
