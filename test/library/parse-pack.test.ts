/** Packs from outside: every hostile or broken file is a typed refusal, quickly, and pollutes nothing. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePack } from '../../utils/library/parse-pack';

const snippet = { id: 's1', title: 'T', triggers: ['q'], body: 'b', stage: 'presale', category: 'c', tags: [] };
const pack = {
  format: 'sideline-pack/1',
  id: 'p',
  version: 1,
  title: 'T',
  author: 'A',
  locale: 'en',
  snippets: [snippet],
};
const withSnippet = (over: object) => JSON.stringify({ ...pack, snippets: [{ ...snippet, ...over }] });

describe('refusals', () => {
  const cases: [string, string, string, string][] = [
    ['not JSON', '{', 'not-json', ''],
    ['empty', '', 'not-json', ''],
    ['over 1 MB', JSON.stringify({ ...pack, title: 'x'.repeat(1_100_000) }), 'too-big', ''],
    ['over 1 MB in bytes only', JSON.stringify({ ...pack, title: '字'.repeat(400_000) }), 'too-big', ''],
    ['too deep', '['.repeat(17) + ']'.repeat(17), 'too-deep', ''],
    ['a bomb of brackets', '['.repeat(500_000), 'too-deep', ''],
    ['too many values', JSON.stringify(Array.from({ length: 20_001 }, () => 0)), 'too-many', ''],
    [
      'a prototype name',
      withSnippet({}).replace('"title":"T","triggers"', '"__proto__":{"polluted":1},"title":"T","triggers"'),
      'forbidden-name',
      'snippets.0',
    ],
    ['another format', JSON.stringify({ ...pack, format: 'other/1' }), 'bad-format', 'format'],
    ['null', 'null', 'bad-format', 'format'],
    ['an unknown field', withSnippet({ regex: '(a+)+$' }), 'bad-field', 'snippets.0'],
    ['an empty body', withSnippet({ body: '  ' }), 'bad-field', 'snippets.0.body'],
    ['a long body', withSnippet({ body: 'x'.repeat(2001) }), 'bad-field', 'snippets.0.body'],
    ['a control character', withSnippet({ body: 'a\u0007' }), 'bad-field', 'snippets.0.body'],
    ['a lone surrogate', withSnippet({ title: '\ud83d' }), 'bad-field', 'snippets.0.title'],
    ['a bad date', withSnippet({ activeFrom: '2026-13-01' }), 'bad-field', 'snippets.0.activeFrom'],
    [
      'dates the wrong way round',
      withSnippet({ activeFrom: '2026-02-01', activeTo: '2026-01-01' }),
      'bad-dates',
      'snippets.0.activeTo',
    ],
    ['an id twice', JSON.stringify({ ...pack, snippets: [snippet, snippet] }), 'duplicate-id', 'snippets.1.id'],
    ['version 0', JSON.stringify({ ...pack, version: 0 }), 'bad-field', 'version'],
  ];
  it.each(cases)('%s', (_, text, code, where) => {
    const startedAt = performance.now();
    expect(parsePack(text)).toEqual({ ok: false, code, where });
    expect(performance.now() - startedAt).toBeLessThan(300);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

it('any JSON is either a bounded pack or a refusal', () => {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 6 }),
    fc.record({
      ...Object.fromEntries(
        Object.entries(pack).map(([key, good]) => [
          key,
          fc.oneof({ weight: 6, arbitrary: fc.constant(good) }, fc.jsonValue()),
        ]),
      ),
    }),
  );
  fc.assert(
    fc.property(value, (json) => {
      const reading = parsePack(JSON.stringify(json));
      if (reading.ok) expect(reading.pack.format).toBe('sideline-pack/1');
      else expect(reading.code).toMatch(/^[a-z-]+$/);
    }),
    { numRuns: 3000 },
  );
});

it('a byte order mark is no error; brackets inside strings are no depth', () => {
  expect(parsePack(`\ufeff${JSON.stringify(pack)}`).ok).toBe(true);
  expect(parsePack(withSnippet({ body: '['.repeat(100) })).ok).toBe(true);
});

it.each(['zh-CN', 'en'])('the starter pack %s is sound', (locale) => {
  const text = readFileSync(new URL(`../../assets/packs/starter.${locale}.json`, import.meta.url), 'utf8');
  expect(parsePack(text)).toMatchObject({ ok: true, pack: { locale } });
});
