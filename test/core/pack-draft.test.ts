/** Drafts: what is saved and put back on top is what was written, whatever else happened to the pack. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asId, type PackId, type SnippetId } from '../../utils/core/ids';
import { applyDraft, type DraftRow, draftRows, rowsToSave } from '../../utils/core/pack-draft';
import type { Snippet } from '../../utils/core/snippet';

const PACK = asId<PackId>('team');
const script = (id: string, body = 'x', title = `t ${id}`): Snippet => ({
  id: asId(id),
  title,
  triggers: [],
  body,
  stage: 'presale',
  category: 'a',
  tags: [],
});
/** Lists of scripts with few different ids and bodies, so that they overlap. */
const scripts = fc
  .uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 12 }), body: fc.constantFrom('x', 'y', 'z') }), {
    selector: ({ id }) => id,
  })
  .map((entries) => entries.map(({ id, body }) => script(`s${id}`, body)));
const byId = (list: readonly Snippet[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

it('puts back exactly what was written when the pack stayed as it was', () => {
  fc.assert(
    fc.property(scripts, scripts, (base, now) => {
      const { snippets, conflicts } = applyDraft(base, draftRows(PACK, base, now));
      expect(byId(snippets)).toEqual(byId(now));
      expect(conflicts).toEqual([]);
    }),
  );
});

it('keeps every change of mine and every change of theirs that mine does not touch', () => {
  fc.assert(
    fc.property(scripts, scripts, scripts, (base, mine, theirs) => {
      const rows = draftRows(PACK, base, mine);
      const { snippets, conflicts } = applyDraft(theirs, rows);
      const touched = new Set(rows.map(({ snippetId }) => snippetId));
      for (const each of theirs) if (!touched.has(each.id)) expect(snippets).toContainEqual(each);
      for (const { after } of rows) if (after) expect(snippets).toContainEqual(after);
      expect(new Set(snippets.map(({ id }) => id)).size).toBe(snippets.length);
      for (const { id } of conflicts) expect(touched).toContain(id);
    }),
  );
});

it('has no row once the pack says what the draft says', () => {
  fc.assert(
    fc.property(scripts, scripts, (base, now) => {
      const { snippets, conflicts } = applyDraft(now, draftRows(PACK, base, now));
      expect(conflicts).toEqual([]);
      expect(draftRows(PACK, now, snippets)).toEqual([]);
    }),
  );
});

it('names a script that both sides changed, and one that went while it was being changed', () => {
  const base = [script('a'), script('b')];
  const rows = draftRows(PACK, base, [script('a', 'mine'), script('b', 'mine')]);
  const { snippets, conflicts } = applyDraft([script('a', 'theirs')], rows);
  expect(conflicts.map(({ id, mine, theirs }) => [id, mine?.body, theirs?.body])).toEqual([
    ['a', 'mine', 'theirs'],
    ['b', 'mine', undefined],
  ]);
  expect(snippets.map(({ body }) => body)).toEqual(['mine', 'mine']);
});

it('writes only rows that changed and forgets those undone', () => {
  const base = [script('a'), script('b')];
  const first = draftRows(PACK, base, [script('a', 'one'), script('b', 'one')]);
  const stored = new Map<SnippetId, DraftRow>(first.map((row) => [row.snippetId, row]));
  const [kept] = first;
  const second = draftRows(PACK, base, [kept?.after as Snippet, script('b')]);
  expect(rowsToSave(stored, second)).toEqual({ rows: [], settled: ['b'] });
  expect(rowsToSave(stored, first)).toEqual({ rows: [], settled: [] });
});
