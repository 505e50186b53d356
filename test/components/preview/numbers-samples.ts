/** Invented days of several agents, folded by the real engine, for previews and tests of the numbers page. */

import type { FigurePart, NumberDay, ScopeChoices } from '../../../components/numbers/numbers-model';
import { foldDayRows } from '../../../utils/core/conversation';
import { type DayStory, tellDay } from '../../../utils/core/day-story';
import { type Explanation, explainMetric } from '../../../utils/core/explain';
import type { Fact } from '../../../utils/core/facts';
import { type AgentId, asId, type BusinessDay, type ConversationId, type SiteId } from '../../../utils/core/ids';
import { METRIC_IDS, METRIC_LIST, type MetricId } from '../../../utils/core/metric-list';
import { figuresOf, waitsOf } from '../../../utils/core/metrics';
import { watchedShift } from '../../../utils/core/watched';
import { pddRule } from '../../../utils/rules/pdd';

export type Locale = 'zh' | 'en';
export const DAY = asId<BusinessDay>('2026-11-21');
const NINE = Date.parse('2026-11-21T09:00:00+08:00');
export const NOW = Date.parse('2026-11-21T18:30:00+08:00');
const OPTIONS = { zone: 'Asia/Shanghai', dayCut: '00:00', now: NOW };

/** One agent's day: deterministic, some late, one left open, some scripts, some orders. */
export function dayFacts(agentId: string, pace: number, buyers = 34): Map<ConversationId, Fact[]> {
  const conversations = new Map<ConversationId, Fact[]>();
  for (let buyer = 0; buyer < buyers; buyer += 1) {
    const conversationId = asId<ConversationId>(`${agentId}-${buyer}`);
    let at = NINE + ((buyer * 997) % 560) * 60_000;
    const facts: Fact[] = [];
    const base = (kind: string) => ({
      id: asId<Fact['id']>(`${conversationId}-${kind}-${facts.length}`),
      siteId: asId<SiteId>('pdd'),
      shopId: asId<Fact['shopId']>('shop'),
      agentId: asId<AgentId>(agentId),
      conversationId,
      at,
      clock: buyer % 9 === 0 ? ('list' as const) : ('page' as const),
      resolutionMs: buyer % 9 === 0 ? 60_000 : 0,
    });
    for (let turn = 0; turn <= buyer % 4; turn += 1) {
      facts.push({ ...base('b'), kind: 'message', role: 'buyer', media: 'text', length: 9 });
      const wait = (buyer * 13 + turn * 7) % 29 === 0 ? 240_000 : pace + ((buyer * 37 + turn * 11) % 40) * 900;
      at += wait;
      if (buyer !== 20) {
        const inserted = turn % 2 === 0 && { snippetId: asId<never>('s'), editedShare: buyer % 3 === 0 ? 0.3 : 0 };
        facts.push({ ...base('a'), ...inserted, kind: 'message', role: 'agent', media: 'text', length: 22 });
      }
      at += 60_000;
      if (buyer % 3 === 0) {
        const shown = { orderKey: `o${buyer}`, amountCents: 3990 + buyer * 100, items: 1 + (buyer % 2) };
        facts.push({ ...base('o'), ...shown, kind: 'order', state: turn > 0 ? 'paid' : 'unpaid' });
      }
    }
    conversations.set(conversationId, facts);
  }
  return conversations;
}

/** Half an hour of lunch and a minute of nobody knows. */
const WATCHED = watchedShift(
  [
    [NINE + 120_000, NINE + 10_800_000],
    [NINE + 10_820_000, NINE + 11_400_000],
    [NINE + 13_200_000, NOW],
  ],
  [[NINE, NOW]],
);

export const PEOPLE: readonly [id: string, zh: string, en: string, pace: number, buyers: number][] = [
  ['a', '阿遥', 'Avery', 6_000, 40],
  ['b', '小禾', 'Robin', 9_000, 34],
  ['c', '一个名字特别特别特别长的同事旗舰店客服十七号', 'A colleague with a remarkably long display name', 15_000, 30],
  ['d', '木木', 'Sam', 22_000, 28],
  ['e', '新来的鹿', 'Newcomer', 8_000, 4],
];

export function sampleFigures(id: string, pace: number, buyers?: number) {
  const facts = [...dayFacts(id, pace, buyers).values()].flat();
  return foldDayRows(facts, pddRule, OPTIONS);
}

export function numberDay(locale: Locale, period: NumberDay['period'] = 'day'): NumberDay {
  const zh = locale === 'zh';
  const rows = sampleFigures('b', 9_000);
  const figures = figuresOf(rows, pddRule);
  const hours = [...new Set(rows.map(({ hour }) => hour))].sort((x, y) => x - y);
  const byHour = hours.map(
    (hour): FigurePart => ({
      label: String(hour),
      figures: figuresOf(
        rows.filter((row) => row.hour === hour),
        pddRule,
      ),
    }),
  );
  const byDay = Array.from({ length: 30 }, (_, index): FigurePart => {
    const day = asId<BusinessDay>(`2026-11-${String(index + 1).padStart(2, '0')}`);
    const some =
      index % 7 === 6 || index > 20 ? [] : sampleFigures('b', 8_000 + ((index * 7) % 9) * 900, 20 + (index % 5));
    return { label: day, day, ...(some.length > 0 && { figures: figuresOf(some, pddRule) }) };
  });
  const before = period === 'day' ? 'yesterday' : 'previous';
  const scale: Record<string, number> = { [before]: 1.12, own: 1.05, median: 1.1, best: 0.8, industry: 1.3 };
  const references = METRIC_IDS.map((metric): [MetricId, Record<string, number>] => {
    const value = figures[METRIC_LIST[metric].key];
    const kinds = metric === 'average' ? Object.keys(scale) : [before, 'own', 'median', 'best'];
    const held = kinds.map((kind): [string, number] => {
      const raw = (value ?? 0) * (scale[kind] ?? 1);
      const whole = METRIC_LIST[metric].kind === 'count' && kind !== 'own';
      const most = METRIC_LIST[metric].kind === 'share' ? Math.min(1, raw) : raw;
      return [kind, whole ? Math.round(most) : most];
    });
    return [metric, value === undefined ? {} : Object.fromEntries(held)];
  });
  return {
    agentName: zh ? '小禾' : 'Robin',
    siteName: zh ? '拼多多' : 'Pinduoduo',
    from: period === 'day' ? DAY : asId<BusinessDay>('2026-11-01'),
    to: period === 'day' ? DAY : asId<BusinessDay>('2026-11-30'),
    period,
    isToday: period === 'day',
    rule: {
      id: 'pdd',
      name: zh ? pddRule.name.zh : pddRule.name.en,
      note: zh ? pddRule.note.zh : pddRule.note.en,
      validFrom: pddRule.validFrom,
      limitMs: 180_000,
      unit: pddRule.unit,
    },
    figures,
    parts: period === 'day' ? byHour : byDay.slice(0, 21),
    trend: period === 'day' ? byDay.slice(7, 21) : [],
    references: Object.fromEntries(references),
    waits: waitsOf(rows),
    coverage: 0.93,
    ...(period === 'day' && { watched: WATCHED }),
    activeMs: 27_600_000,
    ...(period === 'month' && { recorded: { days: 18, of: 21 } }),
    agentsCompared: 4,
    ...(period === 'day' && { load: { peak: 5, peakAt: NINE + 4_000_000, now: 2, cap: 30 } }),
    target: { averageSec: 20 },
  };
}

export function explanation(metric: MetricId, hour?: number): Explanation {
  const scope = { agentId: asId<AgentId>('b'), day: DAY, rule: pddRule, ...OPTIONS };
  return explainMetric(metric, dayFacts('b', 9_000), {
    ...scope,
    ...(hour !== undefined && { hours: new Set([hour]) }),
  });
}

export function story(): DayStory {
  const numbers = numberDay('zh');
  const yesterday = Object.fromEntries(METRIC_IDS.map((metric) => [metric, numbers.references[metric]?.yesterday]));
  return tellDay({
    figures: numbers.figures,
    yesterday,
    own: {},
    turns: explanation('turns').turns,
    rule: pddRule,
    hourOf: (at) => new Date(at + 28_800_000).getUTCHours(),
  });
}

export const CHOICES = (locale: Locale): ScopeChoices => ({
  sites: [
    { id: asId('pdd'), name: locale === 'zh' ? '拼多多' : 'Pinduoduo' },
    { id: asId('feige'), name: locale === 'zh' ? '抖店飞鸽' : 'Feige' },
  ],
  agents: PEOPLE.map(([id, zh, en]) => ({ id: asId(id), name: locale === 'zh' ? zh : en })),
  shops: [
    { id: asId('shop'), name: locale === 'zh' ? '秋冬女装旗舰店' : 'Autumn wear' },
    { id: asId('shop2'), name: locale === 'zh' ? '童装店' : 'Kids' },
  ],
  hasShift: true,
  today: DAY,
});
