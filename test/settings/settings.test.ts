/** A preference that cannot be used never stops anything: its default is used, and it is named. */
import { describe, expect, it } from 'vitest';
import { decodeSetting, readSetting, readSettings, readSiteSetting } from '../../utils/settings/read';
import { SETTINGS, type Settings, SITE_SETTINGS } from '../../utils/settings/settings';
import { writeSetting, writeSiteSetting } from '../../utils/settings/write';
import { memoryKeyValue } from '../platform/memory-key-value';

describe('every default', () => {
  it.each(Object.entries({ ...SETTINGS, ...SITE_SETTINGS }))('%s is sound itself', (_, { fallback, isSound }) => {
    expect((isSound as (value: unknown) => boolean)(fallback)).toBe(true);
  });
});

describe('unsound values', () => {
  const cases: [keyof Settings, unknown][] = [
    ['theme', 'pink'],
    ['soundOff', 'yes'],
    ['notify', 1],
    ['calendar', { zone: 'Mars/Olympus', dayCut: '00:00' }],
    ['calendar', { zone: 'Asia/Shanghai', dayCut: '25:00' }],
    ['minimumSample', 0],
    ['minimumSample', 2.5],
    ['retentionDays', Number.NaN],
    ['shift', { fromMin: 600, toMin: 600 }],
    ['targets', { pdd: { share: 1.2 } }],
    ['targets', { pdd: { share: 0.9, extra: 1 } }],
    ['targets', []],
  ];
  it.each(cases)('%s %j', async (name, value) => {
    const store = memoryKeyValue();
    expect(await writeSetting(store, name, value as never)).toBe(false);
    expect(store.values.size).toBe(0);
    store.values.set(`setting:${name}`, { v: 0, value });
    expect(await readSetting(store, name)).toEqual({ value: SETTINGS[name].fallback, damaged: 'unsound' });
  });
});

it('one unreadable key falls back alone and is named', async () => {
  const store = memoryKeyValue();
  await writeSetting(store, 'minimumSample', 7);
  store.failing.add('setting:theme');
  const { settings, damaged } = await readSettings(store);
  expect(settings).toMatchObject({ theme: 'system', minimumSample: 7, retentionDays: 90 });
  expect(damaged).toEqual(['theme']);
});

it('sites do not share what is theirs', async () => {
  const store = memoryKeyValue();
  await writeSiteSetting(store, 'pdd', 'enabled', false);
  expect((await readSiteSetting(store, 'pdd', 'enabled')).value).toBe(false);
  expect((await readSiteSetting(store, 'feige', 'enabled')).value).toBe(true);
});

it('steps bring an older value up to date; a newer one is left alone', () => {
  const definition = {
    fallback: 1,
    isSound: (value: unknown): value is number => typeof value === 'number',
    steps: [(value: unknown) => Number(value) * 10, (value: unknown) => Number(value) + 1],
  };
  expect(decodeSetting({ v: 0, value: '4' }, definition)).toEqual({ value: 41 });
  expect(decodeSetting({ v: 1, value: 4 }, definition)).toEqual({ value: 5 });
  expect(decodeSetting({ v: 3, value: 9 }, definition)).toEqual({ value: 1, damaged: 'newer' });
  expect(decodeSetting('4', definition)).toEqual({ value: 1, damaged: 'unsound' });
});
