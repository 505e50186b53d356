/** Rows that look the same: whose each is from reading to reading, and what an opened thread or their return shows. */
import { describe, expect, it } from 'vitest';
import { asId, type ConversationId } from '../../utils/core/ids';
import type { RawRow } from '../../utils/dom/row-reader';
import { RowTracks } from '../../utils/dom/row-tracks';

const id = (name: string) => asId<ConversationId>(name.replace('\u0001', ''));
const assign = (tracks: RowTracks, rows: RawRow[], at = 0) => tracks.assign(rows, at).rows;
const seen = (key: string, more: Partial<RawRow> = {}): RawRow => ({
  key,
  name: key,
  active: false,
  unread: 0,
  waiting: false,
  preview: '',
  ...more,
});

describe('rows that look the same', () => {
  it('keep their buyers when the light moves from one to the other', () => {
    const tracks = new RowTracks(id);
    const first = assign(tracks, [seen('K', { active: true, preview: '甲' }), seen('K', { preview: '乙' })]);
    const next = assign(tracks, [seen('K', { preview: '甲' }), seen('K', { active: true, preview: '乙' })]);
    expect(next.map((one) => [one.row.preview, one.id])).toEqual(first.map((one) => [one.row.preview, one.id]));
    expect(next.map(({ ambiguous }) => ambiguous)).toEqual([false, false]);
  });

  it('both tell of something else at once: it counts if whose it is makes no difference to how much', () => {
    const told = (unread: number) => {
      const tracks = new RowTracks(id);
      assign(tracks, [seen('K', { preview: '甲', unread }), seen('K', { preview: '乙' })]);
      const rows = [seen('K', { preview: '丙', unread: 5 }), seen('K', { preview: '丁', unread: 6 })];
      return assign(tracks, rows).map(({ ambiguous }) => ambiguous);
    };
    expect(told(0)).toEqual([false, false]);
    expect(told(1)).toContain(true);
  });

  it('one that says what it said keeps its buyer by its neighbours, when a like one went to the top', () => {
    const said = { preview: '还有问题吗' };
    const [first, second] = [seen('K', said), seen('K', said)];
    const rows = [seen('K', { preview: '发货了吗', unread: 1 }), first];
    for (const [before, after, whose] of [
      [[first, seen('M'), second], [...rows, seen('M')], 'K#2'],
      [[first, seen('M'), second], [rows[0] as RawRow, seen('M'), second], 'K'],
    ] as const) {
      const tracks = new RowTracks(id);
      assign(tracks, [...before]);
      expect(assign(tracks, [...after]).find(({ row }) => row === rows[0])?.id).toBe(whose);
    }
  });

  it('the lit one that was answered stays lit, though a like one that is away said the same words', () => {
    const tracks = new RowTracks(id);
    const asked = { preview: '好的', waiting: true, active: true };
    assign(tracks, [seen('K', asked), seen('K', { preview: '还有问题吗' })]);
    assign(tracks, [seen('K', asked)]);
    expect(assign(tracks, [seen('K', { preview: '还有问题吗', active: true })])[0]?.id).toBe('K');
  });

  it('the lit one that was answered stays lit, though a like one now says what the lit one said', () => {
    const tracks = new RowTracks(id);
    const asked = { preview: '好的', waiting: true, active: true };
    assign(tracks, [seen('K', asked), seen('K', { preview: '慢慢来' })]);
    // Within one reading: the open one is answered, and the other buyer writes the very words.
    const rows = [
      seen('K', { preview: '好的', waiting: true, unread: 1 }),
      seen('K', { preview: '不客气', active: true }),
    ];
    expect(assign(tracks, rows).map(({ row, id }) => [row.preview, id])).toEqual([
      ['不客气', 'K'],
      ['好的', 'K#2'],
    ]);
  });

  it('the light goes where it was put, though the one it went to was answered before anybody looked', () => {
    const tracks = new RowTracks(id);
    assign(tracks, [seen('K', { preview: '好的', waiting: true, active: true }), seen('K', { preview: '慢慢来' })]);
    const rows = [seen('K', { preview: '在吗', active: true }), seen('K', { preview: '好的', waiting: true })];
    expect(new Map(assign(tracks, rows).map(({ row, id }) => [row.preview, id]))).toEqual(
      new Map([
        ['好的', 'K'],
        ['在吗', 'K#2'],
      ]),
    );
  });

  it('a buyer whose row was away is still known when another was taken for them', () => {
    const tracks = new RowTracks(id);
    const mine = { preview: '墙纸不建议' };
    assign(tracks, [seen('K', mine), seen('M')], 10);
    assign(tracks, [seen('M')], 20);
    assign(tracks, [seen('K', { preview: '欢迎光临', unread: 1, active: true }), seen('M')], 30);
    expect(tracks.confirm('K', id('K#2'))).toEqual({ from: 'K', to: 'K#2', swapped: false, since: 30 });
    const rows = [seen('K', { preview: '谢谢', active: true }), seen('M'), seen('K', mine)];
    expect(assign(tracks, rows, 40).map(({ row, id }) => [row.preview, id])).toEqual([
      ['谢谢', 'K#2'],
      ['墙纸不建议', 'K'],
      ['', 'M'],
    ]);
  });

  it('a row that stayed is not taken for one that left the list', () => {
    const tracks = new RowTracks(id);
    assign(tracks, [seen('K', { preview: '甲' }), seen('K', { preview: '乙' })]);
    assign(tracks, [seen('K', { preview: '乙' })]);
    const [row] = assign(tracks, [seen('K', { preview: '丙', unread: 1, waiting: true })]);
    expect(row?.id).toBe('K#2');
  });

  it('a new one on top is not taken for the one that stood there, whatever both say', () => {
    const tracks = new RowTracks(id);
    const greeted = { preview: '欢迎光临', unread: 1, waiting: true };
    assign(tracks, [seen('K', greeted)]);
    const both = assign(tracks, [seen('K', greeted), seen('K', greeted)]);
    expect(both.map(({ row, id: whose }) => [whose, row])).toMatchObject([
      ['K', {}],
      ['K#2', {}],
    ]);
    const rows = [seen('K', greeted), seen('K', { ...greeted, unread: 0, active: true })];
    const lit = assign(tracks, rows).find(({ row }) => row.active);
    expect(lit?.id).toBe('K');
  });

  it('one that left the list while it was lit does not stand in the way of the one that is lit now', () => {
    const tracks = new RowTracks(id);
    assign(tracks, [seen('K', { preview: '甲', active: true }), seen('K', { preview: '乙' })]);
    assign(tracks, [seen('K', { preview: '乙' })]);
    expect(tracks.activeId('K')).toBe('K');
    assign(tracks, [seen('K', { preview: '乙', active: true })]);
    expect(tracks.activeId('K')).toBe('K#2');
  });

  it('a new one is told at once, whatever names its likes have taken', () => {
    const tracks = new RowTracks(id);
    assign(tracks, [seen('K', { active: true })]);
    tracks.confirm('K', id('K#2'));
    const rows = [seen('K', { preview: '在吗', unread: 1 }), seen('K')];
    const hashed = new Set(tracks.needs(rows).map(id));
    expect(assign(tracks, rows).map((one) => hashed.has(one.id))).toEqual([true, true]);
  });

  it('one whose row comes back as it was had been mistaken: what was told since is the other’s', () => {
    const tracks = new RowTracks(id);
    const mine = seen('K', { preview: '墙纸不建议' });
    const newcomer = seen('K', { preview: '欢迎光临', unread: 1, waiting: true });
    assign(tracks, [mine], 10);
    assign(tracks, [seen('M')], 20);
    expect(assign(tracks, [newcomer, seen('M')], 30)[0]?.id).toBe('K');
    const { rows, mistakes } = tracks.assign([newcomer, mine, seen('M')], 40);
    expect(mistakes).toEqual([{ from: 'K', to: 'K#2', swapped: false, since: 30 }]);
    expect(rows.map(({ id }) => id)).toEqual(['K#2', 'K', 'M']);
    expect(tracks.confirm('K', id('K#2'), id('K#2'))).toBeUndefined();
  });

  it('are exchanged when a thread proves that they were', () => {
    const tracks = new RowTracks(id);
    assign(tracks, [seen('K', { preview: '甲', active: true }), seen('K', { preview: '乙' })]);
    expect(tracks.confirm('K', id('K#2'))).toMatchObject({ from: 'K', to: 'K#2', swapped: true });
    expect(tracks.activeId('K')).toBe('K#2');
  });
});

it('rows that an earlier page knew apart are taken for the buyers whose waits they show', () => {
  const expected = new Map([
    [id('K'), { unread: 2, waiting: false }],
    [id('K#2'), { unread: 1, waiting: true }],
  ]);
  const tracks = new RowTracks(id, expected);
  const rows = [seen('K', { unread: 1, waiting: true, preview: '甲' }), seen('K', { unread: 2, preview: '乙' })];
  expect(tracks.needs(rows)).toContain('K\u0001#3');
  const assigned = assign(tracks, rows).map(({ row, id }) => [row.unread, id]);
  expect(new Map(assigned as [number, string][])).toEqual(
    new Map([
      [1, 'K#2'],
      [2, 'K'],
    ]),
  );
});
