/** A file that is not whole, or not ours, changes nothing; what comes in is checked row by row, as everything that comes in. */
import { describe, expect, it, vi } from 'vitest';
import { readTaught } from '../../utils/settings/taught-sites';
import { profileOf } from '../../utils/sites/taught-profile';
import { exportOf, FEED, filled, importInto, PATCH } from './file-of-everything';
import { createBackground, NOW, PAGE } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

describe('a file that cannot be taken', () => {
  const spoilt: [string, (text: string) => string][] = [
    ['is cut off', (text) => text.slice(0, -200)],
    ['has a row changed', (text) => text.replace(/"length":\d+/, '"length":999')],
    ['lacks a row', (text) => text.replace(/("facts":\[\n)[^\n]*,\n/, '$1')],
    ['is of another kind', () => '{"format":"sideline-pack/1"}'],
    ['is of a later kind', () => '{"format":"sideline-records/9"}'],
    ['is no JSON', () => 'hello'],
  ];
  it.each(spoilt)('%s: nothing changes', async (_, spoil) => {
    const source = await filled();
    const text = await exportOf(source);
    expect(await importInto(source, spoil(text))).toMatchObject({ ok: false });
    expect(await exportOf(source)).toBe(text);
  });

  it('has a sum of its own making but rows that are not ours: the door refuses them, nothing changes', async () => {
    const source = await filled();
    const text = await exportOf(source);
    await source.ask('backup/begin', {}, PAGE);
    const bad: [string, object][] = [
      ['facts', { id: 'x', text: '你好' }],
      ['agents', { id: 'a', siteId: 'pdd', name: 'A', seenAt: NOW, phone: '1' }],
      ['packs', { id: 'p', pack: {}, checksum: 'a'.repeat(64), importedAt: NOW, builtIn: false }],
      ['records', { name: 'signingKey', value: 'x' }],
      ['records', { name: 'trustedKeys', value: [{ key: 'short', name: 'x', addedAt: NOW }] }],
      ['records', { name: 'feeds', value: [{ ...FEED, url: 'http://packs.example.com/a.json' }] }],
      ['records', { name: 'feeds', value: [{ ...FEED, cookie: 'x' }] }],
      ['records', { name: 'remembered', value: [{ id: 'r', text: '我的电话13800138000', at: NOW }] }],
      [
        'records',
        {
          name: 'matchMemory',
          value: { version: 1, uses: {}, picks: [{ snippetId: 'a', at: NOW, buckets: [99_999] }] },
        },
      ],
      ['records', { name: 'unmatched', value: { soon: 1 } }],
    ];
    for (const [section, row] of bad)
      expect(await source.raw({ kind: 'backup/put', request: { section, rows: [row] } }, PAGE)).toMatchObject({
        ok: false,
        code: 'bad-request',
      });
    expect(await exportOf(source)).toBe(text);
  });

  it('a pack whose version before is none of ours is refused: going back is one tap', async () => {
    const source = await filled();
    const row = await (await source.ledger()).packs.toCollection().first();
    await source.ask('backup/begin', {}, PAGE);
    const put = (previous: object) =>
      source.raw({ kind: 'backup/put', request: { section: 'packs', rows: [{ ...row, previous }] } }, PAGE);
    expect(await put({ pack: row?.pack, checksum: row?.checksum })).toMatchObject({ ok: true });
    expect(await put({ pack: { snippets: 'x' }, checksum: row?.checksum })).toMatchObject({ code: 'bad-request' });
  });

  it('what was taught comes in as selectors alone: a profile is made here', async () => {
    const source = await filled();
    const taught = {
      [PATCH.site]: { patch: PATCH, profile: { ...profileOf(PATCH), matches: ['<all_urls>'] } },
      pdd: { patch: { ...PATCH, script: 'x' } },
    };
    source.keyValue.values.set('taught', taught);
    const target = createBackground();
    expect(await importInto(target, await exportOf(source))).toMatchObject({ ok: true });
    expect(await readTaught(target.keyValue)).toEqual({ [PATCH.site]: { patch: PATCH, profile: profileOf(PATCH) } });
  });
});
