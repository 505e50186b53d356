/** What the editor does to a list: everything asked for, nothing else, and untouched scripts stay the same objects. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { categoryTree, isInCategory, visibleNodes } from '../../utils/core/category-tree';
import { asId, type PackId, type SnippetId } from '../../utils/core/ids';
import { applyBulk, type BulkEdit, duplicateSnippets, insertSnippet, renameCategory } from '../../utils/core/pack-edit';
import { filterSnippets } from '../../utils/core/pack-filter';
import { familyOf, joinParts, type PackHead, partId, splitParts } from '../../utils/core/pack-parts';
import { createPhraseClaims } from '../../utils/core/phrase-claims';
import type { Snippet } from '../../utils/core/snippet';
import { flawsOf, isUnfinished, plainText } from '../../utils/core/snippet-check';
import { parsePack } from '../../utils/library/parse-pack';

const id = (name: string) => asId<SnippetId>(name);
const script = (name: string, more: Partial<Snippet> = {}): Snippet => ({
  id: id(name),
  title: `标题${name}`,
  triggers: ['什么时候发货', '几天能到', '发货了吗', '怎么还没发', '多久发货'],
  body: '您好，48 小时内发出',
  stage: 'shipping',
  category: '物流/发货',
  tags: [],
  ...more,
});
const list = fc
  .uniqueArray(fc.integer({ min: 0, max: 30 }))
  .map((ids) => ids.map((n) => script(`s${n}`, { category: ['售前', '售后/退款', '售后/换货'][n % 3] as string })));
const edits: fc.Arbitrary<BulkEdit> = fc.oneof(
  fc.constantFrom<BulkEdit>(
    { kind: 'remove' },
    { kind: 'category', category: '其他' },
    { kind: 'stage', stage: 'order' },
  ),
  fc.constantFrom<BulkEdit>({ kind: 'add-tag', tag: '高频' }, { kind: 'drop-tag', tag: '高频' }),
);

it('edits the chosen scripts and leaves the others the same objects, in the same order', () => {
  fc.assert(
    fc.property(list, fc.array(fc.integer({ min: 0, max: 30 })), edits, (snippets, numbers, edit) => {
      const chosen = new Set(numbers.map((n) => id(`s${n}`)));
      const after = applyBulk(snippets, chosen, edit);
      expect(after.filter((each) => !chosen.has(each.id))).toEqual(snippets.filter((each) => !chosen.has(each.id)));
      for (const each of after) if (!chosen.has(each.id)) expect(snippets).toContain(each);
      if (edit.kind === 'remove') expect(after.some((each) => chosen.has(each.id))).toBe(false);
      else expect(after.map((each) => each.id)).toEqual(snippets.map((each) => each.id));
      expect(applyBulk(after, chosen, edit)).toBe(after);
    }),
  );
});

it('puts new scripts and copies where they were asked for', () => {
  const snippets = [script('a', { shortcut: 'fh' }), script('b')];
  expect(insertSnippet(snippets, script('n'), id('a')).map((each) => each.id)).toEqual(['a', 'n', 'b']);
  expect(insertSnippet(snippets, script('n'), id('gone')).map((each) => each.id)).toEqual(['a', 'b', 'n']);
  const copied = duplicateSnippets(snippets, new Set([id('a')]), () => id('c'));
  expect(copied.snippets.map((each) => [each.id, each.shortcut])).toEqual([
    ['a', 'fh'],
    ['c', undefined],
    ['b', undefined],
  ]);
});

it('counts categories with what is nested in them, and renames whole branches', () => {
  const snippets = [
    script('a', { category: '售后/退款' }),
    script('b', { category: '售后' }),
    script('c', { category: '售后服务' }),
  ];
  const tree = categoryTree(snippets);
  expect(tree.map(({ path, count }) => [path, count])).toEqual([
    ['售后', 2],
    ['售后服务', 1],
  ]);
  expect(visibleNodes(tree, new Set(['售后'])).map(({ path, level }) => [path, level])).toEqual([
    ['售后', 1],
    ['售后/退款', 2],
    ['售后服务', 1],
  ]);
  expect(snippets.map((each) => isInCategory(each, '售后'))).toEqual([true, true, false]);
  expect(renameCategory(snippets, '售后', '售后/常见').map((each) => each.category)).toEqual([
    '售后/常见/退款',
    '售后/常见',
    '售后服务',
  ]);
});

it('finds by any words, in any field', () => {
  const snippets = [script('a', { shortcut: 'FH' }), script('b', { body: '退款 3 天到账', triggers: [] })];
  const find = (text: string, only: 'all' | 'weak' = 'all') =>
    filterSnippets(snippets, { text, only }, { changed: new Set() }).map((each) => each.id);
  expect([find('fh'), find('到账 退款'), find('没有'), find('', 'weak'), find('')]).toEqual([
    ['a'],
    ['b'],
    [],
    ['b'],
    ['a', 'b'],
  ]);
});

it('keeps scripts in their part, fills the last one, and joins them back to the same list', () => {
  const head: PackHead = {
    format: 'sideline-pack/1',
    id: asId<PackId>('big'),
    version: 3,
    title: 'Big',
    author: 'A',
    locale: 'en',
  };
  const many = Array.from({ length: 3100 }, (_, n) => script(`m${n}`));
  const parts = splitParts(head, many);
  expect(parts.map((pack) => pack.id)).toEqual(['big', 'big.part2', 'big.part3']);
  for (const pack of parts) expect(parsePack(JSON.stringify(pack)).ok).toBe(true);
  const { snippets, placed } = joinParts([...parts].reverse());
  expect(snippets).toEqual(many);
  const fewer = many.filter((_, n) => n % 2 === 0);
  const again = splitParts(head, [...fewer, script('new')], placed);
  expect(again).toHaveLength(3);
  for (const pack of again)
    for (const each of pack.snippets) if (each.id !== 'new') expect(placed.get(each.id)).toBe(familyOf(pack.id).part);
  expect(
    joinParts(again)
      .snippets.map((each) => each.id)
      .sort(),
  ).toEqual([...fewer.map((each) => each.id), 'new'].sort());
  expect(familyOf(partId(asId<PackId>('big'), 7))).toEqual({ base: 'big', part: 7 });
});

it('knows who else claims a question, also after edits and removals', () => {
  const claims = createPhraseClaims();
  const [a, b] = [script('a', { shortcut: 'fh' }), script('b', { triggers: ['几天能到？'], shortcut: 'FH ' })];
  while (!claims.sync([a, b], 0, () => 1));
  expect(claims.othersWithTrigger('几天 能到', id('a'))).toEqual(['b']);
  expect(claims.othersWithShortcut('fh', id('b'))).toEqual(['a']);
  claims.sync([a, { ...b, triggers: [] }], Number.POSITIVE_INFINITY, () => 0);
  expect(claims.othersWithTrigger('几天能到', id('a'))).toEqual([]);
  claims.sync([a], Number.POSITIVE_INFINITY, () => 0);
  expect(claims.othersWithShortcut('fh', id('x'))).toEqual(['a']);
});

it('tells what must be finished from what could be better', () => {
  expect(flawsOf(script('a'))).toEqual([]);
  const poor = script('a', {
    title: ' ',
    triggers: ['发货', '发 货'],
    body: '{order}在{路上}',
    activeFrom: '2026-12-01',
    activeTo: '2026-11-01',
  });
  expect(flawsOf(poor).map(({ code, weight }) => [code, weight])).toEqual([
    ['no-title', 'must'],
    ['bad-dates', 'must'],
    ['few-triggers', 'should'],
    ['double-trigger', 'should'],
    ['unknown-variable', 'should'],
  ]);
  expect(isUnfinished(script('a', { triggers: [] }))).toBe(false);
  expect(plainText('a\u202e\u0007b\r\nc\ud800', 'kept')).toBe('ab\nc');
  expect(plainText('a\n\tb', 'joined')).toBe('a b');
});
