/** What browsers of a team told beside their numbers: the newest day of each, receipts and shops of the last 24 hours only. */
import { expect, it } from 'vitest';
import { emptyRow } from '../../utils/core/day-row';
import { type AgentId, asId, type BusinessDay, type ShopId, type SiteId } from '../../utils/core/ids';
import { putTeamDays, teamDayKey } from '../../utils/db/team';
import { readFormerDays, seatsOf } from '../../utils/db/team-seats';
import { freshLedger } from './ledger-fixture';

const [BEFORE, YESTERDAY, TODAY] = ['2026-11-20', '2026-11-21', '2026-11-22'].map((day) => asId<BusinessDay>(day)) as [
  BusinessDay,
  BusinessDay,
  BusinessDay,
];
const NOW = Date.parse('2026-11-22T12:00:00+08:00');
const HOUR_MS = 3_600_000;

function told(member: string, device: string, day: BusinessDay, agoMs: number, shop: string, version: number) {
  const key = { team: 't1', day, member, device };
  const row = {
    ...emptyRow({
      ...{ agentId: asId<AgentId>('x'), siteId: asId<SiteId>('pdd'), shopId: asId<ShopId>(shop) },
      ...{ day, hour: 9, ruleId: 'r' },
    }),
    turns: 1,
  };
  const rest = { rev: 1, rows: [row], coverage: {}, packs: { p1: version }, receivedAt: NOW - agoMs };
  return { ...key, ...rest, key: teamDayKey(key) };
}

it('of each browser its newest day speaks', async () => {
  const ledger = freshLedger();
  await putTeamDays(ledger, [
    told('ann', 'd1', BEFORE, 48 * HOUR_MS, '旧店', 1),
    told('ann', 'd1', YESTERDAY, 20 * HOUR_MS, '二店', 2),
    told('ann', 'd1', TODAY, HOUR_MS, '一店', 3),
    told('ann', 'd2', YESTERDAY, 13 * HOUR_MS, '三店', 2),
    told('ben', 'd1', BEFORE, 40 * HOUR_MS, '旧店', 1),
    { ...told('eve', 'd1', YESTERDAY, 13 * HOUR_MS, '别家', 9), team: 't2', key: 't2|2026-11-21|eve|d1' },
  ]);
  const former = await readFormerDays(ledger, 't1', TODAY);
  expect(former.map(({ day, member, device }) => `${day} ${member} ${device}`).sort()).toEqual([
    '2026-11-20 ben d1',
    '2026-11-21 ann d1',
    '2026-11-21 ann d2',
  ]);
  const today = await ledger.teamDays.where('[team+day]').equals(['t1', TODAY]).toArray();
  const seats = seatsOf(today, former, ['一店'], NOW);
  expect(Object.fromEntries(seats.seen)).toEqual({ ann: NOW - HOUR_MS, ben: NOW - 40 * HOUR_MS });
  expect(seats.browsers).toBe(2);
  expect(seats.receipts).toEqual(
    new Map([
      [
        'p1',
        new Map([
          [2, 1],
          [3, 1],
        ]),
      ],
    ]),
  );
  expect(seats.shops).toEqual(['一店', '三店'].sort());
});
