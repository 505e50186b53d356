// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { EVERY_SITE, SITES } from '../../utils/sites';
import { SITE_FACES } from '../../utils/sites/faces';
import { fitsPattern, matchSite } from '../../utils/sites/match';
import type { Alternative } from '../../utils/sites/site-profile';

/** Every selector of a profile, with the path it stands at. */
function selectors(value: unknown, path = ''): { path: string; css: string; seen: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => selectors(one, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  if ('css' in value) return [{ path, css: (value as Alternative).css, seen: (value as Alternative).seen }];
  return Object.entries(value).flatMap(([name, one]) => selectors(one, path ? `${path}.${name}` : name));
}

const ALL = EVERY_SITE;

describe.each(ALL.map((site) => [site.id as string, site] as const))('%s', (_, site) => {
  it.each(site.urls.mine)('answers for %s, alone', (url) => {
    expect(matchSite(url, ALL)?.id).toBe(site.id);
    expect(matchSite(url)?.id).toBe(site.id);
    for (const other of ALL) if (other !== site) expect(matchSite(url, [other])).toBeUndefined();
  });

  it.each(site.urls.notMine)('does not answer for %s', (url) => {
    expect(matchSite(url, [site])).toBeUndefined();
  });

  it('has selectors that parse, each with where it was seen', () => {
    for (const { path, css, seen } of selectors(site)) {
      expect(() => document.querySelector(css), `${path}: ${css}`).not.toThrow();
      expect(typeof seen === 'string' && seen.length > 3, path).toBe(true);
    }
  });

  it('names must-fields that exist', () => {
    for (const path of site.must) {
      const [group, field] = path.split('.') as [keyof typeof site, string];
      expect(Object.keys(site[group] as object), path).toContain(field);
    }
  });
});

it('every console has a face for the pages that read none, in the same order', () => {
  expect(SITE_FACES.map(({ id }) => id)).toEqual(SITES.map(({ id }) => id));
});

describe('fitsPattern', () => {
  it.each([
    ['https://a.example/x/1', 'https://a.example/x/*', true],
    ['https://b.a.example/x', 'https://*.a.example/*', true],
    ['https://a.example:8443/x/1', 'https://a.example/x/*', false],
    ['https://a.example/y', 'https://a.example/x/*', false],
    ['https://evil-a.example/x/', 'https://*.a.example/*', false],
    ['not an address', 'https://a.example/*', false],
    ['https://a.example/x/z/login?a', 'https://a.example/*/login*', true],
  ])('%s against %s: %s', (url, pattern, expected) => {
    expect(fitsPattern(url, pattern)).toBe(expected);
  });
});
