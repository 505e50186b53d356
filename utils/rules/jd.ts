/** Dongdong first reply within 30 seconds: data with a date; what each field rests on is in `source`. */
import type { RuleProfile } from '../core/turn';

export const jdRule: RuleProfile = {
  id: 'jd',
  platform: 'jd',
  name: { zh: '咚咚首次 30 秒应答率', en: 'Dongdong first reply within 30 seconds' },
  validFrom: '2021-12-01',
  note: {
    zh: '9:00 到 23:00 开始的会话，第一句要在 30 秒内回复；23:00 以后、9:00 以前开始的会话整个不算。',
    en: 'Sessions that start from 9:00 to 23:00: the first reply within 30 seconds. A session that starts outside those hours does not count at all.',
  },
  source: 'S8 S9',
  window: [32_400, 82_800],
  windowBy: 'session',
  clock: 'buyer',
  capSec: null,
  unansweredSec: null,
  dropGapSec: null,
  countsAssist: true,
  exemptClosing: false,
  transfer: 'keep',
  unit: 'firstTurn',
  passSec: 30,
  alertSec: [15, 24],
  target: { averageSec: 40 },
};
