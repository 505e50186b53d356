/** The words of both languages, as components use them. */
import { expect, it } from 'vitest';
import en from '../../assets/public/_locales/en/messages.json';
import zh from '../../assets/public/_locales/zh_CN/messages.json';
import { formatAverage, formatClock, formatShare, formatWait } from '../../components/format';
import { translateIn } from './translate';

const t = translateIn('zh');

it('writes Chinese with Chinese punctuation', () => {
  const half = Object.entries(zh).filter(([, { message }]) =>
    /[\u4e00-\u9fff][,:;?!]|[,:;?!][\u4e00-\u9fff]/.test(message),
  );
  expect(half).toEqual([]);
});

// Chromium takes `$2$` for a placeholder with a name, finds none, and does not load the extension at all.
it('parts two values by a word', () => {
  const met = [...Object.entries(zh), ...Object.entries(en)].filter(([, { message }]) => /\$\w+\$/.test(message));
  expect(met).toEqual([]);
});

it('leaves no Chinese in English', () => {
  expect(Object.entries(en).filter(([, { message }]) => /[\u4e00-\u9fff]/.test(message))).toEqual([]);
});

it.each([
  [-5_000, '0:00'],
  [999, '0:00'],
  [45_000, '0:45'],
  [72_000, '1:12'],
  [3_792_000, '1:03:12'],
])('shows %i ms on the clock as %s', (ms, shown) => expect(formatClock(ms)).toBe(shown));

it.each([
  [undefined, '—'],
  [45_900, '45 秒'],
  [72_000, '1 分 12 秒'],
  [180_000, '3 分钟'],
  [7_500_000, '2 小时 5 分'],
])('says %s ms as %s', (ms, said) => expect(formatWait(ms, t)).toBe(said));

it.each([
  [undefined, '—'],
  [18_440, '18.4 秒'],
  [59_949, '59.9 秒'],
  [59_960, '1 分钟'],
])('says an average of %s ms as %s', (ms, said) => expect(formatAverage(ms, t)).toBe(said));

it.each([
  [undefined, '—'],
  [1, '100%'],
  [0.9996, '99.9%'],
  [0.964, '96.4%'],
  [0.07, '7%'],
  [0, '0%'],
])('says a share of %s as %s', (share, said) => expect(formatShare(share)).toBe(said));
