/** What coaching keeps: decided once, forgotten with the rest, and never a buyer's word. */
import { describe, expect, it } from 'vitest';
import { type Due, dueId } from '../../utils/core/coach/due';
import { buyerNoteId } from '../../utils/core/coach/kept';
import {
  type AgentId,
  asId,
  type BusinessDay,
  type ConversationId,
  type ShopId,
  type SiteId,
} from '../../utils/core/ids';
import { writeBackup } from '../../utils/db/backup/write-backup';
import {
  addLesson,
  countThemes,
  keepBuyer,
  keepDue,
  markTheme,
  openDues,
  readBuyer,
  retainCoaching,
} from '../../utils/db/coaching';
import { eraseRecords } from '../../utils/db/erase';
import { dueSchema } from '../../utils/schema/coaching';
import { folding, freshLedger } from './ledger-fixture';

const NOON = Date.parse('2026-03-10T12:00:00+08:00');
const siteId = asId<SiteId>('pdd');
const shopId = asId<ShopId>('shop');
const conversationId = asId<ConversationId>('c1');
const agentId = asId<AgentId>('A');

function due(change: Partial<Due> = {}): Due {
  const saidAt = change.saidAt ?? NOON;
  return {
    id: dueId(siteId, conversationId, saidAt, 'promise'),
    siteId,
    shopId,
    agentId,
    conversationId,
    kind: 'promise',
    topic: 'check',
    saidAt,
    dueAt: saidAt + 600_000,
    grainMs: 60_000,
    state: 'offered',
    foundBy: 'check-soon',
    reminded: 0,
    ...change,
  };
}

describe('due items', () => {
  it('are told soonest first, without those that are over', async () => {
    const ledger = freshLedger();
    await keepDue(ledger, due({ saidAt: NOON + 5 }));
    await keepDue(ledger, due({ state: 'open' }));
    await keepDue(ledger, due({ saidAt: NOON + 9, state: 'done' }));
    expect((await openDues(ledger, siteId, NOON)).map(({ saidAt }) => saidAt - NOON)).toEqual([0, 5]);
    expect(await openDues(ledger, asId<SiteId>('feige'), NOON)).toEqual([]);
  });

  it('found again, keep what was decided', async () => {
    const ledger = freshLedger();
    await keepDue(ledger, due());
    await keepDue(ledger, due({ state: 'dismissed' }));
    await keepDue(ledger, due());
    expect((await ledger.dues.toArray()).map(({ state }) => state)).toEqual(['dismissed']);
  });

  it('that are over are never opened again, whoever still holds an older copy', async () => {
    const ledger = freshLedger();
    for (const over of ['done', 'dismissed'] as const) {
      await keepDue(ledger, due({ state: over }));
      await keepDue(ledger, due({ state: 'open', note: '迟到的备注' }));
      expect((await ledger.dues.toArray()).map(({ state }) => state)).toEqual([over]);
    }
  });

  it('remember which reminders were given, also while nobody has taken them on', async () => {
    const ledger = freshLedger();
    await keepDue(ledger, due());
    await keepDue(ledger, due({ reminded: 3 }));
    await keepDue(ledger, due());
    expect((await ledger.dues.toArray())[0]?.reminded).toBe(3);
  });

  it('that nobody took up in time are neither told nor kept; those taken on are', async () => {
    const ledger = freshLedger();
    const hour = 3_600_000;
    await keepDue(ledger, due({ saidAt: NOON, state: 'open', foundBy: 'stall-check-soon' }));
    await keepDue(ledger, due({ saidAt: NOON + 1, state: 'offered' }));
    await keepDue(ledger, due({ saidAt: NOON + 2, state: 'open' }));
    const told = async (now: number) => (await openDues(ledger, siteId, now)).map(({ saidAt }) => saidAt - NOON);
    expect(await told(NOON + 11 * hour)).toEqual([0, 1, 2]);
    expect(await told(NOON + 13 * hour)).toEqual([1, 2]);
    expect(await told(NOON + 49 * hour)).toEqual([2]);
    await retainCoaching(ledger, asId<BusinessDay>('2026-03-01'), NOON + 49 * hour);
    expect(await ledger.dues.count()).toBe(1);
  });

  it('keep a note that a tab does not know of, until it is taken away', async () => {
    const ledger = freshLedger();
    await keepDue(ledger, due({ state: 'open', note: '白色杯盖' }));
    await keepDue(ledger, due({ state: 'open', reminded: 1 }));
    expect((await ledger.dues.toArray())[0]).toMatchObject({ note: '白色杯盖', reminded: 1 });
    await keepDue(ledger, due({ state: 'open', note: '' }));
    expect((await ledger.dues.toArray())[0]?.note).toBe('');
  });

  it('that are over go after a month; open ones never by themselves', async () => {
    const ledger = freshLedger();
    await keepDue(ledger, due({ state: 'open' }));
    await keepDue(ledger, due({ saidAt: NOON + 5, state: 'done' }));
    await retainCoaching(ledger, asId<BusinessDay>('2026-03-01'), NOON + 40 * 86_400_000);
    expect((await ledger.dues.toArray()).map(({ state }) => state)).toEqual(['open']);
  });

  it('have no room for a sentence', () => {
    expect(dueSchema.safeParse(due()).success).toBe(true);
    expect(dueSchema.safeParse(due({ foundBy: '明天给您发货' })).success).toBe(false);
    expect(dueSchema.safeParse({ ...due(), text: '我的手机号是' }).success).toBe(false);
    expect(dueSchema.safeParse(due({ note: 'x'.repeat(201) })).success).toBe(false);
  });
});

describe('the rest', () => {
  it('counts reasons by day, and a reason put twice once', async () => {
    const ledger = freshLedger();
    const day = asId<BusinessDay>('2026-03-10');
    const mark = { siteId, agentId, conversationId, day, theme: '破损', at: NOON };
    await markTheme(ledger, { ...mark, id: 'pdd|c1|2026-03-10|破损' }, true);
    await markTheme(ledger, { ...mark, id: 'pdd|c1|2026-03-10|破损' }, true);
    await markTheme(ledger, { ...mark, id: 'pdd|c2|2026-03-10|破损' }, true);
    await markTheme(ledger, { ...mark, id: 'pdd|c3|2026-03-10|异味', theme: '异味' }, true);
    await markTheme(ledger, { ...mark, id: 'pdd|c3|2026-03-10|异味', theme: '异味' }, false);
    expect(await countThemes(ledger, day, day)).toEqual([{ day, theme: '破损', count: 2 }]);
  });

  it('"last time" is not today', async () => {
    const ledger = freshLedger();
    const ask = { siteId, shopId, conversationId, noteId: 'n', day: asId<BusinessDay>('2026-03-10') };
    const mark = { siteId, agentId, conversationId };
    const put = (day: string, theme: string, at: number) =>
      markTheme(ledger, { ...mark, id: `pdd|c1|${day}|${theme}`, day: asId(day), theme, at }, true);
    await put('2026-03-10', '异味', NOON);
    expect(await readBuyer(ledger, ask)).toMatchObject({ today: ['异味'] });
    expect((await readBuyer(ledger, ask)).theme).toBeUndefined();
    await put('2026-03-04', '破损', NOON - 6 * 86_400_000);
    expect((await readBuyer(ledger, ask)).theme).toBe('破损');
  });

  it('adds up lessons, and an emptied note is gone', async () => {
    const ledger = freshLedger();
    await addLesson(ledger, { id: 'hint:slow', shown: 1, taken: 0, refused: 1 });
    await addLesson(ledger, { id: 'hint:slow', shown: 1, taken: 1, refused: 0 });
    expect(await ledger.lessons.toArray()).toEqual([{ id: 'hint:slow', shown: 2, taken: 1, refused: 1 }]);
    const note = { id: buyerNoteId(siteId, shopId, conversationId), siteId, shopId, conversationId, changedAt: NOON };
    await keepBuyer(ledger, { ...note, note: '喜欢白色', tags: ['老客'] });
    expect(await ledger.buyers.count()).toBe(1);
    await keepBuyer(ledger, { ...note, note: '', tags: [] });
    expect(await ledger.buyers.count()).toBe(0);
  });

  it('is exported, and goes when everything is erased', async () => {
    const ledger = freshLedger();
    await keepDue(ledger, due({ state: 'open', note: '答应补发杯盖' }));
    await addLesson(ledger, { id: 'hint:slow', shown: 1, taken: 0, refused: 0 });
    expect((await writeBackup(ledger, {}, NOON)).join('')).toContain('答应补发杯盖');
    await eraseRecords(ledger, { siteId: asId<SiteId>('feige') }, folding, NOON);
    expect(await ledger.dues.count()).toBe(1);
    await eraseRecords(ledger, {}, folding, NOON);
    expect((await ledger.dues.count()) + (await ledger.lessons.count())).toBe(0);
  });
});
