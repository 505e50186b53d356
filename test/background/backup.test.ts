/** Export, wipe, import: the same to the last row; and a file that is not whole changes nothing. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { BACKUP_FORMAT, BACKUP_RECORDS } from '../../utils/core/backup';
import type { Fact } from '../../utils/core/facts';
import type { Feed } from '../../utils/core/feeds';
import { asId } from '../../utils/core/ids';
import { readBackup } from '../../utils/db/backup/read-backup';
import { totalsOf, writeBackup } from '../../utils/db/backup/write-backup';
import { retainFacts } from '../../utils/db/erase';
import { readMemory } from '../../utils/db/match-memory';
import { dropMeta, readMetas, writeMeta } from '../../utils/db/meta';
import { isPreferenceKey } from '../../utils/settings/preference-keys';
import { readTaught } from '../../utils/settings/taught-sites';
import { type SitePatch, taughtSiteId } from '../../utils/sites/taught';
import { profileOf } from '../../utils/sites/taught-profile';
import { conversationFacts } from '../core/random-facts';
import { createBackground, NOW, PAGE } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const DAY = 86_400_000;

function talk(at: number, conversation: string): Fact[] {
  return fc.sample(conversationFacts(conversation, 20), { seed: at, numRuns: 1 }).flat();
}

async function filled() {
  const background = createBackground();
  for (let n = 0; n < 6; n += 1) {
    const facts = talk(n, `c${n}`);
    const request = { sessionId: `s${n}`, siteId: asId<Fact['siteId']>('pdd'), firstSeq: 1, facts };
    expect(await background.ask('facts/record', request)).toMatchObject({ ok: true });
  }
  await background.ask('agent/name', { siteId: asId('pdd'), name: '小满' });
  await background.ask('library/read', {});
  await background.ask('settings/write', { name: 'minimumSample', value: 44 }, PAGE);
  await background.ask('settings/write', { siteId: asId('pdd'), name: 'agentName', value: '小满' }, PAGE);
  await background.ask('memory/learn', { snippetId: asId('hello'), buckets: [3, 77], at: NOW });
  await background.ask('library/trust', { key: 'k'.repeat(43), name: '总店' }, PAGE);
  await background.ask('library/remember', { snippetId: asId('hello'), text: '啥时候能发呀', at: NOW });
  await background.ask('library/unmatched', { at: NOW });
  await writeMeta(await background.ledger(), 'feeds', [FEED]);
  background.keyValue.values.set('taught', { [PATCH.site]: { patch: PATCH, profile: profileOf(PATCH) } });
  const at = NOW - 3_600_000;
  await background.ask('coverage/add', { siteId: asId('pdd'), agentId: asId('anna'), from: at, to: NOW });
  return background;
}
const FEED: Feed = {
  id: 'feed-1',
  url: 'https://packs.example.com/a.json',
  everyMin: 60,
  packId: asId('shop'),
  etag: '"1"',
  checkedAt: NOW,
  okAt: 0,
  version: 3,
  failures: 1,
  code: 'feed-unreachable',
  where: '503',
};
const ORIGIN = 'https://kefu.example.com';
const PATCH: SitePatch = {
  format: 'sideline-site/1',
  site: taughtSiteId(ORIGIN),
  name: '自家客服',
  origin: ORIGIN,
  taughtOn: '2026-03-01',
  times: 'none',
  slots: { 'list.row': [{ css: '.row' }], 'composer.field': [{ css: 'textarea' }] },
};
type Background = Awaited<ReturnType<typeof filled>>;

const exportOf = async (background: Background) => {
  const settings = Object.fromEntries([...background.keyValue.values].filter(([key]) => isPreferenceKey(key)));
  return (await writeBackup(await background.ledger(), settings, NOW)).join('');
};

async function importInto(background: Background, text: string) {
  const reading = readBackup(text);
  if (!reading.ok) return reading;
  await background.ask('backup/begin', {}, PAGE);
  for (const slice of reading.file.slices()) {
    const reply = await background.ask('backup/put', slice, PAGE);
    if (!reply.ok) return reply;
  }
  const reply = await background.ask('backup/finish', { head: reading.file.head }, PAGE);
  return reply.ok ? reply.value : reply;
}

describe('a file of everything', () => {
  it('brings an empty computer to the same state, by its sum and by its text', async () => {
    const source = await filled();
    const text = await exportOf(source);
    expect(text.split('\n').length).toBeGreaterThan(60);
    const target = createBackground();
    expect(await importInto(target, text)).toMatchObject({ ok: true });
    expect(await totalsOf(await target.ledger())).toEqual(await totalsOf(await source.ledger()));
    expect(await exportOf(target)).toBe(text);
    expect(target.keyValue.values.get('setting:minimumSample')).toMatchObject({ value: 44 });
    const kept = await target.ledger();
    expect(await readMemory(kept)).toMatchObject({ uses: { hello: [1, NOW] }, picks: [{ buckets: [3, 77] }] });
    expect(await readMetas(kept, 'trustedKeys', 'feeds', 'remembered', 'unmatched')).toMatchObject([
      [{ name: '总店' }],
      [FEED],
      [{ text: '啥时候能发呀' }],
      { '2026-03-10': 1 },
    ]);
    expect(await readTaught(target.keyValue)).toEqual({ [PATCH.site]: { patch: PATCH, profile: profileOf(PATCH) } });
    // Buyers and accounts keep their names, or tomorrow's would be strangers to yesterday's; tabs begin anew.
    expect(await target.context().salt()).toBe(await source.context().salt());
    expect(target.keyValue.values.get('changed:records')).toBe(NOW);
    // The copies are of what is there now, and no loss is told.
    const state = await target.ask('storage/state', {}, PAGE);
    expect(state).toMatchObject({ value: { losses: [], spare: false } });
    expect(await target.ask('ledger/rebuild', {}, PAGE)).toMatchObject({ value: { changed: 0 } });
  });

  it('carries days whose facts are gone as they are', async () => {
    const source = await filled();
    const ledger = await source.ledger();
    const { calendar } = await source.context().folding();
    await retainFacts(ledger, 7, calendar, NOW + 30 * DAY);
    expect(await ledger.facts.count()).toBe(0);
    const text = await exportOf(source);
    const target = createBackground();
    expect(await importInto(target, text)).toMatchObject({ ok: true, facts: 0 });
    expect(await exportOf(target)).toBe(text);
  });

  it('replaces what was there, in a store of its own', async () => {
    const text = await exportOf(await filled());
    const target = await filled();
    const facts = talk(99, 'other');
    await target.ask('facts/record', { sessionId: 'x', siteId: asId('pdd'), firstSeq: 1, facts });
    expect(await importInto(target, text)).toMatchObject({ ok: true });
    expect(await exportOf(target)).toBe(text);
    target.restart();
    expect(await exportOf(target)).toBe(text);
  });
});

describe('a file of an earlier edition', () => {
  it('is taken in: what it did not have is not there', async () => {
    const source = await filled();
    await Promise.all(BACKUP_RECORDS.map(async (name) => dropMeta(await source.ledger(), name)));
    const older = (await exportOf(source))
      .replace(BACKUP_FORMAT, 'sideline-records/2')
      .replace(/,\n"records":\[\]/, '')
      .replace('"records":0,', '');
    expect(older).not.toContain('"records"');
    const target = createBackground();
    expect(await importInto(target, older)).toMatchObject({ ok: true });
    expect(await totalsOf(await target.ledger())).toEqual(await totalsOf(await source.ledger()));
  });
});

it('is of one moment, however much is recorded while it is written', async () => {
  const source = await filled();
  const request = (n: number) => ({
    sessionId: `live${n}`,
    siteId: asId<Fact['siteId']>('pdd'),
    firstSeq: 1,
    facts: talk(n, `live${n}`),
  });
  const [text] = await Promise.all([
    exportOf(source),
    ...[40, 41, 42, 43].map((n) => source.ask('facts/record', request(n))),
  ]);
  expect(await importInto(createBackground(), text)).toMatchObject({ ok: true });
});

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
