/** Leave to ask a host: given back when no address needs it any more, and only then. */
import { beforeEach, expect, it, vi } from 'vitest';
import { feedSeams, giveBack } from '../../entrypoints/lead/feed-source';
import type { Feed } from '../../utils/core/feeds';
import { writeMeta } from '../../utils/db/meta';
import { createBackground } from '../background/fixture';

const remove = vi.hoisted(() => vi.fn(async (_wish: { origins: string[] }) => true));
vi.mock('../../utils/platform/browser', () => ({ browser: { permissions: { remove } }, isAttached: () => true }));

const feed = (url: string): Feed => ({ id: url, url, everyMin: 60, checkedAt: 0, okAt: 0, version: 0, failures: 0 });

beforeEach(() => remove.mockClear());

it('a host is kept while another address is on it', async () => {
  const ledger = await createBackground().ledger();
  await writeMeta(ledger, 'feeds', [feed('https://packs.example/a.json')]);
  await giveBack(ledger, 'https://packs.example/b.json');
  expect(remove).not.toHaveBeenCalled();
  await giveBack(ledger, 'https://other.example/b.json');
  expect(remove).toHaveBeenCalledExactlyOnceWith({ origins: ['https://other.example/*'] });
});

it('what was tried and not wanted is given back; what is no address asks nothing', async () => {
  const seams = feedSeams(createBackground().ledger());
  seams.onDrop('https://packs.example/a.json');
  await vi.waitFor(() => expect(remove).toHaveBeenCalledExactlyOnceWith({ origins: ['https://packs.example/*'] }));
  seams.onDrop('packs.example');
  seams.onDrop('https://packs.example/a.json');
  await vi.waitFor(() => expect(remove).toHaveBeenCalledTimes(2));
});
