// @vitest-environment jsdom
/** 5,000 patches, most of them hostile or broken: what is taken names slots of one page and nothing else. */
import { expect, it, vi } from 'vitest';
import { refusalText, refusedAt } from '../../components/teach/teach-panel';
import { SLOTS } from '../../utils/core/site-patch';
import { clickRow } from '../../utils/dom/jump';
import { isSelector } from '../../utils/schema/selector';
import { sitePatchSchema } from '../../utils/schema/site-patch';
import { SITES } from '../../utils/sites';
import { mended } from '../../utils/sites/taught';
import { profileOf } from '../../utils/sites/taught-profile';
import { translateIn } from '../components/translate';
import { seeded } from '../consoles/platform/random';
import { hostilePatch } from './hostile-patches';

const SEED = 20261122;
const COUNT = 5000;

it(`of ${COUNT} (seed ${SEED}) none widens a host, none acts, each that is refused says where`, () => {
  const random = seeded(SEED);
  let taken = 0;
  for (let nth = 0; nth < COUNT; nth++) {
    const raw = hostilePatch(random);
    const result = sitePatchSchema.safeParse(raw);
    if (!result.success) {
      const where = result.error.issues[0]?.path.map(String).join('.');
      for (const locale of ['zh', 'en'] as const)
        expect(refusalText(refusedAt(where), translateIn(locale))).toMatch(/(?:没有保存|Not saved)/);
      continue;
    }
    taken++;
    const patch = result.data;
    const profile = profileOf(patch);
    expect(profile.matches).toEqual(['https://chat.example.com/*']);
    expect([profile.excludes, profile.taught, profile.proof]).toEqual([[], true, 'unproven']);
    for (const site of SITES) {
      const { matches, excludes, urls, taught } = mended(site, patch);
      expect({ matches, excludes, urls, taught }).toEqual({
        matches: site.matches,
        excludes: site.excludes,
        urls: site.urls,
        taught: true,
      });
    }
    expect(Object.keys(patch.slots).every((slot) => (SLOTS as readonly string[]).includes(slot))).toBe(true);
    for (const ways of Object.values(patch.slots))
      for (const { css } of ways) {
        expect(css.length).toBeLessThanOrEqual(200);
        expect(css).not.toMatch(/:(?:has|is|where|host|root)|^\*|\s\*|password|\bvalue\b/);
        expect(() => document.querySelector(css)).not.toThrow();
      }
  }
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  console.log(`site patches: ${COUNT}, taken ${taken}, refused ${COUNT - taken}`);
  expect(taken).toBeGreaterThan(COUNT / 20);
  expect(taken).toBeLessThan(COUNT / 2);
});

it.each([
  ['*', false],
  ['.a *', false],
  [':has(.a)', false],
  ['input', false],
  ['.a:not(:not(.b))', false],
  ['[type="password"]', false],
  ['.a,.b,.c,.d', false],
  ['.a[data-x="]"]', true],
  ['div.msg > [data-id]:not(.self)', true],
  ['.a:nth-child(3)', true],
  ['[aria-label="会话列表"]', true],
])('%s: %s', (css, allowed) => {
  expect(isSelector(css, false)).toBe(allowed);
});

it('a text field may be named for the input field alone, and only at the end', () => {
  expect(isSelector('.box textarea', true)).toBe(true);
  expect(isSelector('textarea .x', true)).toBe(false);
  expect(isSelector('.box textarea', false)).toBe(false);
});

it('a row that was taught is shown, never clicked', () => {
  const root = document.createElement('div');
  const row = document.createElement('button');
  row.className = 'send-btn';
  root.append(row);
  document.body.append(root);
  row.scrollIntoView = vi.fn();
  const clicked = vi.fn();
  for (const type of ['click', 'mousedown', 'pointerdown', 'mouseup']) row.addEventListener(type, clicked);
  expect(clickRow({ row, root, selector: '.send-btn', taught: true })).toBe(true);
  expect(clicked).not.toHaveBeenCalled();
  expect(row.scrollIntoView).toHaveBeenCalled();
});
