/** A row out of a file is checked by the same list of counters that sums it: what we write is taken, all else is refused. */
import { expect, it } from 'vitest';
import { COUNTS, emptyRow, RECEPTION_COUNTS } from '../../utils/core/day-row';
import { type AgentId, asId, type BusinessDay, type ShopId, type SiteId } from '../../utils/core/ids';
import { backupSliceSchema } from '../../utils/schema/backup';

const row = emptyRow({
  agentId: asId<AgentId>('anna'),
  siteId: asId<SiteId>('pdd'),
  shopId: asId<ShopId>('旗舰店'),
  day: asId<BusinessDay>('2026-03-14'),
  hour: 9,
  ruleId: 'pdd-2026',
});
const isTaken = (given: object) => backupSliceSchema.safeParse({ section: 'rows', rows: [given] }).success;
const without = (name: string) => Object.fromEntries(Object.entries(row).filter(([field]) => field !== name));

it('takes a row of today, and one of the first edition', () => {
  expect(isTaken(row)).toBe(true);
  expect(isTaken(Object.fromEntries(COUNTS.map((name, index) => [name, index])))).toBe(false);
  expect(isTaken({ ...row, ...Object.fromEntries(COUNTS.map((name, index) => [name, index])) })).toBe(true);
  const later: readonly string[] = RECEPTION_COUNTS;
  expect(isTaken(Object.fromEntries(Object.entries(row).filter(([name]) => !later.includes(name))))).toBe(true);
});

it.each(COUNTS)('%s: is known, never negative, never words', (name) => {
  expect(isTaken({ ...row, [name]: 7 })).toBe(true);
  for (const bad of [-1, Number.NaN, '7', null]) expect(isTaken({ ...row, [name]: bad })).toBe(false);
  expect(isTaken(without(name))).toBe((RECEPTION_COUNTS as readonly string[]).includes(name));
});

it('refuses a field nobody counts', () => {
  expect(isTaken({ ...row, remark: 1 })).toBe(false);
});
