/** What a pack says of consoles' pages, at the door: sound whole, or refused with the place, and never quoted. */
import { describe, expect, it } from 'vitest';
import { refusalWords } from '../../components/refusal-words';
import { asId, type SiteId } from '../../utils/core/ids';
import { splitParts } from '../../utils/core/pack-parts';
import type { SiteEntry } from '../../utils/core/site-patch';
import { parsePack } from '../../utils/library/parse-pack';
import { taughtSiteId } from '../../utils/sites/taught';
import { translateIn } from '../components/translate';
import { seeded } from '../consoles/platform/random';
import { hostilePatch } from '../schema/hostile-patches';
import { makePatch, makeSnippet, PDD, sitesPack } from './sample-pack';

const verdict = (pack: unknown) => {
  const reading = parsePack(JSON.stringify(pack));
  return reading.ok ? 'ok' : `${reading.code} ${reading.where}`;
};
const own = (origin: string) => makePatch({ site: taughtSiteId(origin), origin });
const slots = (css: string) => makePatch({ slots: { 'list.row': [{ css }] } });

describe('what a pack says of pages', () => {
  it('comes back as it was', () => {
    expect(parsePack(JSON.stringify(sitesPack()))).toEqual({ ok: true, pack: sitesPack() });
    expect(verdict(sitesPack([own('https://chat.example.com')]))).toBe('ok');
  });

  it.each<[string, unknown[]]>([
    ['bad-field sites', []],
    ['bad-field sites', Array(21).fill(makePatch())],
    ['bad-field sites.0', [null]],
    ['bad-field sites.0', [{ ...makePatch(), onClick: '.send' }]],
    ['bad-field sites.0.slots', [{ ...makePatch(), slots: { 'composer.send': [{ css: '.send' }] } }]],
    ['bad-field sites.0.slots.list.row.0.css', [slots('div:has(*)')]],
    ['bad-field sites.0.slots.list.row.0.css', [slots('input[type=password]')]],
    ['bad-field sites.0.slots.list.row.0.css', [slots(`.${'a'.repeat(200)}`)]],
    ['bad-field sites.0.origin', [makePatch({ origin: 'https://*.pinduoduo.com' })]],
    ['bad-field sites.0.origin', [makePatch({ origin: 'http://mms.pinduoduo.com' })]],
    ['bad-field sites.1.restUpTo', [makePatch(), { site: PDD, restUpTo: '>=0' }]],
    ['bad-field sites.0', [{ site: PDD, restUpTo: '1.0.0', slots: {} }]],
    ['bad-site sites.0', [makePatch({ origin: 'https://evil.example.com' })]],
    ['bad-site sites.0', [{ ...own('https://chat.example.com'), origin: 'https://other.example.com' }]],
    ['bad-site sites.0', [makePatch({ site: asId<SiteId>('nobody') })]],
    ['bad-site sites.0', [{ site: 'nobody', restUpTo: '1.0.0' }]],
    ['bad-site sites.1', [makePatch(), slots('.other')]],
    [
      'bad-site sites.1',
      [
        { site: PDD, restUpTo: '1.0.0' },
        { site: PDD, restUpTo: '1.0.1' },
      ],
    ],
  ])('%s', (expected, sites) => {
    expect(verdict({ ...sitesPack(), sites })).toBe(expected);
  });

  it('an earlier release hears that it is too old: such a pack may not call itself by the first format', () => {
    expect(verdict({ ...sitesPack(), format: 'sideline-pack/1' })).toBe('bad-field format');
    const { sites: _none, ...without } = sitesPack();
    expect(verdict(without)).toBe('ok');
  });

  it('what no release knows yet is refused whole, and said to be newer', () => {
    const reading = parsePack(JSON.stringify({ ...sitesPack(), windows: 1 }));
    expect(reading).toEqual({ ok: false, code: 'bad-field', where: '' });
    for (const [locale, said] of [
      ['zh', '请先更新场边'],
      ['en', 'update Sideline first'],
    ] as const)
      expect(refusalWords({ code: 'bad-field', where: '' }, translateIn(locale))).toContain(said);
  });

  it('of 2,000 hostile patches none goes in with more than a sound one', () => {
    const random = seeded(20261123);
    let taken = 0;
    for (let nth = 0; nth < 2000; nth += 1) {
      const patch = hostilePatch(random) as SiteEntry;
      // At home, where only what they say of the page is wrong; or with the address that they came with.
      const home = random.chance(0.7) ? { site: PDD, origin: 'https://mms.pinduoduo.com' } : {};
      const reading = parsePack(JSON.stringify(sitesPack([{ ...patch, ...home } as SiteEntry])));
      if (!reading.ok) continue;
      taken += 1;
      expect(JSON.stringify(reading.pack.sites)).not.toMatch(/click|send|password|https:\/\/\*|<all_urls>/);
    }
    expect(taken).toBeGreaterThan(100);
    expect(taken).toBeLessThan(1000);
  });

  it('stands in the first part of a large library alone', () => {
    const { snippets: _few, ...head } = sitesPack();
    const many = Array.from({ length: 6000 }, (_, at) => makeSnippet(`s${at}`));
    const parts = splitParts({ ...head, format: 'sideline-pack/1' }, many);
    expect(parts.map(({ format, sites }) => [format, sites?.length ?? 0])).toEqual([
      ['sideline-pack/2', 2],
      ...parts.slice(1).map(() => ['sideline-pack/1', 0]),
    ]);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(verdict(part)).toBe('ok');
  });
});
