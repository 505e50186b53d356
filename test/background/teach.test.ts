/** What is taught: only where a person allowed it, from the tab it was begun in, and for that page alone. */
import { describe, expect, it, vi } from 'vitest';
import { createTeachDesk, type TeachDesk } from '../../entrypoints/background/teach';
import { asId, type SiteId } from '../../utils/core/ids';
import type { SitePatch } from '../../utils/core/site-patch';
import type { Asker } from '../../utils/messaging/server';
import { readTaught } from '../../utils/settings/taught-sites';
import { taughtSiteId } from '../../utils/sites/taught';
import { memoryKeyValue } from '../platform/memory-key-value';
import { NOW } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const ORIGIN = 'https://chat.example.com';
const SITE = taughtSiteId(ORIGIN);
const from = (tabId: number): Asker => ({ audience: 'console', tabId });
const patch = (changes: Partial<SitePatch> = {}): SitePatch => ({
  format: 'sideline-site/1',
  site: SITE,
  name: 'chat.example.com',
  origin: ORIGIN,
  taughtOn: '2026-03-10',
  times: 'none',
  slots: { 'list.root': [{ css: '.list' }] },
  ...changes,
});

function setUp() {
  const allowed = new Set([ORIGIN]);
  const kept = memoryKeyValue();
  const session = memoryKeyValue();
  const done: string[] = [];
  let now = NOW;
  const start = () =>
    createTeachDesk({
      kept,
      session,
      now: () => now,
      mayRun: async (origin) => allowed.has(origin),
      inject: async (tabId, what) => void done.push(`${what} ${tabId}`),
      register: async (site, origin) => void done.push(`${site === SITE ? 'taught' : site} on ${origin}`),
    });
  let desk: TeachDesk = start();
  return {
    get desk() {
      return desk;
    },
    restart: () => {
      desk = start();
    },
    allowed,
    kept,
    done,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('teaching', () => {
  it('begins where it is allowed, keeps what comes of it, runs there at once and from then on', async () => {
    const some = setUp();
    expect(await some.desk.owns(ORIGIN)).toBe(false);
    expect(await some.desk.start({ tabId: 3, origin: ORIGIN })).toEqual({ started: true });
    some.restart();
    expect(await some.desk.owns(ORIGIN)).toBe(true);
    expect(await some.desk.save({ patch: patch() }, from(3))).toEqual({ saved: true });
    expect(some.done).toEqual(['teach 3', `taught on ${ORIGIN}`, 'coach 3']);
    expect((await readTaught(some.kept))[SITE]?.profile?.matches).toEqual([`${ORIGIN}/*`]);
    // Taught again, the coach runs there already.
    await some.desk.save({ patch: patch() }, from(3));
    expect(some.done.filter((one) => one === 'coach 3')).toHaveLength(1);
    await some.desk.forget(SITE);
    expect(await readTaught(some.kept)).toEqual({});
    expect(some.done.at(-1)).toBe('taught on undefined');
  });

  it('waits for the browser’s own question, and not for ever', async () => {
    const some = setUp();
    some.allowed.clear();
    expect(await some.desk.start({ tabId: 3, origin: ORIGIN })).toEqual({ started: false });
    expect([some.done, await some.desk.owns(ORIGIN)]).toEqual([[], false]);
    some.allowed.add(ORIGIN);
    some.restart();
    await some.desk.allowed();
    expect(some.done).toEqual(['teach 3']);
    // The popup, still open, asks once more.
    await some.desk.start({ tabId: 3, origin: ORIGIN });
    expect(some.done).toEqual(['teach 3']);
    const late = setUp();
    late.allowed.clear();
    await late.desk.start({ tabId: 3, origin: ORIGIN });
    late.pass(120_000);
    late.allowed.add(ORIGIN);
    await late.desk.allowed();
    expect(late.done).toEqual([]);
  });

  it.each([
    ['from another tab', patch(), 4, 'forbidden'],
    ['for another page', patch({ origin: 'https://other.example.com' }), 3, 'forbidden'],
    ['under a known console’s name', patch({ site: asId<SiteId>('pdd') }), 3, 'bad-request'],
    ['under another taught page’s name', patch({ site: taughtSiteId('https://other.example.com') }), 3, 'bad-request'],
  ])('%s nothing is saved', async (_, wanted, tabId, code) => {
    const some = setUp();
    await some.desk.start({ tabId: 3, origin: ORIGIN });
    await expect(some.desk.save({ patch: wanted }, from(tabId))).rejects.toThrow(code);
    expect(await readTaught(some.kept)).toEqual({});
  });

  it('a known console is mended on its own pages; it is registered nowhere else', async () => {
    const some = setUp();
    const origin = 'https://mms.pinduoduo.com';
    some.allowed.add(origin);
    await some.desk.start({ tabId: 3, origin });
    expect(await some.desk.save({ patch: patch({ site: asId<SiteId>('pdd'), origin }) }, from(3))).toEqual({
      saved: true,
    });
    expect(some.done).toEqual(['teach 3']);
    expect((await readTaught(some.kept)).pdd?.profile).toBeUndefined();
  });

  it('a lesson of long ago saves nothing, and twenty pages are enough', async () => {
    const some = setUp();
    await some.desk.start({ tabId: 3, origin: ORIGIN });
    some.pass(3_600_000);
    await expect(some.desk.save({ patch: patch() }, from(3))).rejects.toThrow('forbidden');
    for (let nth = 0; nth < 21; nth++) {
      const origin = `https://chat${nth}.example.com`;
      some.allowed.add(origin);
      await some.desk.start({ tabId: 3, origin });
      const saved = await some.desk.save({ patch: patch({ site: taughtSiteId(origin), origin }) }, from(3));
      expect(saved).toEqual({ saved: nth < 20 });
    }
  });
});
