/** A store that will not open: patience, rest, and in the end a spare one; one of a newer version is left alone. */
// Dexie takes the database it finds when it is loaded.
import 'fake-indexeddb/auto';

import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { Ledger, VERSIONS } from '../../utils/db/ledger';
import { writeMeta } from '../../utils/db/meta';
import { holdLedger, StoreUnavailableError } from '../../utils/db/open';
import { dropStore, FIRST_PLACE, findPlace, nextPlace, type Place, readPlace } from '../../utils/db/place';
import { freshLedger } from './ledger-fixture';

const dead = { open: () => ({}) } as unknown as IDBFactory;
const refusing = {
  open: () => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  },
} as unknown as IDBFactory;

it('a store that never opens fails in time, rests longer and longer, and comes back', async () => {
  let now = 0;
  let broken = true;
  const holder = holdLedger({
    now: () => now,
    // Short for what never answers; a sound store may take its time on a busy machine.
    get timeoutMs() {
      return broken ? 20 : 10_000;
    },
    place: async () => FIRST_PLACE,
    create: () => freshLedger(broken ? dead : new IDBFactory()),
  });
  for (const rest of [2_000, 5_000, 60_000]) {
    await expect(holder.use()).rejects.toThrow('open timeout');
    now += rest - 1;
    await expect(holder.use()).rejects.toThrow(StoreUnavailableError);
    await expect(holder.use()).rejects.toThrow('resting');
    now += 1;
  }
  expect(holder.trouble()).toBe('timeout');
  broken = false;
  expect(await (await holder.use()).facts.count()).toBe(0);
  expect(holder.trouble()).toBeUndefined();
});

describe('a store that is broken for good', () => {
  const tryOften = async (engine: IDBFactory, timeoutMs = 500) => {
    let now = 0;
    let place: Place = FIRST_PLACE;
    const holder = holdLedger({
      now: () => now,
      timeoutMs,
      place: async () => place,
      move: async (to) => {
        place = to;
      },
      create: ({ name }) =>
        name === 'sideline' ? new Ledger(name, { indexedDB: engine, IDBKeyRange }) : freshLedger(),
    });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(holder.use()).rejects.toThrow(StoreUnavailableError);
      now += 60_000;
    }
    return { holder, place: () => place };
  };

  it('is left for a spare one after three tries', async () => {
    const { holder, place } = await tryOften(refusing);
    expect(place()).toEqual({ name: 'sideline-1', broken: true });
    expect(await (await holder.use()).facts.count()).toBe(0);
  });

  it('is not left when it only does not answer: another window may hold it', async () => {
    expect((await tryOften(dead, 10)).place()).toEqual(FIRST_PLACE);
  });

  it('has a bounded number of spares, and a place that is none is not believed', () => {
    expect(nextPlace({ name: 'sideline-5' })).toBeUndefined();
    expect(nextPlace({ name: 'sideline-1' })).toEqual({ name: 'sideline-2' });
    for (const raw of [undefined, 5, { name: 'other' }, { name: 'sideline', bucket: 'x' }, { bucket: 'spare-1' }])
      expect(readPlace(raw)).toEqual(FIRST_PLACE);
    expect(readPlace({ name: 'sideline', bucket: 'spare-2' })).toEqual({ name: 'sideline', bucket: 'spare-2' });
  });
});

it('is found again when nobody remembers where it lies: the spare one that was in use, not one a file was read into', async () => {
  expect(await findPlace()).toEqual(FIRST_PLACE);
  for (const name of ['sideline', 'sideline-1', 'sideline-2', 'sideline-3']) {
    const ledger = new Ledger(name);
    await ledger.open();
    if (name !== 'sideline-3') await writeMeta(ledger, 'inUse', true);
    ledger.close();
  }
  expect(await findPlace()).toEqual({ name: 'sideline-2' });
  await dropStore({ name: 'sideline-2' });
  expect(await findPlace()).toEqual({ name: 'sideline-1' });
});

it('a store of a newer version is refused, and not changed', async () => {
  const engine = new IDBFactory();
  const newer = new Ledger('sideline', { indexedDB: engine, IDBKeyRange });
  newer.version(VERSIONS.length + 1).stores({ tomorrow: 'id' });
  await newer.open();
  await newer.table('tomorrow').put({ id: 'kept' });
  newer.close();
  const holder = holdLedger({
    now: () => 0,
    place: async () => FIRST_PLACE,
    create: () => new Ledger('sideline', { indexedDB: engine, IDBKeyRange }),
  });
  await expect(holder.use()).rejects.toThrow('open newer');
  expect(holder.trouble()).toBe('newer');
  const again = new Ledger('sideline', { indexedDB: engine, IDBKeyRange });
  again.version(VERSIONS.length + 1).stores({ tomorrow: 'id' });
  await again.open();
  expect(await again.table('tomorrow').toArray()).toEqual([{ id: 'kept' }]);
  again.close();
});
