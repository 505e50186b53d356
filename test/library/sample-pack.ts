/** Packs and scripts for tests, with invented shops and people; and a generator of valid packs. */
import * as fc from 'fast-check';
import { asId, type PackId, type SiteId, type SnippetId } from '../../utils/core/ids';
import type { SiteEntry, SitePatch } from '../../utils/core/site-patch';
import type { Pack, Snippet } from '../../utils/core/snippet';

export function makeSnippet(id: string, changes: Partial<Snippet> = {}): Snippet {
  return {
    id: asId<SnippetId>(id),
    title: `标题 ${id}`,
    triggers: [`怎么问 ${id}`],
    body: `回复 ${id}，请您稍等。`,
    stage: 'aftersale',
    category: '售后/退款',
    tags: [],
    ...changes,
  };
}

export function makePack(snippets: readonly Snippet[] = [makeSnippet('a')], changes: Partial<Pack> = {}): Pack {
  return {
    format: 'sideline-pack/1',
    id: asId<PackId>('team-pack'),
    version: 1,
    title: '青禾话术',
    author: '林组长',
    locale: 'zh-CN',
    snippets: [...snippets],
    ...changes,
  };
}

/** A PNG of one pixel. */
export const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A pack that uses every field there is. */
export function fullPack(): Pack {
  const snippets = [
    makeSnippet('full', {
      triggers: ['退款什么时候到', '钱多久退回来'],
      body: '{buyer}您好，\n退款 1 到 3 天原路退回。',
      tags: ['高频', '售后'],
      shortcut: 'tkdz',
      activeFrom: '2026-11-01',
      activeTo: '2026-11-30',
      weekdays: [1, 2, 5],
      hours: { from: '22:00', to: '06:30' },
      shops: ['青禾旗舰店'],
      goods: ['羽绒服'],
      mandatory: true,
      picture: { type: 'image/png', data: DOT, alt: '一个点' },
    }),
  ];
  return makePack(snippets, { scope: 'shop', shops: ['青禾旗舰店'], expiresOn: '2027-01-31', mandatory: true });
}

export const PDD = asId<SiteId>('pdd');

/** A sound patch of a known console. */
export function makePatch(changes: Partial<SitePatch> = {}): SitePatch {
  return {
    format: 'sideline-site/1',
    site: PDD,
    name: '拼多多',
    origin: 'https://mms.pinduoduo.com',
    taughtOn: '2026-11-20',
    times: 'none',
    slots: { 'list.row': [{ css: '.chat-row' }], 'thread.key': [{ css: '[data-id]', attribute: 'data-id' }] },
    ...changes,
  };
}

/** Every field there is, and what it says of consoles' pages. */
export function sitesPack(sites: SiteEntry[] = [makePatch(), { site: PDD, restUpTo: '0.2.0' }]): Pack {
  return { ...fullPack(), format: 'sideline-pack/2', sites };
}

const ALPHABET = [...'亲您好退款发货尺码的了吗呢～，。！？abcXYZ019 {}\'"=+-@＝＋－＠;,/\\😀é．'];

/** One line of any length up to `longest`, with the characters that files trip over. */
export const lineOf = (longest: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...ALPHABET), { minLength: 1, maxLength: longest })
    .map((parts) => parts.join('').slice(0, longest))
    .filter((text) => text.trim() !== '' && text.isWellFormed());

export const bodyOf = (longest: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...ALPHABET, '\n', '\n', '\t'), { minLength: 1, maxLength: longest })
    .map((parts) => parts.join('').slice(0, longest))
    .filter((text) => text.trim() !== '' && text.isWellFormed());

const clock = fc
  .integer({ min: 0, max: 1439 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
const names = fc.array(lineOf(20), { minLength: 1, maxLength: 3 });

export const anySnippet: fc.Arbitrary<Omit<Snippet, 'id'>> = fc.record(
  {
    title: lineOf(80),
    triggers: fc.array(lineOf(60), { maxLength: 6 }),
    body: bodyOf(200),
    stage: fc.constantFrom('greeting', 'presale', 'order', 'shipping', 'aftersale', 'complaint', 'closing'),
    category: lineOf(30).filter((text) => text.split('/').length <= 6),
    tags: fc.array(lineOf(20), { maxLength: 3 }),
    shortcut: lineOf(20),
    activeFrom: fc.constantFrom('2026-01-01', '2026-02-28'),
    activeTo: fc.constantFrom('2026-03-01', '2028-02-29'),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    hours: fc.record({ from: clock, to: clock }).filter(({ from, to }) => from !== to),
    shops: names,
    goods: names,
    mandatory: fc.boolean(),
  },
  { requiredKeys: ['title', 'triggers', 'body', 'stage', 'category', 'tags'] },
);

export const anyPack: fc.Arbitrary<Pack> = fc
  .array(anySnippet, { maxLength: 8 })
  .map((bodies) => makePack(bodies.map((body, index) => ({ ...body, id: asId<SnippetId>(`s${index}`) }))));
