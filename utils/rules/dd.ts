/** Feige 3-minute human reply rate (sessions): data with a date; what each field rests on is in `source`. */
import type { RuleProfile } from '../core/turn';

export const ddRule: RuleProfile = {
  id: 'dd',
  platform: 'feige',
  name: { zh: '飞鸽 3 分钟人工回复率（会话）', en: 'Feige 3-minute human reply rate (sessions)' },
  validFrom: '2024-11-01',
  note: {
    zh: '8:00:00 到 22:59:59，从转人工那一刻算起，会话里每一轮都要在 3 分钟内回复，漏一轮整个会话不达标。欢迎语不算，智能辅助代答算。',
    en: 'From 8:00:00 to 22:59:59, counted from the handover to a human: every turn of the session within 3 minutes, one miss fails it. Welcome texts do not count, assisted answers do.',
  },
  source: 'S1 S12',
  window: [28_800, 82_800],
  windowBy: 'turn',
  clock: 'handover',
  capSec: null,
  unansweredSec: null,
  dropGapSec: null,
  countsAssist: true,
  exemptClosing: false,
  transfer: 'keep',
  unit: 'session',
  passSec: 180,
  alertSec: [100, 150],
  target: {},
};
