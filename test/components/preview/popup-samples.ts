/** Invented popup models for previews and tests. */

import type { ExplainModel } from '../../../components/figures/explain-model';
import type { PopupModel } from '../../../components/popup/popup-app';
import type { MyDay, Ranking } from '../../../components/popup/popup-model';
import { type ExplainedTurn, explainTurn } from '../../../utils/core/explain';
import {
  type AgentId,
  asId,
  type ConversationId,
  type ShopId,
  type SiteId,
  type SnippetId,
  type TurnId,
} from '../../../utils/core/ids';
import type { MetricId } from '../../../utils/core/metric-list';
import { figuresOf } from '../../../utils/core/metrics';
import { pddRule } from '../../../utils/rules/pdd';

type Locale = 'zh' | 'en';

export function myDay(locale: Locale): MyDay {
  const zh = locale === 'zh';
  return {
    agentName: zh ? '小禾' : 'Robin',
    figures: [
      { metric: 'receptions', value: 42, yesterday: 38, median: 40, best: 57, estimated: false },
      { metric: 'turns', value: 88, yesterday: 88, median: 81, best: 120, estimated: false },
      { metric: 'first', value: 12_000, yesterday: 11_200, median: 15_400, best: 8_100, estimated: false },
      { metric: 'average', value: 18_400, yesterday: 21_600, median: 19_900, best: 11_300, estimated: true },
      { metric: 'share', value: 0.964, yesterday: 0.951, median: 0.958, best: 0.994, estimated: false },
      { metric: 'unanswered', value: 1, yesterday: 2, median: 1, best: 0, estimated: false },
    ],
    ruleName: zh ? '拼多多 3 分钟人工回复' : 'Pinduoduo 3 min human reply',
    ruleNote: zh ? '8 点到 23 点,机器人不算' : '08:00 to 23:00, robots do not count',
    limitMs: 180_000,
    coverage: 0.93,
    agentsCompared: 5,
    inTeam: false,
    turnsElsewhere: 0,
    isOver: false,
  };
}

export function explainSample(locale: Locale, metric: MetricId = 'average'): ExplainModel {
  const zh = locale === 'zh';
  const at = Date.UTC(2026, 10, 21, 2, 2, 11);
  const line = (n: number, parts: Partial<ExplainedTurn['turn']>): ExplainedTurn =>
    explainTurn(
      metric,
      {
        id: asId<TurnId>(`t${n}`),
        siteId: asId<SiteId>('pdd'),
        shopId: asId<ShopId>('shop'),
        agentId: asId<AgentId>('b'),
        conversationId: asId<ConversationId>(`c${n}`),
        sessionAt: at,
        openedAt: at + n * 95_000,
        closedAt: at + n * 95_000 + 18_400,
        waitMs: 18_400,
        buyerMessages: 1,
        outcome: 'answered',
        clocks: { opened: 'page', closed: 'page', resolutionMs: 0 },
        isFirst: n === 0,
        ...parts,
      },
      pddRule,
    );
  const open = line(4, { outcome: 'open' });
  delete open.turn.closedAt;
  delete open.turn.waitMs;
  const turns = [
    line(0, {}),
    line(1, { clocks: { opened: 'list', closed: 'seen', resolutionMs: 60_000 } }),
    line(2, { excluded: 'closing' }),
    line(3, { excluded: 'unsure', clocks: { opened: 'unsure', closed: 'seen', resolutionMs: 0 } }),
    explainTurn(metric, open.turn, pddRule),
  ];
  return {
    metric,
    value: 18_400,
    estimated: true,
    agentName: zh ? '小禾' : 'Robin',
    siteName: zh ? '拼多多' : 'Pinduoduo',
    day: '2026-11-21',
    zone: 'Asia/Shanghai',
    rule: {
      name: zh ? pddRule.name.zh : pddRule.name.en,
      note: zh ? pddRule.note.zh : pddRule.note.en,
      validFrom: pddRule.validFrom,
      limitMs: 180_000,
      unit: pddRule.unit,
    },
    coverage: 0.93,
    references: { yesterday: 21_600, own: 20_100, median: 19_900, best: 11_300, industry: 30_000 },
    explanation: {
      metric,
      turns,
      talks: [],
      figures: figuresOf([], pddRule),
      waits: [3, 9, 21, 24, 14, 8, 4, 2, 1, 0, 1, 0, 0, 0, 0],
    },
  };
}

export function ranking(locale: Locale): Ranking {
  const zh = locale === 'zh';
  const line = (id: string, name: string, place: number, value: number, sample: number) => ({
    agentId: asId<AgentId>(id),
    name,
    own: false,
    place,
    value,
    sample,
    coverage: 0.9 + place / 100,
    estimated: false,
  });
  return {
    metric: 'average',
    isPrivate: false,
    inTeam: false,
    lines: [
      line('a', zh ? '阿遥' : 'Avery', 1, 11_300, 120),
      { ...line('b', zh ? '小禾' : 'Robin', 2, 18_400, 88), own: true, estimated: true },
      line(
        'c',
        zh ? '一个名字特别特别特别长的同事旗舰店客服十七号' : 'A colleague with a remarkably long display name',
        3,
        19_900,
        81,
      ),
      line('d', zh ? '木木' : 'Sam', 4, 65_300, 44),
      {
        agentId: asId<AgentId>('e'),
        name: zh ? '新来的鹿' : 'Newcomer',
        own: false,
        value: 9_000,
        sample: 7,
        coverage: 0.97,
        estimated: false,
        unranked: 'sample',
      },
      {
        agentId: asId<AgentId>('f'),
        name: zh ? '夜班灯' : 'Nightlight',
        own: false,
        sample: 33,
        coverage: 0.41,
        estimated: true,
        unranked: 'coverage',
      },
    ],
    minimumSample: 20,
    ruleName: zh ? '拼多多 3 分钟人工回复' : 'Pinduoduo 3 min human reply',
  };
}

export function popupModel(locale: Locale, parts: Partial<PopupModel> = {}): PopupModel {
  const zh = locale === 'zh';
  const sites = [
    { id: asId<SiteId>('pdd'), name: zh ? '拼多多' : 'Pinduoduo' },
    { id: asId<SiteId>('feige'), name: zh ? '抖店飞鸽' : 'Feige' },
  ];
  const snippet = (n: number, title: string, body: string, category: string) => ({
    id: asId<SnippetId>(`s${n}`),
    title,
    body,
    category,
  });
  return {
    tab: 'day',
    sites,
    ...(sites[0] && { site: sites[0] }),
    agentName: zh ? '小禾' : 'Robin',
    day: { state: 'ready', value: myDay(locale) },
    ranking: { state: 'ready', value: ranking(locale) },
    search: {
      state: 'ready',
      query: '',
      total: 128,
      hits: zh
        ? [
            snippet(1, '什么时候发货', '亲,今天 17 点前付款当天寄出,发出后我第一时间把单号给您。', '物流'),
            snippet(2, '尺码建议', '您平时穿多大,身高体重方便告诉我吗?我帮您看看哪个码更合身。', '售前'),
            snippet(3, '少发补发', '真不好意思让您少收了一件,我现在就给您登记补发,不用您跑一趟。', '售后'),
          ]
        : [
            snippet(
              1,
              'When does it ship',
              'Paid before 5 pm leaves today; I will send you the tracking number.',
              'Shipping',
            ),
            snippet(
              2,
              'Which size',
              'What do you usually wear? Tell me your height and I will look for you.',
              'Pre-sale',
            ),
          ],
    },
    ...parts,
  };
}

export function popupSamples(locale: Locale): Record<string, PopupModel> {
  const model = popupModel(locale);
  const { agentName: _name, site: _site, ...nobody } = model;
  const alone: MyDay = {
    ...myDay(locale),
    agentsCompared: 1,
    coverage: 0.55,
    figures: myDay(locale).figures.map(({ metric, value, estimated }) => ({
      metric,
      ...(value !== undefined && { value }),
      estimated,
    })),
  };
  return {
    day: model,
    night: { ...model, day: { state: 'ready', value: { ...myDay(locale), countsFrom: [28_800, 82_800] } } },
    shiftEnd: { ...model, day: { state: 'ready', value: { ...myDay(locale), isOver: true } } },
    alone: { ...model, sites: model.sites.slice(0, 1), day: { state: 'ready', value: alone } },
    turns: { ...model, opened: { metric: 'average', explain: { state: 'ready', value: explainSample(locale) } } },
    ranking: { ...model, tab: 'ranking' },
    scripts: { ...model, tab: 'scripts' },
    noHits: { ...model, tab: 'scripts', search: { state: 'ready', query: '???', total: 128, hits: [] } },
    firstRun: { ...nobody, sites: [], day: { state: 'first-run' } },
    fillOnly: {
      ...nobody,
      sites: [],
      day: { state: 'first-run' },
      fillOnly: locale === 'zh' ? 'TikTok Shop（只填话术）' : 'TikTok Shop (scripts only)',
    },
    lost: { ...model, day: { state: 'lost' } },
  };
}
