/** What is promised, usual hours, the platform's sheet, what may be chosen: invented, for previews of the numbers page. */
import type { FigureSheet } from '../../../components/numbers/reconcile-model';
import type { Rhythm } from '../../../components/numbers/rhythm-view';
import type { Due } from '../../../utils/core/coach/due';
import { asId } from '../../../utils/core/ids';
import { NOW } from './numbers-samples';

type Locale = 'zh' | 'en';

const promise = (dueAt: string, topic: Due['topic']): Due => ({
  id: topic,
  siteId: asId('pdd'),
  shopId: asId('shop'),
  agentId: asId('b'),
  conversationId: asId('b-3'),
  kind: 'promise',
  topic,
  saidAt: NOW - 7_200_000,
  dueAt: Date.parse(dueAt),
  grainMs: 60_000,
  state: 'open',
  foundBy: 'soon',
  reminded: 0,
});
export const PROMISED: readonly Due[] = [
  promise('2026-11-21T18:00:00+08:00', 'check'),
  promise('2026-11-22T12:00:00+08:00', 'resend'),
];

export const RHYTHM: Rhythm = {
  hours: [9, 10, 11, 14, 15, 16, 19, 20, 21, 22].map((hour, nth) => ({
    hour,
    turns: [12, 18, 16, 20, 22, 19, 31, 44, 38, 17][nth] ?? 0,
    days: 12,
  })),
  speeds: [
    { from: 1, to: 10, hours: 22, averageMs: 16_400 },
    { from: 11, to: 20, hours: 60, averageMs: 18_900 },
    { from: 21, to: 40, hours: 31, averageMs: 27_200 },
    { from: 41, to: 60, hours: 9, averageMs: 41_800 },
  ],
  peak: { hour: 20, turns: 44, days: 12 },
  isToday: true,
  slowdown: 1.55,
  days: 28,
};

/** The platform's own sheet, as it comes. */
export const sheet = (locale: Locale): FigureSheet => ({
  name: locale === 'zh' ? '客服绩效 2026-11-21' : 'Service report 2026-11-21',
  rows: [
    locale === 'zh'
      ? ['客服昵称', '接待人数', '3分钟回复率', '平均响应时长', '备注']
      : ['Agent', 'Receptions', 'Within 3 min', 'Average wait', 'Note'],
    [locale === 'zh' ? '小禾' : 'Robin', '34', '91.2%', '27.4', ''],
    [locale === 'zh' ? '阿遥' : 'Avery', '40', '98.0%', '21.0', locale === 'zh' ? '晚班' : 'Night shift'],
  ],
  firstRow: 1,
  columns: ['agent', 'receptions', 'share', 'average', 'ignore'],
});
