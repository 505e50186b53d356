import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type SnippetId } from '../../utils/core/ids';
import { diffPacks, mergePacks, type PackDiff } from '../../utils/core/pack-diff';
import type { Pack, Snippet } from '../../utils/core/snippet';
import { makePack, makeSnippet } from '../library/sample-pack';

const counts = (diff: PackDiff) => ({
  added: diff.added.map(({ id }) => String(id)),
  changed: diff.changed.map(({ id, fields }) => `${id}:${fields}`),
  moved: diff.moved.map(({ id }) => String(id)),
  gone: diff.gone.map(({ id }) => String(id)),
  conflicts: diff.conflicts.map(({ id }) => String(id)),
  kept: diff.kept.map(({ id }) => String(id)),
  unchanged: diff.unchanged,
});
const NOTHING = { added: [], changed: [], moved: [], gone: [], conflicts: [], kept: [], unchanged: 0 };

const a = makeSnippet('a');
const edit = (snippet: Snippet, body: string): Snippet => ({ ...snippet, body });

describe('diffPacks', () => {
  it('says what is new, changed in which fields, moved and gone', () => {
    const mine = makePack([
      a,
      makeSnippet('b'),
      makeSnippet('c'),
      makeSnippet('d', { hours: { from: '09:00', to: '10:00' } }),
    ]);
    const theirs = makePack([
      makeSnippet('new'),
      { ...makeSnippet('b'), triggers: ['别的'], shortcut: 'x' },
      { ...makeSnippet('c'), category: '售前/尺码' },
      makeSnippet('d', { hours: { to: '10:00', from: '09:00' } }),
    ]);
    expect(counts(diffPacks(mine, theirs))).toEqual({
      ...NOTHING,
      added: ['new'],
      changed: ['b:triggers,shortcut'],
      moved: ['c'],
      gone: ['a'],
      unchanged: 1,
    });
  });

  it('a pack that is not there yet is all new', () => {
    expect(counts(diffPacks(undefined, makePack([a])))).toEqual({ ...NOTHING, added: ['a'] });
  });

  it.each<[string, Snippet | undefined, Snippet | undefined, Snippet | undefined, Partial<ReturnType<typeof counts>>]>([
    ['only they edited', a, a, edit(a, '新'), { changed: ['a:body'] }],
    ['only we edited', a, edit(a, '我的'), a, { kept: ['a'] }],
    ['both, alike', a, edit(a, '新'), edit(a, '新'), { unchanged: 1 }],
    ['both, differently', a, edit(a, '我的'), edit(a, '新'), { conflicts: ['a'] }],
    ['we edited, they deleted', a, edit(a, '我的'), undefined, { conflicts: ['a'] }],
    ['we deleted, they edited', a, undefined, edit(a, '新'), { conflicts: ['a'] }],
    ['we deleted, they left it', a, undefined, a, { unchanged: 1 }],
    ['they deleted', a, a, undefined, { gone: ['a'] }],
    ['both added, differently', undefined, edit(a, '我的'), a, { conflicts: ['a'] }],
    ['we added', undefined, a, undefined, { unchanged: 1 }],
  ])('since the base %s', (_name, base, mine, theirs, expected) => {
    const pack = (snippet: Snippet | undefined) => makePack(snippet ? [snippet] : []);
    expect(counts(diffPacks(pack(mine), pack(theirs), pack(base)))).toEqual({ ...NOTHING, ...expected });
  });
});

/** Three versions of one library: each script independently absent, as it was, or edited in one of two ways. */
const versions = fc
  .array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)), { maxLength: 12 })
  .map((rows): [Pack, Pack, Pack] => {
    const side = (which: 0 | 1 | 2) =>
      makePack(
        rows.flatMap((row, index) => (row[which] === 0 ? [] : [edit(makeSnippet(`s${index}`), `v${row[which]}`)])),
      );
    return [side(0), side(1), side(2)];
  });

describe('mergePacks', () => {
  it('keeps what only one side changed, and mine where both did and nothing was chosen', () => {
    const base = makePack([a, makeSnippet('b'), makeSnippet('c')]);
    const mine = makePack([edit(a, '我的'), makeSnippet('b'), edit(makeSnippet('c'), '我的'), makeSnippet('own')]);
    const theirs = makePack([a, edit(makeSnippet('b'), '新'), edit(makeSnippet('c'), '新')], { version: 2 });
    const merged = mergePacks(mine, theirs, base);
    expect(merged.version).toBe(2);
    expect(merged.snippets.map(({ id, body }) => `${id} ${body}`)).toEqual([
      'a 我的',
      'b 新',
      'c 我的',
      `own ${makeSnippet('own').body}`,
    ]);
    const chosen = mergePacks(mine, theirs, base, new Map([[asId<SnippetId>('c'), 'theirs' as const]]));
    expect(chosen.snippets[2]?.body).toBe('新');
  });

  it('agrees with the diff: no change of one side is lost, whatever three versions there are', () => {
    fc.assert(
      fc.property(versions, ([base, mine, theirs]) => {
        const diff = diffPacks(mine, theirs, base);
        const merged = mergePacks(mine, theirs, base);
        const bodies = new Map(merged.snippets.map((snippet) => [snippet.id, snippet.body]));
        for (const { id, after } of diff.changed) expect(bodies.get(id)).toBe(after.body);
        for (const { id, after } of diff.kept) expect(bodies.get(id)).toBe(after.body);
        for (const { id, mine: own } of diff.conflicts) expect(bodies.get(id)).toBe(own?.body);
        for (const { id } of diff.gone) expect(bodies.has(id)).toBe(false);
        for (const { id } of diff.added) expect(bodies.has(id)).toBe(true);
        expect(bodies.size).toBe(merged.snippets.length);
        // Nobody else changed: taking theirs is taking all of it, keeping mine is keeping all of it.
        expect(mergePacks(base, theirs, base).snippets).toEqual(theirs.snippets);
        const keep = new Map(mine.snippets.map((snippet) => [snippet.id, snippet]));
        expect(new Map(mergePacks(mine, base, base).snippets.map((s) => [s.id, s]))).toEqual(keep);
      }),
      { numRuns: 500 },
    );
  });
});
