/** Pinduoduo 3-minute human reply rate: data with a date; what each field rests on is in `source`. */
import type { RuleProfile } from '../core/turn';

export const pddRule: RuleProfile = {
  id: 'pdd',
  platform: 'pdd',
  name: { zh: '拼多多 3 分钟人工回复率', en: 'Pinduoduo 3-minute human reply rate' },
  validFrom: '2026-01-01',
  note: {
    zh: '8:00 到 23:00 进来的咨询，从买家第一句没人回的话算起，3 分钟内要有人工回复；当天有一次超时，这位买家就算没达标。机器人和自动回复不算。',
    en: "From 8:00 to 23:00 a person must answer within 3 minutes of the buyer's first unanswered message; one miss fails that buyer for the day. Automatic replies do not count.",
  },
  source: 'S5 S6 S18',
  window: [28_800, 82_800],
  windowBy: 'turn',
  clock: 'buyer',
  capSec: null,
  unansweredSec: null,
  dropGapSec: null,
  countsAssist: false,
  exemptClosing: false,
  transfer: 'keep',
  unit: 'buyer',
  passSec: 180,
  alertSec: [100, 150],
  target: {},
};
