/** What picks teach: kept by the background, bounded, without text, and gone when the agent says so. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { asId, type SnippetId } from '../../utils/core/ids';
import { BUILT_IN_CONCEPTS, learnPick } from '../../utils/core/matching/built-in';
import { bucketsOf, EMPTY_MEMORY, MAX_PICKS, memoryVersion } from '../../utils/core/matching/memory';
import { readMemory } from '../../utils/db/match-memory';
import { CONSOLE, createBackground, NOW, PAGE } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const HELLO = asId<SnippetId>('hello');
const TURN = { messages: ['请问什么时候可以发货呀'], context: [] };
const pick = (buckets = bucketsOf(TURN, BUILT_IN_CONCEPTS), at = NOW) => ({ snippetId: HELLO, buckets, at });

describe('learning from picks', () => {
  it('is the same as learning in the tab, and outlives the worker', async () => {
    const background = createBackground();
    const wanted = learnPick(EMPTY_MEMORY, TURN, HELLO, NOW);
    expect(await background.ask('memory/learn', pick())).toEqual({
      ok: true,
      value: { version: memoryVersion(wanted) },
    });
    background.restart();
    expect(await background.ask('memory/read', {})).toEqual({
      ok: true,
      value: { version: memoryVersion(wanted), memory: wanted },
    });
    expect(await background.ask('memory/read', { since: memoryVersion(wanted) })).toEqual({
      ok: true,
      value: { version: memoryVersion(wanted) },
    });
  });

  it('keeps every pick of two tabs that learn at once, up to the bound', async () => {
    const background = createBackground();
    await Promise.all(Array.from({ length: 40 }, (_, at) => background.ask('memory/learn', pick([at], NOW + at))));
    const { picks, uses } = await readMemory(await background.ledger());
    expect(picks).toHaveLength(40);
    expect(uses.hello?.[0]).toBeCloseTo(40, 2);
    expect(MAX_PICKS).toBeLessThanOrEqual(1000);
  });

  it('stores numbers and ids only', async () => {
    const background = createBackground();
    await background.ask('memory/learn', pick());
    const stored = JSON.stringify(await readMemory(await background.ledger()));
    expect(stored).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('takes any sound script id, names of object properties among them', async () => {
    const background = createBackground();
    for (const id of ['constructor', '__proto__', 'toString'])
      expect(await background.ask('memory/learn', { ...pick(), snippetId: asId(id) })).toMatchObject({ ok: true });
    expect(Object.keys((await readMemory(await background.ledger())).uses).sort()).toEqual(
      ['__proto__', 'constructor', 'toString'].sort(),
    );
  });

  it.each([
    ['too many buckets', { ...pick(), buckets: Array.from({ length: 65 }, (_, at) => at) }],
    ['a bucket that is none', { ...pick(), buckets: [16_384] }],
    ['text among the buckets', { ...pick(), buckets: ['发货'] }],
    ['text beside them', { ...pick(), text: '发货' }],
    ['a moment that is none', { ...pick(), at: 5 }],
  ])('refuses %s', async (_, request) => {
    const background = createBackground();
    expect(await background.raw({ kind: 'memory/learn', request }, CONSOLE)).toMatchObject({ code: 'bad-request' });
    expect(await readMemory(await background.ledger())).toEqual(EMPTY_MEMORY);
  });

  it('forgets when asked to, with all records or alone; a console may not ask', async () => {
    for (const kind of ['memory/forget', 'ledger/erase'] as const) {
      const background = createBackground();
      await background.ask('memory/learn', pick());
      expect(await background.raw({ kind, request: {} }, CONSOLE)).toMatchObject({ code: 'forbidden' });
      expect(await background.ask(kind, {}, PAGE)).toMatchObject({ ok: true });
      expect(await readMemory(await background.ledger())).toEqual(EMPTY_MEMORY);
    }
  });

  it('stays when only one day is erased', async () => {
    const background = createBackground();
    await background.ask('memory/learn', pick());
    await background.ask('ledger/erase', { day: asId('2026-03-09') }, PAGE);
    expect((await readMemory(await background.ledger())).picks).toHaveLength(1);
  });

  it('gives another state another version', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 }), (ids) => {
        const seen = new Set<string>();
        let memory = EMPTY_MEMORY;
        ids.forEach((id, at) => {
          memory = learnPick(memory, TURN, asId(id), NOW + at);
          seen.add(memoryVersion(memory));
        });
        return seen.size === ids.length && !seen.has(memoryVersion(EMPTY_MEMORY));
      }),
    );
  });
});
