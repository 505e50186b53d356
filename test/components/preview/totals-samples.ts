/** Invented totals of groups for previews of the board. */
import type { TotalLine } from '../../../components/lead/team-totals';
import { asId, type SiteId } from '../../../utils/core/ids';

export function sampleTotals(zh: boolean): TotalLine[] {
  const group = (
    key: string,
    zhName: string,
    enName: string,
    people: number,
    pace: number,
    waits: number,
  ): TotalLine => ({
    key,
    siteId: asId<SiteId>('pdd'),
    siteName: zh ? '拼多多' : 'Pinduoduo',
    ...(key !== 'none' && { name: zh ? zhName : enName }),
    people,
    ...(waits > 0 && { waitingCount: waits, waitingSince: Date.now() - 72_000 }),
    receptions: people * 44,
    turns: people * 96,
    averageMs: pace,
    share: 0.96,
    conversion: 0.3,
    unanswered: people,
    estimated: key === 'none',
  });
  return [
    group('dawn', '晨风组', 'Dawn', 12, 17_400, 3),
    group('dusk', '晚霞组', 'Dusk', 11, 21_900, 0),
    group('none', '', '', 4, 33_000, 0),
  ];
}
