/** Sideline's own coaching view: data with a date; what each field rests on is in `source`. */
import type { RuleProfile } from '../core/turn';

export const coachRule: RuleProfile = {
  id: 'coach',
  platform: 'any',
  name: { zh: '场边教练口径', en: "Sideline's own coaching view" },
  validFrom: '2026-01-01',
  note: {
    zh: '全天都算，从轮到你的那一刻算起：转人工或转给你之前的等待不算你的，“好的、谢谢”这样的结束语不用回。',
    en: 'All day, counted from when it was your turn: time before the handover or the transfer to you is not yours, and closing words such as “ok, thanks” need no answer.',
  },
  source: 'X',
  window: [0, 172_800],
  windowBy: 'turn',
  clock: 'handover',
  capSec: null,
  unansweredSec: null,
  dropGapSec: null,
  countsAssist: true,
  exemptClosing: true,
  transfer: 'handover',
  unit: 'turn',
  passSec: 180,
  alertSec: [100, 150],
  target: {},
};
