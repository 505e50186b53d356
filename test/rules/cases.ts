/**
 * Worked examples of the metric dictionary. Events: B buyer (B~ closing words), A1 agent, R automatic, X assist robot,
 * H handover to a human, T>A2 transfer; `@` the wall clock, from 24:00:00 on the next day.
 * Figures: turns, first response s, average s, within 180 s, unanswered, every turn within 180 s, answer/ask ratio.
 */
export type Expected = readonly [number, number | null, number | null, string, number, boolean | null, number | null];

export interface WorkedExample {
  name: string;
  events: string;
  /** Under every profile ... */
  all: Expected;
  /** ... but these. */
  but?: Readonly<Record<string, Expected>>;
}

export const CASES: readonly WorkedExample[] = [
  {
    name: 'V1 一问一答',
    events: 'B@10:00:00 A1@10:00:20',
    all: [1, 20, 20, '1/1', 0, true, 1],
  },
  {
    name: 'V2 连问合并',
    events: 'B@10:10:15 B@10:15:20 A1@10:18:10',
    all: [1, 475, 475, '0/1', 0, false, 0.5],
  },
  {
    name: 'V3 V2+第二轮',
    events: 'B@10:10:15 B@10:15:20 A1@10:18:10 B@10:18:30 A1@10:19:00',
    all: [2, 475, 252.5, '1/2', 0, false, 0.67],
  },
  {
    name: 'V4 连问10句全天未回',
    events:
      'B@11:00:00 B@11:00:15 B@11:00:30 B@11:00:45 B@11:01:00 B@11:01:15 B@11:01:30 B@11:01:45 B@11:02:00 B@11:02:15',
    all: [1, null, null, '0/1', 1, false, 0],
    but: {
      tb: [1, null, 600, '0/1', 1, false, 0],
    },
  },
  {
    name: 'V5 欢迎语+转人工',
    events: 'B@09:00:00 R@09:00:00 H@09:00:05 A1@09:01:10',
    all: [1, 70, 70, '1/1', 0, true, 1],
    but: {
      dd: [1, 65, 65, '1/1', 0, true, 1],
      coach: [1, 65, 65, '1/1', 0, true, 1],
    },
  },
  {
    name: 'V6 拆三条回',
    events: 'B@10:00:00 A1@10:00:15 A1@10:00:18 A1@10:00:25',
    all: [1, 15, 15, '1/1', 0, true, 3],
  },
  {
    name: 'V7 结束语未回',
    events: 'B@10:00:00 A1@10:00:10 B~@10:00:40',
    all: [2, 10, 10, '1/2', 1, false, 0.5],
    but: {
      tb: [2, 10, 305, '1/2', 1, false, 0.5],
      coach: [1, 10, 10, '1/1', 0, true, 0.5],
    },
  },
  {
    name: 'V8 12分钟后回',
    events: 'B@10:00:00 A1@10:12:00',
    all: [1, 720, 720, '0/1', 0, false, 1],
    but: {
      tb: [1, 720, 600, '0/1', 0, false, 1],
      km: [1, 720, null, '0/1', 0, false, 1],
    },
  },
  {
    name: 'V9a 22:59:50问',
    events: 'B@22:59:50 A1@23:00:30',
    all: [1, 40, 40, '1/1', 0, true, 1],
  },
  {
    name: 'V9b 08:56问09:01回',
    events: 'B@08:56:00 A1@09:01:00',
    all: [1, 300, 300, '0/1', 0, false, 1],
    but: {
      jd: [0, null, null, '0/0', 0, null, 1],
    },
  },
  {
    name: 'V10 跨零点',
    events: 'B@23:58:00 A1@24:01:00',
    all: [0, null, null, '0/0', 0, null, 1],
    but: {
      km: [1, 180, 180, '1/1', 0, true, 1],
      coach: [1, 180, 180, '1/1', 0, true, 1],
    },
  },
  {
    name: 'V11 未回即转接',
    events: 'B@10:00:00 T>A2@10:00:30 A2@10:00:50',
    all: [1, 50, 50, '1/1', 0, true, 1],
    but: {
      tb: [2, 20, 310, '1/2', 1, false, 1],
      coach: [1, 20, 20, '1/1', 0, true, 1],
    },
  },
  {
    name: 'V12 客服先发',
    events: 'A1@10:00:00 B@10:05:00 A1@10:05:10',
    all: [1, 10, 10, '1/1', 0, true, 2],
  },
  {
    name: 'V13 辅助机器人代答',
    events: 'B@10:00:00 X@10:00:02 A1@10:04:00',
    all: [1, 2, 2, '1/1', 0, true, 1],
    but: {
      pdd: [1, 240, 240, '0/1', 0, false, 1],
    },
  },
];
