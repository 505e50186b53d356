/** As third-party tools count (Kuaimai, Chitu): data with a date; what each field rests on is in `source`. */
import type { RuleProfile } from '../core/turn';

export const kmRule: RuleProfile = {
  id: 'km',
  platform: 'any',
  name: { zh: '快麦、赤兔类工具口径', en: 'As third-party tools count (Kuaimai, Chitu)' },
  validFrom: '2020-04-01',
  note: {
    zh: '全天每一轮都算，从买家第一句算起；等了 10 分钟以上的一轮当作新会话，不进平均响应。',
    en: "Every turn of the day counts from the buyer's first message; a wait of 10 minutes or more is taken for a new session and leaves the average.",
  },
  source: 'K1 K2',
  window: [0, 172_800],
  windowBy: 'turn',
  clock: 'buyer',
  capSec: null,
  unansweredSec: null,
  dropGapSec: 600,
  countsAssist: true,
  exemptClosing: false,
  transfer: 'keep',
  unit: 'turn',
  passSec: 180,
  alertSec: [100, 150],
  target: {},
};
