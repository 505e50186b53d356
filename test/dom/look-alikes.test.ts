/** Buyers whom the list does not tell apart: whose thread it is. */
import { describe, expect, it } from 'vitest';
import { asId, type ConversationId } from '../../utils/core/ids';
import { Attribution } from '../../utils/dom/attribution';
import type { RawMessage } from '../../utils/dom/message-reader';
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
const said = (key: string, text: string): RawMessage => ({
  key,
  role: key.startsWith('a') ? 'agent' : 'buyer',
  media: 'text',
  text,
});

interface Told {
  whose?: string;
  left?: string;
}

/** Attribution over the tracks, as the page is read. */
class Reading {
  readonly tracks = new RowTracks(id);
  readonly attribution = new Attribution({
    hash: id,
    activeId: (key) => this.tracks.activeId(key),
    another: (key, isMet) => this.tracks.another(key, isMet),
    keyOf: (one) => this.tracks.keyOf(one),
  });

  /** One reading: the list, and the thread under the header's name. Whose the thread is; `left`: whose the one before was. */
  read(ms: number, list: RawRow[], header: string, rows: RawMessage[], litAt?: number): Told {
    assign(this.tracks, list);
    const active = list.find((row) => row.active);
    const around = { header, ...(active ? { active } : {}), ...(litAt === undefined ? {} : { litAt }) };
    const left = this.attribution.left(around, ms);
    if (left) this.tracks.confirm(left.key, left.whose, left.listed);
    const { whose } = this.attribution.judge(rows, around, ms);
    if (whose && active) this.tracks.confirm(active.key, whose);
    return { ...(whose ? { whose } : {}), ...(left ? { left: left.whose } : {}) };
  }
}

const OTHER = seen('Z', { preview: '别' });
const LIT = { ...OTHER, active: true };

function metBuyer(): Reading {
  const reading = new Reading();
  const first = [seen('K', { active: true, preview: '在吗' }), OTHER];
  expect(reading.read(0, first, 'K', [said('b1', '在吗')])).toEqual({ whose: 'K' });
  expect(reading.read(100, [seen('K', { preview: '在吗' }), LIT], 'Z', [said('b9', '别')])).toEqual({ whose: 'Z' });
  // The first one leaves the list.
  reading.read(200, [LIT], 'Z', [said('b9', '别')]);
  return reading;
}

describe('an unknown thread under a row that looks like one met before', () => {
  const waiting = seen('K', { unread: 1, waiting: true, preview: '你好' });

  it("is another buyer's as soon as the agent has answered in it", () => {
    const reading = metBuyer();
    reading.read(300, [waiting, LIT], 'Z', [said('b9', '别')]);
    const opened = { ...waiting, active: true };
    expect(reading.read(400, [opened, OTHER], 'K', [said('b2', '你好')])).toEqual({});
    const answered = { ...opened, unread: 0, waiting: false, preview: '您好' };
    expect(reading.read(430, [answered, OTHER], 'K', [said('b2', '你好'), said('a2', '您好')])).toEqual({
      whose: 'K#2',
    });
  });

  it('is decided when it is left, if the page had called it read', () => {
    const reading = metBuyer();
    const opened = { ...waiting, active: true, unread: 0 };
    expect(reading.read(400, [opened, OTHER], 'K', [said('b2', '你好')])).toEqual({});
    const gone = [{ ...waiting, unread: 0 }, LIT];
    expect(reading.read(430, gone, 'K', [said('b2', '你好')])).toEqual({ left: 'K#2' });
  });

  it('is not the next one’s when it stands on under the row of another who looks the same', () => {
    const reading = metBuyer();
    const lit = seen('K', { active: true, preview: '二' });
    reading.read(300, [lit, OTHER], 'K', [said('b7', '二')]);
    expect(reading.read(700, [lit, OTHER], 'K', [said('b7', '二')])).toEqual({ whose: 'K#2' });
    const rest = { ...lit, active: false };
    reading.read(800, [waiting, rest, LIT], 'Z', [said('b9', '别')]);
    const opened = { ...waiting, active: true, unread: 0 };
    expect(reading.read(900, [opened, rest, OTHER], 'K', [said('b2', '你好')])).toEqual({});
    const next = [{ ...opened, active: false }, lit, OTHER];
    expect(reading.read(930, next, 'K', [said('b2', '你好')])).toEqual({ left: 'K#3' });
    expect(reading.tracks.activeId('K')).toBe('K#2');
  });

  it('is decided by nobody when it is left half painted', () => {
    const reading = metBuyer();
    expect(reading.read(400, [{ ...waiting, active: true }, OTHER], 'K', [said('b2', '你好')])).toEqual({});
    expect(reading.read(430, [waiting, LIT], 'K', [said('b2', '你好')])).toEqual({});
    // It was the first buyer's after all: the rest of it had not been painted.
    const again = [{ ...waiting, active: true }, OTHER];
    expect(reading.read(600, again, 'K', [said('b1', '在吗'), said('b2', '你好')])).toEqual({ whose: 'K' });
  });

  it('never takes an id that an earlier page gave to somebody', () => {
    const attribution = new Attribution(
      {
        hash: id,
        activeId: () => id('K'),
        another: (key, isMet) => [key, `${key}#2`, `${key}#3`].map(id).find((one) => !isMet(one)),
        keyOf: () => 'K',
      },
      [
        ['b1', id('K')],
        ['b2', id('K#2')],
      ],
    );
    const active = seen('K', { active: true, preview: '你好' });
    attribution.judge([said('b3', '你好')], { active, header: 'K' }, 0);
    expect(attribution.judge([said('b3', '你好')], { active, header: 'K' }, 400)).toEqual({ whose: 'K#3' });
  });
});

it('known rows are believed at once under a row that looks otherwise than the one before', () => {
  const reading = metBuyer();
  const twins = [seen('K', { preview: '在吗' }), seen('K', { active: true, preview: '你好' })];
  expect(reading.read(400, [...twins, OTHER], 'K', [said('b1', '在吗'), said('b3', '你好')])).toEqual({ whose: 'K' });
});

describe('a thread that ends in words which every buyer is greeted with', () => {
  const WELCOME = '欢迎光临,有什么可以帮您';
  const first = seen('P', { preview: WELCOME });
  const second = seen('Q', { preview: WELCOME });
  const thread = (changedAt: number): RawMessage[] => [
    { ...said('b1', '有货吗'), changedAt },
    { ...said('w1', WELCOME), role: 'auto', changedAt },
  ];

  it('is not given to the row that lit up after it was painted', () => {
    const reading = new Reading();
    const list = [first, { ...second, active: true }];
    expect(reading.read(60, list, 'Q', thread(36), 55)).toEqual({});
    // Nor when that one is left again.
    expect(reading.read(90, [{ ...first, active: true }, second], 'P', thread(36), 85)).toEqual({});
  });

  it('is given to the row under which it was painted', () => {
    const reading = new Reading();
    expect(reading.read(60, [first, { ...second, active: true }], 'Q', thread(58), 55)).toEqual({ whose: 'Q' });
  });

  it('is doubted when a row lit before had the same words and was never read', () => {
    const reading = new Reading();
    expect(reading.read(10, [{ ...first, active: true }, second], 'Z', thread(20), 5)).toEqual({});
    const list = [first, { ...second, active: true }];
    expect(reading.read(60, list, 'Q', thread(58), 55)).toEqual({});
    expect(reading.read(400, list, 'Q', thread(58), 55)).toEqual({ whose: 'Q' });
  });
});
