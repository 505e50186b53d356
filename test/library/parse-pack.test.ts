import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PACK_CODES } from '../../utils/core/pack-codes';
import { hasDuplicateNames } from '../../utils/library/duplicate-names';
import { parsePack } from '../../utils/library/parse-pack';
import { anyPack, fullPack, makePack, makeSnippet } from './sample-pack';

const full = () => JSON.parse(JSON.stringify(fullPack()));

/** What parsing says of the full pack after `change`. */
function verdict(change: (pack: ReturnType<typeof full>) => unknown): string {
  const pack = full();
  change(pack);
  const reading = parsePack(JSON.stringify(pack));
  return reading.ok ? 'ok' : `${reading.code} ${reading.where}`;
}

describe('parsePack', () => {
  it('takes a pack with every field, and gives back exactly it', () => {
    expect(parsePack(JSON.stringify(fullPack()))).toEqual({ ok: true, pack: fullPack() });
  });

  it('takes every generated pack, with or without a byte order mark', () => {
    fc.assert(
      fc.property(anyPack, fc.constantFrom('', '\ufeff'), (pack, mark) => {
        expect(parsePack(mark + JSON.stringify(pack))).toEqual({ ok: true, pack });
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, (pack: ReturnType<typeof full>) => unknown]>([
    ['bad-format format', (pack) => (pack.format = 'other/1')],
    ['newer-format format', (pack) => (pack.format = 'sideline-pack/4')],
    ['bad-field ', (pack) => (pack.regex = '.*')],
    ['bad-field snippets.0', (pack) => (pack.snippets[0].html = '<b>')],
    ['bad-field snippets.0.hours', (pack) => (pack.snippets[0].hours = { from: '10:00', to: '10:00' })],
    ['bad-field snippets.0.hours.to', (pack) => (pack.snippets[0].hours.to = '24:00')],
    ['bad-field snippets.0.weekdays', (pack) => (pack.snippets[0].weekdays = [1, 1])],
    ['bad-field snippets.0.weekdays.0', (pack) => (pack.snippets[0].weekdays = [0])],
    ['bad-field snippets.0.category', (pack) => (pack.snippets[0].category = 'a/b/c/d/e/f/g')],
    ['bad-field snippets.0.activeFrom', (pack) => (pack.snippets[0].activeFrom = '2026-02-30')],
    ['bad-field snippets.0.title', (pack) => (pack.snippets[0].title = 'two\nlines')],
    ['bad-field snippets.0.body', (pack) => (pack.snippets[0].body = 'read \u202e backwards')],
    ['bad-field snippets.0.body', (pack) => (pack.snippets[0].body = '\ud800')],
    ['bad-field snippets.0.body', (pack) => (pack.snippets[0].body = 'nul \u0000')],
    ['bad-field snippets.0.body', (pack) => (pack.snippets[0].body = '字'.repeat(2001))],
    ['bad-field scope', (pack) => (pack.scope = 'everyone')],
    ['bad-field signature', (pack) => (pack.signature = { key: 'a'.repeat(43), value: 'a'.repeat(86), more: 1 })],
    ['bad-field signature.key', (pack) => (pack.signature = { key: 'short', value: 'a'.repeat(86) })],
    ['bad-shops shops', (pack) => (pack.scope = 'team')],
    ['bad-shops shops', (pack) => delete pack.shops],
    ['bad-dates snippets.0.activeTo', (pack) => (pack.snippets[0].activeTo = '2026-10-31')],
    ['duplicate-id snippets.1.id', (pack) => pack.snippets.push(pack.snippets[0])],
  ])('refuses as %s', (expected, change) => {
    expect(verdict(change)).toBe(expected);
  });

  it.each<[string, string]>([
    ['not-json', '{'],
    ['not-json', ''],
    ['too-deep', '['.repeat(500_000)],
    ['too-big', `{"format":"${'x'.repeat(1_100_000)}"}`],
    ['too-many', JSON.stringify({ format: 'sideline-pack/1', list: Array(20_001).fill(0) })],
    ['forbidden-name', '{"format":"sideline-pack/1","__proto__":{"polluted":true}}'],
    ['forbidden-name', '{"format":"sideline-pack/1","snippets":[{"constructor":{"prototype":{"polluted":1}}}]}'],
    ['duplicate-name', '{"format":"sideline-pack/1","format":"sideline-pack/1"}'],
    ['bad-format', 'null'],
    ['bad-format', '[]'],
  ])('refuses as %s', (code, text) => {
    expect(parsePack(text)).toMatchObject({ ok: false, code });
    expect(Object.hasOwn(PACK_CODES, code)).toBe(true);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('never quotes what it refused', () => {
    const text = JSON.stringify({ ...makePack([makeSnippet('x', { body: 'sorry\u0007secret' })]) });
    expect(JSON.stringify(parsePack(text))).not.toContain('secret');
  });
});

describe('hasDuplicateNames', () => {
  it.each<[boolean, string]>([
    [false, '{"a":{"a":1},"b":[{"a":2},{"a":3}]}'],
    [true, '{"a":1,"b":2,"a":3}'],
    [true, '{"a":1,"\\u0061":3}'],
    [true, '[{"x":[1,{"y":1,"z":"}","y":2}]}]'],
    [false, '{"a":"a","b":"\\"a\\":1,"}'],
    [false, '["a","a"]'],
  ])('%s for %s', (expected, text) => {
    expect(hasDuplicateNames(text)).toBe(expected);
  });

  it('agrees with serialising for any value', () => {
    fc.assert(fc.property(fc.json(), (text) => !hasDuplicateNames(text)));
  });
});
