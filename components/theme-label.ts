/** What a chat was about, as a person reads it. Kept under its Chinese name; a team's own themes are shown as they are. */
import type { MessageKey, Translate } from './text';

const KEYS: Record<string, MessageKey> = {
  破损: 'themeBroken',
  发货慢: 'themeSlow',
  物流: 'themeDelivery',
  异味: 'themeSmell',
  尺码: 'themeSize',
  质量: 'themeQuality',
  少发错发: 'themeWrongItem',
  价格: 'themePrice',
  退款: 'themeRefund',
  投诉: 'themeComplaint',
  成交: 'themeWon',
  流失: 'themeLost',
};

export function themeLabel(theme: string, t: Translate): string {
  const key = Object.hasOwn(KEYS, theme) ? KEYS[theme] : undefined;
  return key ? t(key) : theme;
}
