import { describe, expect, it } from 'vitest';
import type { StoredPack } from '../../utils/db/ledger';
import { parsePack } from '../../utils/library/parse-pack';
import { checksumOf, readBanned } from '../../utils/library/store-packs';
import { makePack } from './sample-pack';

const says = (banned: unknown) => {
  const reading = parsePack(JSON.stringify({ ...makePack([]), banned }));
  return reading.ok ? 'ok' : `${reading.code} ${reading.where}`;
};

describe('words in a pack', () => {
  it.each([
    ['ok', [{ words: ['最低价'], instead: '实惠价', unless: ['不是最低价'], sites: ['pdd'], allow: true }]],
    ['ok', [{ words: ['绝对'], instead: '' }]],
    ['ok', [{ words: Array.from({ length: 10_000 }, (_, n) => `词${n}`) }]],
    ['bad-field banned.0.words', [{ words: [] }]],
    ['bad-field banned.0.words.0', [{ words: ['x'.repeat(41)] }]],
    ['bad-field banned.0.words.0', [{ words: ['a\u202eb'] }]],
    ['bad-field banned.0', [{ words: ['a'], pattern: '.*' }]],
    ['bad-field banned.0.sites.0', [{ words: ['a'], sites: ['https://x'] }]],
    ['bad-field banned.0.allow', [{ words: ['a'], allow: false }]],
    ['bad-field banned', 'a'],
  ])('%s', (wanted, banned) => expect(says(banned)).toBe(wanted));

  it('are read from unharmed packs that hold on the day, own ones first', async () => {
    const store = async (id: string, word: string, parts: Partial<StoredPack> & { expiresOn?: string } = {}) => {
      const { expiresOn, ...rest } = parts;
      const pack = { ...makePack([]), banned: [{ words: [word] }], ...(expiresOn ? { expiresOn } : {}) };
      return { id, pack, checksum: await checksumOf(pack), importedAt: 0, builtIn: false, ...rest } as StoredPack;
    };
    const packs = await Promise.all([
      store('ours', '甲', { builtIn: true }),
      store('team', '乙'),
      store('harmed', '丙', { checksum: '0' }),
      store('over', '丁', { expiresOn: '2026-11-20' }),
      store('last day', '戊', { expiresOn: '2026-11-21' }),
    ]);
    const words = (await readBanned(packs, '2026-11-21')).flatMap((group) => group.words);
    expect(words).toEqual(['乙', '戊', '甲']);
  });
});
