/** The house rules as checks. Each is shown to fail on a sample that breaks it, then run on the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BANS, judgeFiles, judgeText, PAGE_BANS } from './architecture/bans';
import { judgeLocales, type Locale } from './architecture/locales';
import { judgeImports } from './architecture/matrix';
import { IMPORT_SAMPLES, PAGE_SAMPLES, TEXT_SAMPLES } from './architecture/samples';
import { makeSource, ROOT, reachable, readSources, stripComments } from './architecture/sources';
import { expectNone } from './expect-none';

const CODE = ['.ts', '.tsx'];
/** Written by a script from published tables; their size is not ours to choose. */
const GENERATED = ['utils/core/matching/tables/'];

const shipped = readSources(['entrypoints', 'components', 'utils'], CODE);
const tests = readSources(['test'], [...CODE, '.mjs']);
const own = tests.filter(({ path }) => !path.startsWith('test/architecture'));
const inPage = reachable(
  shipped.filter(({ path }) => path.startsWith('entrypoints/chat.content/')),
  shipped,
);

describe('who may import whom', () => {
  it.each(IMPORT_SAMPLES)('refuses $path importing $code', ({ path, code, others }) => {
    const sources = [makeSource(path, code), ...(others ?? []).map((other) => makeSource(other, ''))];
    expect(judgeImports(sources)).toHaveLength(1);
  });

  it('lets the allowed arrows pass', () => {
    const allowed = [
      makeSource('utils/dom/a.ts', "import { b } from '../core/b';"),
      makeSource('utils/core/b.ts', "import type { c } from './c';"),
      makeSource('utils/sites/d.ts', "import { type Role } from '../core/facts';"),
      makeSource('utils/platform/browser.ts', "import browser from 'webextension-polyfill';"),
    ];
    expect(judgeImports(allowed)).toEqual([]);
  });

  it('holds in the project', () => {
    expectNone(judgeImports(shipped));
  });

  it('keeps zod and dexie out of everything that the content script runs', () => {
    const heavy = (sources: typeof shipped) =>
      sources
        .filter(({ imports }) => imports.some(({ target, typeOnly }) => !typeOnly && /^(?:zod|dexie)/.test(target)))
        .map(({ path }) => path);
    const chain = [
      makeSource('entrypoints/chat.content/index.ts', "import '../../utils/dom/a';"),
      makeSource('utils/dom/a.ts', "import { b } from '../core/b';"),
      makeSource('utils/core/b.ts', "import { z } from 'zod';"),
    ];
    expect(heavy(reachable(chain.slice(0, 1), chain))).toEqual(['utils/core/b.ts']);
    expectNone(heavy(inPage));
  });
});

describe('what no file may hold', () => {
  it.each(TEXT_SAMPLES)('refuses $ban in $path', ({ ban, path, code }) => {
    expect(judgeText([makeSource(path, code)], BANS).filter((line) => line.includes(ban))).toHaveLength(1);
  });

  it.each(PAGE_SAMPLES)('refuses $ban on the page', ({ ban, code }) => {
    expect(judgeText([makeSource('utils/dom/a.ts', code)], PAGE_BANS)).toEqual([expect.stringContaining(ban)]);
  });

  it('has a failing sample for every ban', () => {
    const shown = new Set([...TEXT_SAMPLES, ...PAGE_SAMPLES].map(({ ban }) => ban));
    expect([...BANS, ...PAGE_BANS].map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });

  it('does not take a comment for code, nor a string for a comment', () => {
    expect(stripComments('a(); // b.click()\n/* eval(x) */ c("http://d"); e = /[\'"]/; f()').replace(/\s+/g, ' ')).toBe(
      'a(); c("http://d"); e = /[\'"]/; f()',
    );
  });

  it('holds in what ships', () => {
    expectNone(judgeText(shipped, BANS));
  });

  it('holds in what runs inside the console', () => {
    expectNone(judgeText(inPage, PAGE_BANS));
  });

  it('lets tests export no defaults and leave no undated notes', () => {
    const bans = BANS.filter(({ name }) => name === 'default export' || name === 'undated TODO');
    const checked = own.filter(({ path }) => !path.endsWith('.config.ts'));
    expectNone(judgeText(checked, bans));
  });
});

describe('names and sizes', () => {
  it.each([
    ['utils/core/turn-manager.ts', 'a'],
    ['utils/dom/helpers/a.ts', 'a'],
    ['utils/core/facts.utils.ts', 'a'],
    ['utils/core/dayRow.ts', 'a'],
    ['utils/core/long.ts', 'a\n'.repeat(251)],
  ])('refuses %s', (path, text) => {
    expect(judgeFiles([makeSource(path, text)])).toHaveLength(1);
  });

  it('holds in the project', () => {
    expectNone(judgeFiles([...shipped, ...tests], GENERATED));
  });
});

describe('locales', () => {
  const readLocale = (name: string): Locale => {
    const path = join(ROOT, 'assets/public/_locales', name, 'messages.json');
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  };

  it('notices a missing key, another placeholder, an unused key and an empty text', () => {
    const locales = {
      zh_CN: {
        kept: { message: '等了 $1' },
        lost: { message: '丢' },
        empty: { message: ' ' },
        run: { message: '$1$2' },
      },
      en: { kept: { message: 'waited' }, empty: { message: 'x' }, run: { message: '$1 $2' } },
    };
    const used = [makeSource('a.ts', "t('kept'); t('empty'); t('run')")];
    expect(judgeLocales(locales, used).map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
      'kept has other placeholders',
      'lost is missing in',
      'lost is used nowhere',
      'empty is empty somewhere',
      'run names a placeholder',
    ]);
  });

  it('has the same keys and placeholders in both, all of them used', () => {
    const pages = readSources(['entrypoints'], ['.html']);
    const config = [makeSource('wxt.config.ts', readFileSync(join(ROOT, 'wxt.config.ts'), 'utf8'))];
    expectNone(judgeLocales({ zh_CN: readLocale('zh_CN'), en: readLocale('en') }, [...shipped, ...pages, ...config]));
  });
});
