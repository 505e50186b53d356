/** Sheets written from the simulator's true log by the platform's own arithmetic, held against the engine. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../utils/core/facts';
import { asId, type BusinessDay } from '../../utils/core/ids';
import { METRIC_IDS, METRIC_LIST, type MetricId } from '../../utils/core/metric-list';
import { compareFigures, type ImportedFigure, type Reason } from '../../utils/core/reconcile/compare';
import { isPercentColumn, readDay, readFigure } from '../../utils/core/reconcile/figure-cells';
import { guessFigureColumns, plainHeading } from '../../utils/core/reconcile/figure-columns';
import { readReferences, writeReferences } from '../../utils/core/reconcile/pasted-references';
import { RULES } from '../../utils/rules/index';
import { pddRule } from '../../utils/rules/pdd';
import { Platform } from '../consoles/platform/platform';
import { seeded } from '../consoles/platform/random';
import type { TrueLog } from '../consoles/platform/shapes';
import { trueTurns } from '../consoles/platform/true-turns';
import { agent } from './talk';

const DAY = asId<BusinessDay>('2026-03-04');
const NINE = Date.parse('2026-03-04T09:00:00+08:00');

/** A day of talk: buyers, a robot that greets, one agent who is sometimes late and sometimes silent. */
function makeLog(seed: number): TrueLog {
  const random = seeded(seed);
  const platform = new Platform('pdd', seed);
  for (let buyer = 0; buyer < 30; buyer += 1) {
    const { key } = platform.addConversation();
    let at = NINE + random.between(0, 10 * 3_600_000);
    for (let turn = 0; turn < random.between(1, 4); turn += 1) {
      platform.say(key, { role: 'buyer', text: '在吗' }, at);
      if (random.chance(0.5))
        platform.say(key, { role: 'auto', text: '您好', mark: 'callback' }, at + random.between(300, 900));
      const waitMs = random.between(4000, 240_000);
      if (random.chance(0.93)) platform.say(key, { role: 'agent', text: '在的' }, at + waitMs);
      at += waitMs + random.between(20_000, 900_000);
    }
  }
  return platform.trueLog();
}

/** What a reader would have recorded of that log. */
function factsOf(log: TrueLog): Fact[][] {
  const byKey = new Map<string, Fact[]>();
  for (const message of log.messages) {
    const conversationId = asId<Fact['conversationId']>(message.conversationKey);
    const fact: Fact = {
      id: asId(`pdd:${message.conversationKey}:${message.key}`),
      siteId: asId('pdd'),
      shopId: asId('shop'),
      agentId: agent('me'),
      conversationId,
      at: message.at,
      clock: 'page',
      resolutionMs: 0,
      kind: 'message',
      role: message.role,
      media: message.media,
      length: message.length,
    };
    byKey.set(message.conversationKey, [...(byKey.get(message.conversationKey) ?? []), fact]);
  }
  return [...byKey.values()];
}

/** The platform's sheet, counted from the log by the judge, not by the engine. */
function sheetOf(log: TrueLog, robotsAreHuman = false): string[][] {
  const seen = robotsAreHuman
    ? {
        ...log,
        messages: log.messages.map((each) => (each.role === 'auto' ? { ...each, role: 'agent' as const } : each)),
      }
    : log;
  const turns = trueTurns(seen, { countsAssist: false });
  const answered = turns.flatMap(({ waitMs }) => (waitMs === null ? [] : [waitMs]));
  const buyers = [...new Set(turns.map(({ conversationKey }) => conversationKey))];
  const failed = buyers.filter((key) =>
    turns.some((turn) => turn.conversationKey === key && (turn.waitMs === null || turn.waitMs > 180_000)),
  );
  const average = answered.reduce((sum, wait) => sum + wait, 0) / answered.length / 1000;
  return [
    ['拼多多客服数据', '', '', '', '', ''],
    ['日期', '客服昵称', '咨询人数', '3分钟人工回复率（8-23点）', '平均人工响应时长(秒)', '备注'],
    [
      '2026/3/4',
      '旗舰店：小禾',
      String(buyers.length),
      `${(((buyers.length - failed.length) / buyers.length) * 100).toFixed(2)}%`,
      average.toFixed(2),
      '-',
    ],
  ];
}

function compare(rows: string[][], log: TrueLog, coverage = 1): [MetricId, Reason][] {
  const { columns, firstRow } = guessFigureColumns(rows, {});
  const imported = columns.flatMap((column, index): ImportedFigure[] => {
    if (column === 'ignore' || column === 'agent' || column === 'day') return [];
    return [readFigure(column, rows[firstRow]?.[index] ?? '')].filter((figure) => figure !== undefined);
  });
  const scope = {
    agentId: agent('me'),
    siteId: asId<Fact['siteId']>('pdd'),
    day: DAY,
    rule: pddRule,
    others: RULES,
    coverage,
  };
  const options = { zone: 'Asia/Shanghai', dayCut: '00:00', now: Date.parse('2026-03-06T00:00:00+08:00') };
  return compareFigures(imported, factsOf(log), { ...scope, ...options }).map(({ metric, reason }) => [metric, reason]);
}

describe('reconcile', () => {
  it.each([1, 2, 3, 4, 5])('a sheet by the platform’s rule differs by nothing (seed %i)', (seed) => {
    const log = makeLog(seed);
    const reasons = compare(sheetOf(log), log);
    expect(reasons.map(([metric]) => metric)).toEqual(['receptions', 'share', 'average']);
    expect(reasons.every(([, reason]) => reason === 'equal' || reason === 'rounding')).toBe(true);
  });

  it.each([1, 2, 3, 4, 5])('robots counted as people are found out (seed %i)', (seed) => {
    const log = makeLog(seed);
    const reasons = Object.fromEntries(compare(sheetOf(log, true), log));
    expect(reasons).toMatchObject({ share: 'robots', average: 'robots' });
    expect(['equal', 'rounding']).toContain(reasons.receptions);
  });

  it('says what it does not know: a figure that fits nothing, and a shift half seen', () => {
    const log = makeLog(7);
    const rows = sheetOf(log);
    const cells = rows[2] as string[];
    cells[4] = '3.14';
    expect(compare(rows, log).find(([metric]) => metric === 'average')?.[1]).toBe('unexplained');
    expect(compare(rows, log, 0.6).find(([metric]) => metric === 'average')?.[1]).toBe('coverage');
  });

  it('finds the window when the other side counts all day', () => {
    const platform = new Platform('pdd', 3);
    const { key } = platform.addConversation();
    for (const [role, clock] of [
      ['buyer', '07:00:00'],
      ['agent', '07:01:00'],
      ['buyer', '10:00:00'],
      ['agent', '10:00:10'],
    ] as const)
      platform.say(key, { role, text: '话' }, Date.parse(`2026-03-04T${clock}+08:00`));
    const rows = [['平均响应时长'], ['35.00']];
    expect(compare(rows, platform.trueLog())).toEqual([['average', 'window']]);
  });
});

describe('cells of foreign sheets', () => {
  it.each([
    ['average', '18.5秒', 18_500, 50],
    ['average', '1分12秒', 72_000, 500],
    ['average', '00:01:12', 72_000, 500],
    ['average', '18', 18_000, 500],
    ['share', '96.4%', 0.964, 0.0005],
    ['share', '0.964', 0.964, 0.0005],
    ['answerAsk', '150%', 1.5, 0.005],
    ['receptions', '1,204人', 1204, 0],
    ['orderValue', '￥35.50', 3550, 0.5],
  ] as const)('%s of "%s"', (metric, cell, value, tolerance) => {
    const figure = readFigure(metric, cell);
    expect(figure?.value).toBeCloseTo(value, 6);
    expect(figure?.tolerance).toBeCloseTo(tolerance, 9);
  });

  it.each([
    ['share', '3分钟人工回复率(%)', ['96.4', '100'], 0.964],
    ['share', '3分钟人工回复率', ['96.4', '1'], 0.964],
    ['share', '回复率（％）', ['1', '0.5'], 0.01],
    ['share', '3分钟人工回复率', ['0.964', '1'], 0.964],
    ['answerAsk', '答问比(%)', ['150'], 1.5],
    ['answerAsk', '答问比', ['1.5'], 1.5],
  ] as const)('%s under "%s": %j begins with %f', (metric, heading, cells, value) => {
    const percent = isPercentColumn(metric, heading, cells);
    expect(readFigure(metric, cells[0], percent)?.value).toBeCloseTo(value, 9);
  });

  it('a share above the whole is no share', () => {
    expect(readFigure('share', '96.4')).toBeUndefined();
    expect(readFigure('conversion', '150%')).toBeUndefined();
  });

  it.each(['', '-', '--', '暂无', 'NaN', '1.2.3', '-5', '十二', '1e9'])('reads no figure in "%s"', (cell) => {
    expect(readFigure('average', cell)).toBeUndefined();
    expect(readFigure('receptions', cell)).toBeUndefined();
  });

  it.each([
    ['2026-3-4', '2026-03-04'],
    ['20260304', '2026-03-04'],
    ['2026年3月4日', '2026-03-04'],
    ['2026-02-30', undefined],
    ['3月4日', undefined],
  ])('the day in "%s"', (cell, day) => expect(readDay(cell)).toBe(day));

  it('remembers what a person said of a heading, and never what would break an object', () => {
    const rows = [
      ['姓名', '奇怪的列', '__proto__'],
      ['甲', '12', '3'],
    ];
    expect(guessFigureColumns(rows, {}).columns).toEqual(['agent', 'ignore', 'ignore']);
    const said = { [plainHeading('奇怪的列')]: 'unanswered' };
    expect(guessFigureColumns(rows, said).columns).toEqual(['agent', 'unanswered', 'ignore']);
    expect(guessFigureColumns(rows, { [plainHeading('奇怪的列')]: 'no such figure' }).columns[1]).toBe('ignore');
  });
});

describe('pasted figures of the trade', () => {
  const nameOf = (metric: MetricId) =>
    ({ average: '平响', share: '及时率', orderValue: '客单价' })[metric as string] ?? metric;
  const read = (text: string) => readReferences(text, nameOf);

  it('are read line by line with their source, however they are parted; what is not known is left', () => {
    const text =
      '平响\t25秒\t双11 行业均值\n及时率：96.5% 协会年报\n客单价,35.5,去年\n\n首响 18\n平响,慢,谁知道\n身高,180';
    expect(read(text)).toEqual({
      found: [
        { metric: 'average', value: 25_000, source: '双11 行业均值' },
        { metric: 'share', value: 0.965, source: '协会年报' },
        { metric: 'orderValue', value: 3550, source: '去年' },
        { metric: 'first', value: 18_000, source: '' },
      ],
      left: ['平响,慢,谁知道', '身高,180'],
    });
    expect(read('及时率：96.5%，协会年报').found).toEqual([{ metric: 'share', value: 0.965, source: '协会年报' }]);
    expect(read('及时率 150%').found).toEqual([]);
    expect(read('3分钟人工回复率：96%').found).toMatchObject([{ metric: 'share', value: 0.96 }]);
    expect(read('首响 1:12').found).toMatchObject([{ metric: 'first', value: 72_000 }]);
  });

  it('written, they read back to themselves', () => {
    const own = METRIC_IDS.map((metric, index) => {
      const { kind } = METRIC_LIST[metric];
      const value = kind === 'share' ? 0.963 : kind === 'count' ? index + 3 : kind === 'ratio' ? 1.25 : 4200;
      return { metric, value, source: `来源 ${index}` };
    });
    const back = readReferences(
      writeReferences(own, (metric) => metric),
      (metric) => metric,
    );
    expect(back.left).toEqual([]);
    expect(back.found.map(({ metric, source }) => [metric, source])).toEqual(
      own.map(({ metric, source }) => [metric, source]),
    );
    for (const [index, { value }] of back.found.entries())
      expect(value).toBeCloseTo(own[index]?.value ?? Number.NaN, 9);
  });
});
