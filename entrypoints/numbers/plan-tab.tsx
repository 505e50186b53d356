/** Joins planner and scorecard to the ledger: what was measured stands in where nobody has said anything. */
import { useCallback } from 'react';
import type { FigureHref, NumberScope } from '../../components/numbers/numbers-model';
import { type PlanModel, PlanView } from '../../components/numbers/plan-view';
import { type ScorecardModel, ScorecardView } from '../../components/numbers/scorecard-view';
import { Placeholder } from '../../components/placeholder';
import { useText } from '../../components/text';
import { useFollowed } from '../../components/use-followed';
import type { BusinessDay } from '../../utils/core/ids';
import { METRIC_LIST, type MetricId } from '../../utils/core/metric-list';
import { figuresOf } from '../../utils/core/metrics';
import { shiftDay, spanBefore, spanOf } from '../../utils/core/period';
import { OWN_DAYS } from '../../utils/core/references';
import { cardKey, withGiven } from '../../utils/core/scorecard';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { readPeriod } from '../../utils/db/period';
import { withTeam } from '../../utils/db/team-period';
import type { PlanSettings } from '../../utils/settings/number-settings';
import type { Settings } from '../../utils/settings/settings';
import type { ChangeSetting } from './live-settings';
import { keepOf, openBooks, type ReadScope, readNumbers, settleScope } from './number-source';

const GAP_MS = 2000;
/** Said to be a start, never a fact. */
const DEFAULT_HOURS = 8;

interface PlanTabProps {
  opening: Promise<Ledger>;
  settings: Settings;
  scope: NumberScope;
  now(): number;
  change: ChangeSetting;
  hrefOf: FigureHref;
}

interface Reading {
  plan: PlanModel;
  card: ScorecardModel | undefined;
  /** Whose card it is, and of which month. */
  cardKey: string;
}

async function readPlan(ledger: Ledger, read: ReadScope, now: number): Promise<PlanModel> {
  const { site, rule, calendar, settings } = read;
  const today = calendar.dayOf(now);
  const query = { siteId: site.id, rule, calendar, shift: settings.shift, now };
  const everybody = async (from: BusinessDay, to: BusinessDay) => {
    const asked = { ...query, from, to };
    return withTeam(ledger, asked, () => true, await readPeriod(ledger, asked));
  };
  const [past, current] = await Promise.all([
    everybody(shiftDay(today, -OWN_DAYS), shiftDay(today, -1)),
    everybody(today, today),
  ]);
  const team = figuresOf(
    past.flatMap(({ rows }) => rows),
    rule,
  );
  const sold = figuresOf(
    current.flatMap(({ rows }) => rows),
    rule,
  ).paidCents;
  const { plan } = settings;
  const people = new Map([...past, ...current].map(({ agent }) => [agent.id as string, agent.name]));
  const setHours = settings.shift ? (settings.shift.toMin - settings.shift.fromMin) / 60 : DEFAULT_HOURS;
  return {
    set: {
      goalCents: plan.goalCents,
      serviceShare: plan.serviceShare,
      conversion: plan.conversion,
      orderValueCents: plan.orderValueCents,
    },
    measured: {
      ...(team.conversionRate !== undefined && { conversion: team.conversionRate }),
      ...(team.orderValueCents !== undefined && { orderValueCents: team.orderValueCents }),
    },
    ...(sold !== undefined && { doneCents: sold }),
    hasShift: settings.shift !== null,
    agents: [...people].map(([id, name]) => ({
      id,
      name,
      hours: plan.hours[id] ?? setHours,
      hoursSet: plan.hours[id] !== undefined,
    })),
  };
}

async function readCard(
  ledger: Ledger,
  read: ReadScope,
  now: number,
  t: ReturnType<typeof useText>,
): Promise<ScorecardModel | undefined> {
  const { settings, rule, site, calendar, agentId } = read;
  const numbers = await readNumbers(ledger, { ...read, period: 'month' }, now, t);
  if (!numbers) return undefined;
  const [span, before] = [spanOf('month', read.day), spanBefore('month', read.day)];
  const given = settings.scorecard.given?.[cardKey(site.id, agentId, span.from.slice(0, 7))];
  const query = { siteId: site.id, rule, calendar, shift: settings.shift, now };
  const earlier = (await readPeriod(ledger, { ...query, ...before }, keepOf(read))).find(
    ({ agent }) => agent.id === agentId,
  );
  const references: ScorecardModel['references'] = {};
  const referenceKinds: ScorecardModel['referenceKinds'] = {};
  for (const metric of Object.keys(settings.scorecard.weights) as MetricId[]) {
    const { industry, median } = numbers.references[metric] ?? {};
    const value = industry ?? targetOf(metric, numbers.target) ?? median;
    if (value === undefined) continue;
    references[metric] = value;
    referenceKinds[metric] =
      industry !== undefined ? 'industry' : targetOf(metric, numbers.target) !== undefined ? 'target' : 'median';
  }
  return {
    agentName: numbers.agentName,
    span: `${span.from} – ${span.to}`,
    spanBefore: `${before.from} – ${before.to}`,
    ...(numbers.recorded && { recorded: numbers.recorded }),
    settings: settings.scorecard,
    ...(given !== undefined && { given }),
    now: numbers.figures,
    ...(earlier && { before: earlier.figures }),
    references,
    referenceKinds,
  };
}

/** Hours that nobody typed are not kept: a guess must not turn into a person's word. */
function planAfter(before: PlanSettings, set: PlanModel['set'], typed: Record<string, number | null>): PlanSettings {
  const hours = { ...before.hours };
  for (const [id, value] of Object.entries(typed)) {
    if (value === null) delete hours[id];
    else hours[id] = value;
  }
  return { ...before, ...set, hours };
}

function targetOf(metric: MetricId, target: { share?: number; averageSec?: number }): number | undefined {
  if (metric === 'share') return target.share;
  return METRIC_LIST[metric].key === 'averageMs' && target.averageSec !== undefined
    ? target.averageSec * 1000
    : undefined;
}

export function PlanTab({ opening, settings, scope, now, change, hrefOf }: PlanTabProps) {
  const t = useText();
  const subscribe = useCallback(
    (onValue: (reading: Reading | undefined) => void, onLost: () => void) =>
      follow(
        openBooks(opening),
        async (books) => {
          const { ledger } = books;
          const read = await settleScope(books, settings, scope);
          if (!read) return undefined;
          const [plan, card] = await Promise.all([readPlan(ledger, read, now()), readCard(ledger, read, now(), t)]);
          return {
            plan,
            card,
            cardKey: cardKey(read.siteId, read.agentId, spanOf('month', read.day).from.slice(0, 7)),
          };
        },
        { onValue, onLost },
        GAP_MS,
      ),
    [opening, settings, scope, now, t],
  );
  const reading = useFollowed(subscribe);
  if (reading.state !== 'ready') return <Placeholder state={reading.state} />;
  if (!reading.value) return <Placeholder state="first-run" />;
  const { plan, card, cardKey: key } = reading.value;
  return (
    <div className="view">
      <PlanView
        key={plan.agents.map(({ id }) => id).join()}
        model={plan}
        callbacks={{ onPlan: (set, hours) => change('plan', (before) => planAfter(before, set, hours)) }}
      />
      {card ? (
        <ScorecardView
          key={key}
          model={card}
          hrefOf={hrefOf}
          onGiven={(points) =>
            change('scorecard', (before) => ({ ...before, given: withGiven(before.given, key, points) }))
          }
          onSettings={(parts) => change('scorecard', (before) => ({ ...before, ...parts }))}
        />
      ) : (
        <p className="foot">{t('scoreNone')}</p>
      )}
    </div>
  );
}
