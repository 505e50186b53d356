/** Export, wipe, import: the same to the last row; and a file that is not whole changes nothing. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Fact } from '../../utils/core/facts';
import { asId } from '../../utils/core/ids';
import { readBackup } from '../../utils/db/backup/read-backup';
import { totalsOf, writeBackup } from '../../utils/db/backup/write-backup';
import { retainFacts } from '../../utils/db/erase';
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
  const at = NOW - 3_600_000;
  await background.ask('coverage/add', { siteId: asId('pdd'), agentId: asId('anna'), from: at, to: NOW });
  return background;
}
type Background = Awaited<ReturnType<typeof filled>>;

const exportOf = async (background: Background) => {
  const settings = Object.fromEntries([...background.keyValue.values].filter(([key]) => key.startsWith('setting:')));
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
    ];
    for (const [section, row] of bad)
      expect(await source.raw({ kind: 'backup/put', request: { section, rows: [row] } }, PAGE)).toMatchObject({
        ok: false,
        code: 'bad-request',
      });
    expect(await exportOf(source)).toBe(text);
  });
});
