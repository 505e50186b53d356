/** Owns what a heading of a platform's or tool's sheet means. A guess only, and what a person once said of a heading wins. */
import { METRIC_LIST, type MetricId } from '../metric-list';

export type FigureColumn = MetricId | 'agent' | 'day' | 'ignore';

/** Whole headings, blanks and brackets taken off; the first list that has it wins. */
const KNOWN: readonly [Exclude<FigureColumn, 'ignore'>, string][] = [
  ['agent', '客服 客服昵称 客服名称 客服账号 客服账户 账号 子账号 旺旺 旺旺昵称 姓名 昵称 agent name account'],
  ['day', '日期 统计日期 时间 业务日期 date day'],
  ['receptions', '咨询人数 聊天人数 接待咨询人数 接待会话量 会话量 buyers chats'],
  ['received', '接待人数 有效接待人数 人工接待人数 人工已接待量 received'],
  ['turns', '对话轮次 轮次 回合数 turns'],
  [
    'first',
    '首次响应时间 首次响应时长 平均首次响应时长 首响 首响时长 首次响应秒 首次人工响应时长 firstreply firstresponse',
  ],
  [
    'average',
    '平均响应时间 平均响应时长 平均人工响应时长 平响 平均响应秒 人工平均响应时长 旺旺人工平均响应时长 averagereply averageresponse',
  ],
  ['longest', '最长响应时间 最长响应时长 最长等待时长 longest'],
  [
    'share',
    '3分钟人工回复率 3分钟人工回复率8-23点 3分钟回复率 三分钟人工回复率 3分钟人工回复率会话 及时率 3minreplyrate',
  ],
  ['within', '3分钟响应率 三分钟响应率 轮次及时率 withinlimit'],
  ['unanswered', '未回复轮次 未回复次数 unanswered'],
  ['noReplyBuyers', '未回复人数 漏回人数 noreply'],
  ['openEndBuyers', '未完结人数 接待未完结 接待未完结人数'],
  ['slowBuyers', '慢响应人数 慢回复人数'],
  ['replyRate', '回复率 有效回复率 replyrate'],
  ['answerAsk', '答问比 qa比 answerask'],
  ['agentMessages', '客服消息数 客服消息 客服发送消息数 agentmessages'],
  ['buyerMessages', '买家消息数 买家消息 客户消息数 顾客消息数 buyermessages'],
  ['agentChars', '客服字数 字数 characters'],
  ['sessionLength', '平均接待时长 平均会话时长 平均接待时间'],
  ['longSessions', '长接待人数 长接待'],
  ['transfersIn', '转入 转入人数 转入会话'],
  ['transfersOut', '转出 转出人数 转出会话'],
  ['inquiries', '询单人数 询单 inquiries'],
  ['orderers', '下单人数 询单下单人数'],
  ['payers', '付款人数 询单付款人数 成交人数 支付人数'],
  ['conversion', '询单转化率 转化率 询单付款转化率 conversion'],
  ['orderValue', '客单价 aov'],
  ['itemsPerBuyer', '客件数'],
];

const COLUMN_OF: ReadonlyMap<string, FigureColumn> = new Map(
  [...KNOWN]
    .reverse()
    .flatMap(([column, words]) => words.split(' ').map((word): [string, FigureColumn] => [word, column])),
);

/** A heading as it is remembered: without blanks, brackets, units and case. */
export function plainHeading(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]【】（）:：_、,，。.·~～]/g, '')
    .replace(/(?:秒|s|人|%)$/, (unit, at: number) => (at > 3 ? '' : unit))
    .slice(0, 60);
}

export interface FigureMapping {
  /** Index of the first row that holds figures. */
  firstRow: number;
  columns: FigureColumn[];
}

/** @param remembered what a person said of headings, by `plainHeading` */
export function columnOfHeading(heading: string, remembered: Readonly<Record<string, string>>): FigureColumn {
  const plain = plainHeading(heading);
  const said = Object.hasOwn(remembered, plain) ? remembered[plain] : undefined;
  if (said !== undefined && isColumn(said)) return said;
  return COLUMN_OF.get(plain) ?? COLUMN_OF.get(plain.replace(/(?:时长|时间|人数|次数)$/, '')) ?? 'ignore';
}

const HEADING_ROWS = 10;

/** @param remembered by `plainHeading` */
export function guessFigureColumns(
  rows: readonly string[][],
  remembered: Readonly<Record<string, string>>,
): FigureMapping {
  const meaning = (cell: string) => columnOfHeading(cell, remembered);
  let best = { at: -1, known: 0 };
  for (const [at, row] of rows.slice(0, HEADING_ROWS).entries()) {
    const known = new Set(row.map(meaning).filter((column) => column !== 'ignore')).size;
    if (known > best.known) best = { at, known };
  }
  const width = Math.max(0, ...rows.slice(0, 50).map((row) => row.length));
  const heading = rows[best.at] ?? [];
  const taken = new Set<FigureColumn>();
  const columns = Array.from({ length: width }, (_, index): FigureColumn => {
    const column = meaning(heading[index] ?? '');
    if (column === 'ignore' || taken.has(column)) return 'ignore';
    taken.add(column);
    return column;
  });
  return { firstRow: best.at + 1, columns };
}

export function isColumn(text: string): text is FigureColumn {
  return text === 'agent' || text === 'day' || text === 'ignore' || Object.hasOwn(METRIC_LIST, text);
}
