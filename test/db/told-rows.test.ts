/** A colleague's day as it lies in the ledger says exactly what was told, of one console or of all. */
import { expect, it } from 'vitest';
import { dayRowId, emptyRow } from '../../utils/core/day-row';
import { type AgentId, asId, type BusinessDay, type ShopId, type SiteId } from '../../utils/core/ids';
import type { DayRow } from '../../utils/core/turn';
import { keepDay, type TeamDay, toldRows } from '../../utils/db/told-rows';

const BEN = asId<AgentId>('team-ben');
const day = asId<BusinessDay>('2026-11-22');

function rowOf(siteId: string, counts: Partial<DayRow>): DayRow {
  const key = { agentId: BEN, siteId: asId<SiteId>(siteId), shopId: asId<ShopId>('店1'), day, hour: 9, ruleId: 'r@1' };
  return { ...emptyRow(key), ...counts };
}

const ROWS = [
  rowOf('pdd', { turns: 5, answered: 5, waitSumMs: 50_000 }),
  rowOf('feige', { turns: 7, waitingBuyers: 2, maxWaitMs: 71_000, waits: rowOf('feige', {}).waits.map((_, at) => at) }),
];
const DAY: TeamDay = {
  ...{ key: 't1|2026-11-22|ben|d1', team: 't1', day, member: 'ben', device: 'd1' },
  ...{ rev: 1, rows: ROWS, coverage: {}, receivedAt: 1 },
};

it('is told back row by row, of one console or of all', () => {
  const kept = keepDay(DAY);
  expect(toldRows(kept, BEN)).toEqual(ROWS);
  expect(toldRows(kept, BEN, 'feige')).toEqual([ROWS[1]]);
  for (const site of ['jd', '__proto__', 'constructor']) expect(toldRows(kept, BEN, site)).toEqual([]);
});

it('is read as earlier versions kept it', () => {
  const { told: _, ...bare } = keepDay(DAY);
  const former = { ...bare, rows: ROWS };
  expect(toldRows(former, BEN)).toEqual(ROWS);
  const agentId = asId<AgentId>('acc1');
  const mine = ROWS.map((row) => ({ ...row, agentId, id: dayRowId({ ...row, agentId }) }));
  expect(toldRows(former, agentId, 'feige')).toEqual([mine[1]]);
});
