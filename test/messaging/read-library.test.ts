/** A library that comes in portions: whole, of one version, or not at all. */
import { beforeEach, expect, it, vi } from 'vitest';
import { createLibraryPortions } from '../../entrypoints/background/library-portions';
import type { Snippet } from '../../utils/core/snippet';
import { readLibrary } from '../../utils/messaging/read-library';
import { makeSnippet } from '../library/sample-pack';

type Asked = { from: number; since?: string; of?: string };
const door = vi.hoisted(() => ({ ask: vi.fn() }));
vi.mock('../../utils/messaging/client', () => ({ ask: door.ask }));

const LONG = '长'.repeat(2000);
const many = (count: number): Snippet[] =>
  Array.from({ length: count }, (_, n) => makeSnippet(`s${n}`, { body: LONG }));
let library: { version: string; snippets: Snippet[] };

/** The background's part, with its own portions. */
beforeEach(() => {
  library = { version: 'a', snippets: many(700) };
  const portions = createLibraryPortions();
  door.ask.mockReset();
  door.ask.mockImplementation(async (_kind: string, { from, since, of }: Asked) => {
    const held = of === undefined ? undefined : portions.take(of, from);
    if (held) return { ok: true, value: held };
    const { version, snippets } = library;
    if (since === version || (of !== undefined && of !== version)) return { ok: true, value: { version } };
    portions.hold(version, snippets);
    return { ok: true, value: { ...portions.take(version, from), ...(from === 0 && { synonyms: ['甲 乙'] }) } };
  });
});

it('comes in several portions and arrives whole, in order', async () => {
  const reply = await readLibrary(undefined);
  expect(reply).toEqual({ ok: true, value: { version: 'a', snippets: library.snippets, synonyms: ['甲 乙'] } });
  expect(door.ask.mock.calls.length).toBeGreaterThan(3);
  const sizes = await Promise.all(door.ask.mock.results.map(async ({ value }) => JSON.stringify(await value).length));
  expect(Math.max(...sizes)).toBeLessThan(500_000);
});

it('is not sent again while its version stands', async () => {
  expect(await readLibrary('a')).toEqual({ ok: true, value: { version: 'a' } });
  expect(door.ask).toHaveBeenCalledOnce();
});

it('begins anew when the library changes on the way, and never mixes two versions', async () => {
  const serve = door.ask.getMockImplementation() as (kind: string, request: Asked) => Promise<unknown>;
  let asked = 0;
  door.ask.mockImplementation(async (kind: string, request: Asked) => {
    // Another tab reads the new version meanwhile: the old one is not held any more.
    if (++asked === 3) {
      library = { version: 'b', snippets: many(400) };
      await serve(kind, { from: 0 });
    }
    return serve(kind, request);
  });
  const reply = await readLibrary(undefined);
  expect(reply).toMatchObject({ ok: true, value: { version: 'b', snippets: library.snippets } });
});

it('gives up on a library that never rests, and says why the background did not answer', async () => {
  let version = 0;
  door.ask.mockImplementation(async (_kind: string, { from }: Asked) => ({
    ok: true,
    value: { version: `${++version}`, snippets: many(1), ...(from === 0 && { next: 1 }) },
  }));
  expect(await readLibrary(undefined)).toEqual({ ok: false, code: 'not-delivered' });
  door.ask.mockImplementation(async () => ({ ok: false, code: 'store-unavailable' }));
  expect(await readLibrary(undefined)).toEqual({ ok: false, code: 'store-unavailable' });
});
