/** Wangwang average human response time: data with a date; what each field rests on is in `source`. */
import type { RuleProfile } from '../core/turn';

export const tbRule: RuleProfile = {
  id: 'tb',
  platform: 'taobao',
  name: { zh: '旺旺人工平均响应时长', en: 'Wangwang average human response time' },
  validFrom: '2022-01-01',
  note: {
    zh: '8:00 到 23:00 的每一轮，从买家第一句算起；一轮最多算 10 分钟，没回的一轮也按 10 分钟算。没回就转走，原客服记一轮没回。智能辅助算人工。',
    en: "Each turn from 8:00 to 23:00 counts from the buyer's first message, at most 10 minutes; an unanswered turn counts as 10 minutes, also for the agent who passes it on. Assisted answers count.",
  },
  source: 'S3 S4 S21',
  window: [28_800, 82_800],
  windowBy: 'turn',
  clock: 'buyer',
  capSec: 600,
  unansweredSec: 600,
  dropGapSec: null,
  countsAssist: true,
  exemptClosing: false,
  transfer: 'split',
  unit: 'turn',
  passSec: 180,
  alertSec: [100, 150],
  target: {},
};
