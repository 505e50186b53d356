import { describe, expect, it } from 'vitest';
import { makeCalendar } from '../../utils/core/business-day';
import type { Snippet } from '../../utils/core/snippet';
import {
  categoryPath,
  type Fit,
  fitOf,
  isDue,
  type Moment,
  momentAt,
  underPack,
} from '../../utils/core/snippet-conditions';
import { makePack, makeSnippet } from '../library/sample-pack';

/** 2026-11-21 is a Saturday. */
const noon: Moment = { day: '2026-11-21', minute: 720, shop: '青禾 旗舰店', goods: '加厚羽绒服 男款 XL' };

describe('fitOf', () => {
  it.each<[Fit, Partial<Snippet>, Partial<Moment>]>([
    ['fits', {}, {}],
    ['fits', { weekdays: [6] }, {}],
    ['fails', { weekdays: [1, 7] }, {}],
    ['fits', { weekdays: [7] }, { day: '2026-11-22' }],
    ['fits', { hours: { from: '12:00', to: '12:01' } }, {}],
    ['fails', { hours: { from: '11:00', to: '12:00' } }, {}],
    ['fits', { hours: { from: '22:00', to: '06:00' } }, { minute: 0 }],
    ['fits', { hours: { from: '22:00', to: '06:00' } }, { minute: 1439 }],
    ['fails', { hours: { from: '22:00', to: '06:00' } }, { minute: 360 }],
    ['fits', { shops: ['别家', '青禾旗舰店'] }, {}],
    ['fails', { shops: ['青禾'] }, {}],
    ['fits', { goods: ['羽绒服'] }, {}],
    ['fits', { goods: ['ｘｌ'] }, {}],
    ['fails', { goods: ['短裤'] }, {}],
    ['fails', { goods: ['短裤'], shops: ['别家'] }, { shop: '' }],
    ['unknown', { shops: ['别家'] }, { shop: '' }],
    ['unknown', { goods: ['羽绒服'] }, { goods: ' ' }],
    ['fits', { activeFrom: '2026-11-21', activeTo: '2026-11-21' }, {}],
    ['fails', { activeTo: '2026-11-20' }, {}],
    ['fails', { activeFrom: '2026-11-22' }, {}],
  ])('%s: %j at %j', (expected, conditions, change) => {
    expect(fitOf(makeSnippet('a', conditions), { ...noon, ...change })).toBe(expected);
  });
});

it('a pack ends on its last day', () => {
  expect(isDue(makeSnippet('a'), '2026-11-21', '2026-11-21')).toBe(true);
  expect(isDue(makeSnippet('a'), '2026-11-22', '2026-11-21')).toBe(false);
});

it('category paths', () => {
  expect(categoryPath('售后/ 退款 //多久')).toEqual(['售后', '退款', '多久']);
});

it("a shop's pack narrows its scripts to its shops, and drops what is for others", () => {
  const pack = makePack([], { scope: 'shop', shops: ['甲店', '乙 店'] });
  expect(underPack(makeSnippet('a'), pack)?.shops).toEqual(['甲店', '乙 店']);
  expect(underPack(makeSnippet('a', { shops: ['乙店', '丙店'] }), pack)?.shops).toEqual(['乙 店']);
  expect(underPack(makeSnippet('a', { shops: ['丙店'] }), pack)).toBeUndefined();
  const free = makeSnippet('a', { shops: ['丙店'] });
  expect(underPack(free, makePack([]))).toBe(free);
});

it('a moment is of the shop clock: the night belongs to the business day before, its minute to the wall', () => {
  const at = Date.UTC(2026, 10, 21, 18, 30);
  const calendar = makeCalendar('Asia/Shanghai', '04:00');
  expect(momentAt(calendar, at, { shop: '甲' })).toEqual({ day: '2026-11-21', minute: 150, shop: '甲' });
});
