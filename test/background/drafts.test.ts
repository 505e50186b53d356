/** Drafts at the door: kept over a killed worker, bounded, never a console's business; and the way back to the version before. */
import { expect, it, vi } from 'vitest';
import { asId, type PackId, type SnippetId } from '../../utils/core/ids';
import type { Snippet } from '../../utils/core/snippet';
import { countDrafts, readDraft } from '../../utils/db/drafts';
import { CONSOLE, createBackground, PACK, PAGE } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const packId = asId<PackId>('team');
const snippet = (id: string, body: string): Snippet => ({
  id: asId(id),
  title: '',
  triggers: [],
  body,
  stage: 'presale',
  category: '',
  tags: [],
});
const row = (id: string, body = '') => ({ packId, snippetId: asId<SnippetId>(id), place: 0, after: snippet(id, body) });

it('keeps half-written scripts when the worker dies, and forgets what was undone', async () => {
  const background = createBackground();
  expect(await background.ask('draft/save', { packId, rows: [row('a'), row('b', 'hal')], settled: [] }, PAGE)).toEqual({
    ok: true,
    value: { ok: true, watermark: 0 },
  });
  background.restart();
  expect((await readDraft(await background.ledger(), packId)).map(({ after }) => after?.body)).toEqual(['', 'hal']);
  await background.ask('draft/save', { packId, rows: [row('b', 'half')], settled: [asId('a')] }, PAGE);
  expect((await readDraft(await background.ledger(), packId)).map(({ after }) => after?.body)).toEqual(['half']);
  expect(await countDrafts(await background.ledger())).toEqual(new Map([['team', 1]]));
  await background.ask('draft/drop', { packId }, PAGE);
  expect(await readDraft(await background.ledger(), packId)).toEqual([]);
});

it('refuses drafts from a console, and those beyond any pen', async () => {
  const background = createBackground();
  const draft = { packId, rows: [row('a')], settled: [] };
  expect(await background.ask('draft/save', draft, CONSOLE)).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await background.ask('draft/save', { ...draft, rows: [row('a', 'x'.repeat(9000))] }, PAGE)).toMatchObject({
    ok: false,
    code: 'bad-request',
    where: 'rows.0.after.body',
  });
  expect(await readDraft(await background.ledger(), packId)).toEqual([]);
});

it('goes back to the version before and forward again, and says so to open consoles', async () => {
  const background = createBackground();
  const second = JSON.stringify({ ...JSON.parse(PACK), version: 2, title: 'Second' });
  for (const text of [PACK, second]) await background.ask('library/import', { text, dryRun: false }, PAGE);
  const id = asId<PackId>('starter');
  expect(await background.ask('library/restore', { packId: id }, PAGE)).toEqual({ ok: true, value: { version: 1 } });
  expect((await (await background.ledger()).packs.get(id))?.pack.title).toBe('Starter');
  expect(await background.ask('library/restore', { packId: id }, PAGE)).toEqual({ ok: true, value: { version: 2 } });
  expect(await background.ask('library/restore', { packId: asId('none') }, PAGE)).toEqual({ ok: true, value: {} });
});
