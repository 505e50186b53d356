/** Turns numbers into short words. Unknown stays —, never 0. */
import type { Translate } from './text';

export const UNKNOWN = '—';

/** Clock for rows, tabular: 0:45, 1:12, 1:03:12. Negative waits (a clock was set back) read 0:00. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

/** Length of time for sentences: 45 秒, 1 分 12 秒, 2 小时 5 分. */
export function formatWait(ms: number | undefined, t: Translate): string {
  if (ms === undefined) return UNKNOWN;
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return t('spanSeconds', seconds);
  if (seconds < 3600 && seconds % 60 === 0) return t('spanWholeMinutes', seconds / 60);
  if (seconds < 3600) return t('spanMinutes', Math.floor(seconds / 60), seconds % 60);
  return t('spanHours', Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60));
}

/** Average waits: one decimal under a minute, so that a small gain shows. */
export function formatAverage(ms: number | undefined, t: Translate): string {
  if (ms === undefined) return UNKNOWN;
  if (ms < 59_950) return t('spanSeconds', (ms / 1000).toFixed(1));
  return formatWait(Math.round(ms / 1000) * 1000, t);
}

/** 0.964 -> 96.4%. Rounds down, so that 100% is said only when nothing was missed. */
export function formatShare(share: number | undefined): string {
  if (share === undefined) return UNKNOWN;
  const tenths = Math.floor(share * 1000 + 1e-9);
  return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)}%`;
}
