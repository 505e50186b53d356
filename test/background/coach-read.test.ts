/** What a tab's coach is told, and what is kept of a reason: through the real door. */
import { expect, it, vi } from 'vitest';
import { ruleOfSite } from '../../entrypoints/background/folding';
import { reasonMark } from '../../utils/core/coach/team-reasons';
import { dayRowId, emptyRow } from '../../utils/core/day-row';
import { asId, type BusinessDay, type ConversationId, type SiteId } from '../../utils/core/ids';
import type { Pack } from '../../utils/core/snippet';
import { checksumOf } from '../../utils/library/store-packs';
import { backupSliceSchema } from '../../utils/schema/backup';
import { createBackground, NOW, PACK } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const siteId = asId<SiteId>('pdd');
const agentId = asId<never>('A'.repeat(22));
const DAY_MS = 86_400_000;
type Background = ReturnType<typeof createBackground>;

/** The fixture's noon is in Shanghai. */
async function busyAt(background: Background, hours: readonly (readonly [hour: number, turns: number])[]) {
  const ledger = await background.ledger();
  const days = ['2026-03-05', '2026-03-06', '2026-03-09'];
  const rows = days.flatMap((day) =>
    hours.map(([hour, turns]) => {
      const key = { agentId, siteId, shopId: asId<never>('s'), day: asId<BusinessDay>(day), hour };
      const named = { ...key, ruleId: ruleOfSite(siteId).id };
      return { ...emptyRow(named), id: dayRowId(named), turns };
    }),
  );
  await ledger.rows.bulkPut(rows);
}

async function wordsOf(background: Background, who: object = { agentId }) {
  const reply = await background.ask('coach/read', { siteId, ...who });
  if (!reply.ok) throw new Error(reply.code);
  return reply.value.words;
}

it('the usual busiest hour of this person is told as a moment of the day', async () => {
  const background = createBackground();
  await busyAt(background, [
    [9, 10],
    [14, 12],
    [20, 40],
  ]);
  expect(new Date((await wordsOf(background)).peakAt ?? 0).toISOString()).toBe('2026-03-10T12:00:00.000Z');
  expect((await wordsOf(background, {})).peakAt).toBeUndefined();
  expect((await wordsOf(background, { agentId: asId<never>('B'.repeat(22)) })).peakAt).toBeUndefined();
});

it('days that are alike have none, and a hint that nobody follows is told on one day of eight', async () => {
  const flat = createBackground();
  await busyAt(flat, [
    [9, 30],
    [14, 31],
    [20, 32],
  ]);
  expect((await wordsOf(flat)).peakAt).toBeUndefined();
  const worn = createBackground();
  await busyAt(worn, [
    [9, 10],
    [14, 12],
    [20, 40],
  ]);
  await (await worn.ledger()).lessons.put({ id: 'hint:peak', shown: 12, taken: 0, refused: 0 });
  let told = 0;
  for (let day = 0; day < 8; day += 1) {
    worn.setNow(NOW + day * DAY_MS);
    if ((await wordsOf(worn)).peakAt !== undefined) told += 1;
  }
  expect(told).toBe(1);
});

it('a reason that a pack names is kept with its mark; one that nobody named has none', async () => {
  const background = createBackground();
  const ledger = await background.ledger();
  const pack: Pack = { ...JSON.parse(PACK), id: 'team', coach: { reasons: ['没拍视频', '破损'] } };
  await ledger.packs.put({ id: pack.id, pack, checksum: await checksumOf(pack), importedAt: 0, builtIn: false });
  expect((await wordsOf(background)).reasons).toEqual(['没拍视频']);
  const put = (theme: string, on = true) =>
    background.ask('coach/theme', { siteId, agentId, conversationId: asId<ConversationId>('c1'), theme, on });
  for (const theme of ['没拍视频', '破损', '张三的地址']) expect((await put(theme)).ok).toBe(true);
  const marks = (await ledger.themes.toArray()).map(({ theme, mark }) => [theme, mark]);
  expect(new Map(marks as [string, string | undefined][])).toEqual(
    new Map([
      ['没拍视频', reasonMark('没拍视频')],
      ['破损', undefined],
      ['张三的地址', undefined],
    ]),
  );
  await put('没拍视频', false);
  expect(await ledger.themes.count()).toBe(2);
});

it('a reason with its mark goes into the file of everything and comes out of it', () => {
  const mark = { id: 'x', siteId, agentId, conversationId: 'c1', day: '2026-03-10', theme: '没拍视频', at: NOW };
  const slice = (row: object) => backupSliceSchema.safeParse({ section: 'themes', rows: [row] }).success;
  expect([slice(mark), slice({ ...mark, mark: reasonMark('没拍视频') })]).toEqual([true, true]);
  expect(slice({ ...mark, mark: '没拍视频' })).toBe(false);
});
