/** Owns the list of figures a person may be shown: which direction is better, what they rest on. Refuses words and sums. */
import type { Figures } from './metrics';

export const METRIC_IDS = [
  'receptions',
  'received',
  'turns',
  'first',
  'average',
  'median',
  'p90',
  'longest',
  'share',
  'within',
  'unanswered',
  'openEnded',
  'slowBuyers',
  'noReplyBuyers',
  'openEndBuyers',
  'replyRate',
  'answerAsk',
  'answerAskRuns',
  'agentMessages',
  'buyerMessages',
  'agentChars',
  'typedChars',
  'insertedChars',
  'insertedShare',
  'editedShare',
  'sessionLength',
  'longSessions',
  'transfersIn',
  'transfersOut',
  'inquiries',
  'orderers',
  'payers',
  'conversion',
  'orderValue',
  'itemsPerBuyer',
] as const;
export type MetricId = (typeof METRIC_IDS)[number];

export type MetricKind = 'count' | 'wait' | 'length' | 'share' | 'ratio' | 'money';
export type MetricGroup = 'volume' | 'speed' | 'words' | 'sales';

type FigureKey = { [Key in keyof Figures]-?: NonNullable<Figures[Key]> extends number ? Key : never }[keyof Figures];

export interface MetricSpec {
  id: MetricId;
  group: MetricGroup;
  kind: MetricKind;
  /** none: more of it is neither praise nor blame. */
  better: 'less' | 'more' | 'none';
  /** Where core keeps it, and how many observations it rests on. */
  key: FigureKey;
  sample: FigureKey;
  /** Made of turns, or of what was written and ordered in whole conversations. */
  of: 'turns' | 'conversations';
  /** Never exact: interpolated, or glimpsed in an order panel. */
  alwaysEstimated?: true;
}

const spec = (
  id: MetricId,
  group: MetricGroup,
  kind: MetricKind,
  better: MetricSpec['better'],
  key: FigureKey,
  more: Partial<Pick<MetricSpec, 'sample' | 'of' | 'alwaysEstimated'>> = {},
): [MetricId, MetricSpec] => [id, { id, group, kind, better, key, sample: 'turns', of: 'turns', ...more }];

const TALK = { sample: 'receptions', of: 'conversations' } as const;
const WORDS = { sample: 'agentMessages', of: 'conversations' } as const;
const ORDERS = { sample: 'inquiries', of: 'conversations', alwaysEstimated: true } as const;

export const METRIC_LIST: Readonly<Record<MetricId, MetricSpec>> = Object.fromEntries([
  spec('receptions', 'volume', 'count', 'none', 'receptions', { of: 'conversations' }),
  spec('received', 'volume', 'count', 'none', 'receivedBuyers', { of: 'conversations' }),
  spec('turns', 'volume', 'count', 'none', 'turns'),
  spec('first', 'speed', 'wait', 'less', 'firstAverageMs', { sample: 'firstAnswered' }),
  spec('average', 'speed', 'wait', 'less', 'averageMs'),
  spec('median', 'speed', 'wait', 'less', 'medianMs', { sample: 'answered', alwaysEstimated: true }),
  spec('p90', 'speed', 'wait', 'less', 'p90Ms', { sample: 'answered', alwaysEstimated: true }),
  spec('longest', 'speed', 'wait', 'less', 'longestMs', { sample: 'answered' }),
  spec('share', 'speed', 'share', 'more', 'unitShare', { sample: 'units' }),
  spec('within', 'speed', 'share', 'more', 'withinShare'),
  spec('unanswered', 'speed', 'count', 'less', 'unanswered'),
  spec('openEnded', 'speed', 'count', 'less', 'openEnded'),
  spec('slowBuyers', 'speed', 'count', 'less', 'slowBuyers', { of: 'conversations', sample: 'receptions' }),
  spec('noReplyBuyers', 'speed', 'count', 'less', 'noReplyBuyers', TALK),
  spec('openEndBuyers', 'speed', 'count', 'less', 'openEndBuyers', TALK),
  spec('replyRate', 'speed', 'share', 'more', 'replyRate', TALK),
  spec('answerAsk', 'words', 'ratio', 'none', 'answerAskRatio', { ...WORDS, sample: 'buyerMessages' }),
  spec('answerAskRuns', 'words', 'ratio', 'none', 'answerAskRunRatio', { ...WORDS, sample: 'buyerMessages' }),
  spec('agentMessages', 'words', 'count', 'none', 'agentMessages', WORDS),
  spec('buyerMessages', 'words', 'count', 'none', 'buyerMessages', { ...WORDS, sample: 'buyerMessages' }),
  spec('agentChars', 'words', 'count', 'none', 'agentChars', WORDS),
  spec('typedChars', 'words', 'count', 'none', 'typedChars', WORDS),
  spec('insertedChars', 'words', 'count', 'none', 'insertedChars', WORDS),
  spec('insertedShare', 'words', 'share', 'none', 'insertedShare', WORDS),
  spec('editedShare', 'words', 'share', 'none', 'editedShare', { ...WORDS, sample: 'insertedMessages' }),
  spec('sessionLength', 'volume', 'length', 'none', 'sessionAverageMs', { ...TALK, sample: 'sessions' }),
  spec('longSessions', 'volume', 'count', 'none', 'longSessions', { ...TALK, sample: 'sessions' }),
  spec('transfersIn', 'volume', 'count', 'none', 'transfersIn', TALK),
  spec('transfersOut', 'volume', 'count', 'none', 'transfersOut', TALK),
  spec('inquiries', 'sales', 'count', 'none', 'inquiries', ORDERS),
  spec('orderers', 'sales', 'count', 'more', 'orderers', ORDERS),
  spec('payers', 'sales', 'count', 'more', 'payers', ORDERS),
  spec('conversion', 'sales', 'share', 'more', 'conversionRate', ORDERS),
  spec('orderValue', 'sales', 'money', 'more', 'orderValueCents', { ...ORDERS, sample: 'pricedPayers' }),
  spec('itemsPerBuyer', 'sales', 'ratio', 'more', 'itemsPerBuyer', { ...ORDERS, sample: 'itemPayers' }),
]) as Record<MetricId, MetricSpec>;

/** Those that say something of skill or work and may order people; a count of them is never drawn towards a mean. */
export const RANKABLE: readonly MetricId[] = METRIC_IDS.filter(
  (id) => METRIC_LIST[id].better !== 'none' || ['receptions', 'turns', 'insertedShare', 'answerAsk'].includes(id),
);

/** Whether a figure is 估算: by its nature, or because of the clocks behind these figures. */
export function isEstimatedMetric(id: MetricId, figures: Figures): boolean {
  const { alwaysEstimated, kind, of } = METRIC_LIST[id];
  return alwaysEstimated === true || (figures.estimated && kind !== 'count' && of === 'turns');
}
