/** Export, wipe, import: the same to the last row; and a file that is not whole changes nothing. */
import { describe, expect, it, vi } from 'vitest';
import { BACKUP_FORMAT, BACKUP_RECORDS } from '../../utils/core/backup';
import type { Fact } from '../../utils/core/facts';
import { asId } from '../../utils/core/ids';
import { readBackup } from '../../utils/db/backup/read-backup';
import { totalsOf } from '../../utils/db/backup/write-backup';
import { retainFacts } from '../../utils/db/erase';
import { readMemory } from '../../utils/db/match-memory';
import { dropMeta, readMetas, writeMeta } from '../../utils/db/meta';
import { readTaught } from '../../utils/settings/taught-sites';
import { profileOf } from '../../utils/sites/taught-profile';
import { exportOf, FEED, filled, importInto, PATCH, talk } from './file-of-everything';
import { createBackground, NOW, PAGE } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const DAY = 86_400_000;

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

it('goes on where a worker stopped while it folded a file of other rules', async () => {
  const text = (await exportOf(await filled())).replace(/"foldedWith":"[^"]*"/, '"foldedWith":"older"');
  const reading = readBackup(text);
  if (!reading.ok) throw new Error(reading.problem);
  const { head, slices } = reading.file;
  const target = createBackground();
  await target.ask('backup/begin', {}, PAGE);
  for (const slice of slices()) await target.ask('backup/put', slice, PAGE);
  const staged = await target.stage();
  // As a life leaves it that was stopped half-way: it had looked, and had folded a row anew.
  await writeMeta(staged, 'stagedSum', head.sum);
  const row = await staged.rows.toCollection().first();
  if (row) await staged.rows.put({ ...row, turns: row.turns + 1 });
  staged.close();
  expect(await target.ask('backup/finish', { head }, PAGE)).toMatchObject({ value: { ok: true } });
  expect(await target.ask('ledger/rebuild', {}, PAGE)).toMatchObject({ value: { changed: 0 } });
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
