/** What the palette lists: the right scripts first, filters kept, never more than are drawn. */
import { describe, expect, it, vi } from 'vitest';
import {
  createPaletteLibrary,
  findRows,
  type LibraryView,
  NO_LIBRARY,
  SHOWN,
} from '../../entrypoints/palette/palette-library';
import { asId, type SnippetId } from '../../utils/core/ids';
import { learnPick } from '../../utils/core/matching/built-in';
import { EMPTY_MEMORY, memoryVersion } from '../../utils/core/matching/memory';
import type { Moment } from '../../utils/core/snippet-conditions';
import { script } from '../components/palette/palette-sample';

const answers = vi.hoisted(() => new Map<string, () => unknown>());
vi.mock('../../utils/messaging/client', () => ({ ask: async (kind: string) => answers.get(kind)?.() }));

const scripts = [
  script('hi', '欢迎光临', '您好', { stage: 'greeting', category: '接待/问候' }),
  script('when', '发货时间', '明天发', { category: '物流/发货' }),
  script('slow', '发货慢致歉', '抱歉', { stage: 'complaint', category: '安抚' }),
  ...Array.from({ length: 60 }, (_, at) => script(`n${at}`, `发货说明${at}`, '说明', { category: '物流' })),
];
const memory = learnPick(EMPTY_MEMORY, { messages: [], context: [] }, asId('slow'), 1000);

/** Reads the library through the real code, with these answers of the background. */
async function load(snippets = scripts): Promise<LibraryView> {
  answers.set('library/read', () => ({ ok: true, value: { version: '1', snippets } }));
  answers.set('memory/read', () => ({ ok: true, value: { version: memoryVersion(memory), memory } }));
  let view = NO_LIBRARY;
  await createPaletteLibrary((next) => {
    view = next;
  }).refresh();
  return view;
}
const ids = (rows: readonly { id: SnippetId }[]) => rows.map(({ id }) => id as string);

describe('with nothing typed', () => {
  it('what answers the buyer, then what is used, then the library as it stands', async () => {
    const { rows, capped } = findRows(await load(), { query: ' ', suggested: [asId('when'), asId('gone')] });
    expect(ids(rows).slice(0, 4)).toEqual(['when', 'slow', 'hi', 'n0']);
    expect([rows.length, capped]).toEqual([SHOWN, true]);
  });

  it('keeps to the filters', async () => {
    const view = await load();
    expect(ids(findRows(view, { query: '', suggested: [asId('when')], stage: 'greeting' }).rows)).toEqual(['hi']);
    expect(ids(findRows(view, { query: '', suggested: [], category: '安抚' }).rows)).toEqual(['slow']);
  });
});

describe('with something typed', () => {
  it.each([
    ['发货时间', 'when'],
    ['fahuoshijian', 'when'],
    ['fhsj', 'when'],
    ['huanying', 'hi'],
    ['致歉', 'slow'],
  ])('%s', async (query, first) => {
    expect(ids(findRows(await load(), { query, suggested: [] }).rows)[0]).toBe(first);
  });

  it('finds behind the first hits what a filter asks for', async () => {
    const view = await load();
    const { rows, capped } = findRows(view, { query: 'fahuo', suggested: [], stage: 'complaint' });
    expect([ids(rows), capped]).toEqual([['slow'], false]);
    expect(findRows(view, { query: 'fahuo', suggested: [] }).capped).toBe(true);
    expect(findRows(view, { query: 'fahuo', suggested: [], category: '接待' }).rows).toEqual([]);
  });
});

it('leaves out what does not hold now, for this shop or these goods', async () => {
  const view = await load([
    script('night', '夜间发货', '明早发', { hours: { from: '22:00', to: '06:00' } }),
    script('down', '羽绒发货', '发', { goods: ['羽绒'] }),
    script('other', '别店发货', '发', { shops: ['别店'] }),
    script('any', '发货', '发', {}),
  ]);
  const at = (minute: number, told = {}) => ({ day: '2026-11-22', minute, ...told });
  const found = (moment: Moment) => ids(findRows(view, { query: '发货', moment, suggested: [] }).rows).sort();
  expect(found(at(720, { shop: '本店', goods: '短裤' }))).toEqual(['any']);
  expect(found(at(1380, { shop: '别店', goods: '羽绒服' }))).toEqual(['any', 'down', 'night', 'other']);
  // What the page does not tell speaks against nothing.
  expect(found(at(720))).toEqual(['any', 'down', 'other']);
});

describe('the library', () => {
  it('names stages in their order and categories by their outermost part, the frequent first', async () => {
    const { stages, categories, state } = await load();
    expect([stages, categories, state]).toEqual([
      ['greeting', 'shipping', 'complaint'],
      ['物流', '接待', '安抚'],
      'ready',
    ]);
  });

  it('empty is ready, and unreadable is said', async () => {
    expect(await load([])).toMatchObject({ state: 'ready', snippets: [] });
    answers.set('library/read', () => ({ ok: false, code: 'store-unavailable' }));
    let state = '';
    await createPaletteLibrary((view) => {
      state = view.state;
    }).refresh();
    expect(state).toBe('lost');
  });
});
