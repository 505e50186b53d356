/** What a pack may suggest to set: named preferences, sound values, each once; anything else refuses the pack whole. */
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../utils/core/pack-formats';
import { splitParts } from '../../utils/core/pack-parts';
import type { SettingEntry } from '../../utils/core/setting-entry';
import { parsePack } from '../../utils/library/parse-pack';
import { AS_IT_COMES, SETTINGS } from '../../utils/settings/settings';
import { ownEntries, settingWith, standingFor } from '../../utils/settings/suggested';
import { makePack } from './sample-pack';

const ALL: SettingEntry[] = [
  { set: 'targets', rule: 'pdd', value: { share: 0.95, averageSec: 30 } },
  { set: 'targets', rule: 'jd', value: { averageSec: 20 } },
  { set: 'shift', value: { from: '18:00', to: '02:00' } },
  { set: 'calendar', value: { zone: 'Asia/Shanghai', dayCut: '06:00' } },
  { set: 'minimumSample', value: 30 },
  { set: 'dayCap', value: 120 },
];
const read = (settings: unknown, format = 'sideline-pack/3') =>
  parsePack(JSON.stringify({ ...makePack(), format, settings }));

describe('suggestions in a pack', () => {
  it('come back as they were written, in a format that earlier releases refuse by name', () => {
    const pack = { ...makePack(), settings: ALL };
    expect(formatOf(pack)).toBe('sideline-pack/3');
    expect(read(ALL)).toMatchObject({ ok: true, pack: { settings: ALL } });
    expect(read(ALL, 'sideline-pack/2')).toEqual({ ok: false, code: 'bad-field', where: 'format' });
    expect(read(undefined, 'sideline-pack/4')).toEqual({ ok: false, code: 'newer-format', where: 'format' });
  });

  it.each<[string, unknown, string]>([
    ['none at all', [], 'settings'],
    ['no entry', ['targets'], 'settings.0'],
    ['another preference', [{ set: 'theme', value: 'dark' }], 'settings.0.set'],
    ['a name of the language', [{ set: '__proto__', value: 1 }], 'settings.0.set'],
    ['a field more', [{ set: 'dayCap', value: 1, also: 1 }], 'settings.0.also'],
    ['a rule where none belongs', [{ set: 'dayCap', rule: 'pdd', value: 1 }], 'settings.0.rule'],
    ['a target without a rule', [{ set: 'targets', value: { share: 1 } }], 'settings.0.rule'],
    ['a rule by a strange name', [{ set: 'targets', rule: '__proto__', value: { share: 1 } }], 'settings.0.rule'],
    ['a target of nothing', [{ set: 'targets', rule: 'pdd', value: {} }], 'settings.0.value'],
    ['more than all', [{ set: 'targets', rule: 'pdd', value: { share: 1.2 } }], 'settings.0.value'],
    ['no such hour', [{ set: 'shift', value: { from: '24:00', to: '02:00' } }], 'settings.0.value'],
    ['a shift of no length', [{ set: 'shift', value: { from: '09:00', to: '09:00' } }], 'settings.0.value'],
    ['no such zone', [{ set: 'calendar', value: { zone: 'Nowhere', dayCut: '00:00' } }], 'settings.0.value'],
    ['half a turn', [{ set: 'minimumSample', value: 0.5 }], 'settings.0.value'],
    ['two about one thing', [ALL[4], { set: 'minimumSample', value: 40 }], 'settings.1'],
    [
      'too many',
      Array.from({ length: 41 }, (_, at) => ({ set: 'targets', rule: `r${at}`, value: { share: 1 } })),
      'settings',
    ],
  ])('refuses %s and says where', (_name, settings, where) => {
    expect(read(settings)).toEqual({ ok: false, code: 'bad-field', where });
  });

  it('stand once, in the first part', () => {
    const { snippets, ...head } = makePack();
    const [first, second] = splitParts({ ...head, settings: ALL }, snippets, new Map([['x', 2]]) as never);
    expect(first).toMatchObject({ format: 'sideline-pack/3', settings: ALL });
    expect(second).toMatchObject({ format: 'sideline-pack/1' });
    expect(second).not.toHaveProperty('settings');
  });
});

describe('among the preferences', () => {
  it.each(ALL.map((entry) => [entry.set, entry] as const))('%s: set, it stands there', (_name, entry) => {
    const settings = { ...AS_IT_COMES, [entry.set]: settingWith(entry, entry, AS_IT_COMES) };
    expect(SETTINGS[entry.set].isSound(settings[entry.set])).toBe(true);
    expect(standingFor(entry, settings)).toEqual(entry);
    expect(settingWith(entry, standingFor(entry, AS_IT_COMES), settings)).toEqual(AS_IT_COMES[entry.set]);
  });

  it('a lead takes along what is not as it comes', () => {
    expect(ownEntries(AS_IT_COMES, AS_IT_COMES)).toEqual([]);
    const calendar = { zone: 'Asia/Shanghai', dayCut: '06:00' };
    const shift = { fromMin: 720, toMin: 1200 };
    const targets = { pdd: { share: 0.95, averageSec: 30 }, jd: { averageSec: 20 } };
    const settings = { calendar, shift, targets, minimumSample: 30, dayCap: 120 };
    expect(ownEntries(settings, AS_IT_COMES)).toEqual(ALL);
    expect(ownEntries({ ...settings, targets: { pdd: {} } }, settings)).toEqual([]);
  });
});
