/** Every released shape of the database opens today, whole; killed at ten moments on the way it ends at the same state. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { Ledger, VERSIONS } from '../../utils/db/ledger';
import { canonical } from '../../utils/db/merge-facts';
import { needsRebuild, rebuildRows } from '../../utils/db/rebuild';
import { rollDice } from '../e2e/harness/random';
import { folding } from './ledger-fixture';

interface Golden {
  version: number;
  /** What was declared then, word for word. */
  schema: Record<string, string>[];
  stores: Record<string, object[]>;
}

const FOLDER = fileURLToPath(new URL('golden/', import.meta.url));
const goldens = readdirSync(FOLDER).map((name) => JSON.parse(readFileSync(FOLDER + name, 'utf8')) as Golden);
const NOW = Date.parse('2026-03-14T09:00:00+08:00');
const KILLS = 10;

async function asItWas({ schema, stores }: Golden): Promise<IDBFactory> {
  const indexedDB = new IDBFactory();
  const old = new Dexie('sideline', { indexedDB, IDBKeyRange });
  for (const [index, declared] of schema.entries()) old.version(index + 1).stores(declared);
  for (const [name, rows] of Object.entries(stores)) await old.table(name).bulkPut(rows);
  old.close();
  return indexedDB;
}

/** Opens with today's code and does what the daily care would; `dieAt` counts writes, and the one it names never happens. */
async function bringUpToDate(indexedDB: IDBFactory, dieAt = Number.POSITIVE_INFINITY): Promise<number> {
  const ledger = new Ledger('sideline', { indexedDB, IDBKeyRange });
  let writes = 0;
  ledger.use({
    stack: 'dbcore',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        return {
          ...table,
          mutate: (request) => {
            writes += 1;
            return writes >= dieAt ? Promise.reject(new Error('killed')) : table.mutate(request);
          },
        };
      },
    }),
  });
  try {
    if (await needsRebuild(ledger, folding)) await rebuildRows(ledger, folding, NOW, 1);
  } finally {
    ledger.close();
  }
  return writes;
}

/** All that is kept, but for how many commits it took to get there. */
async function state(indexedDB: IDBFactory): Promise<string> {
  const ledger = new Ledger('sideline', { indexedDB, IDBKeyRange });
  const stores = await Promise.all(
    ledger.tables.map(async (table) => {
      const rows = (await table.toArray()) as Record<string, unknown>[];
      const kept = rows.filter((row) => row.name !== 'commits').map(({ stamp: _, ...row }) => row);
      return [table.name, kept.map(canonical).sort()];
    }),
  );
  ledger.close();
  return canonical(Object.fromEntries(stores));
}

it('has an example of every version, and none was edited afterwards', () => {
  const versions = goldens.map(({ version }) => version).sort((a, b) => a - b);
  expect(versions, 'node test/db/make-golden.mjs writes the missing one').toEqual(
    VERSIONS.map((_, index) => index + 1),
  );
  for (const { version, schema } of goldens) expect(VERSIONS.slice(0, version)).toEqual(schema);
});

describe.each(goldens)('version $version', (golden) => {
  it('opens with nothing missing, and its rows are what its facts say', async () => {
    const indexedDB = await asItWas(golden);
    await bringUpToDate(indexedDB);
    const ledger = new Ledger('sideline', { indexedDB, IDBKeyRange });
    for (const [name, rows] of Object.entries(golden.stores)) {
      if (['meta', 'days', 'links'].includes(name)) continue;
      // Rows say more in later editions, but never anything else.
      if (name === 'rows' || name === 'contributions') {
        const primary = name === 'rows' ? 'id' : 'key';
        for (const row of rows)
          expect(await ledger.table(name).get((row as Record<string, string>)[primary] ?? '')).toMatchObject(row);
        continue;
      }
      expect((await ledger.table(name).toArray()).map(canonical).sort(), name).toEqual(rows.map(canonical).sort());
    }
    expect(await ledger.days.count()).toBe(3);
    expect(await needsRebuild(ledger, folding)).toBe(false);
    ledger.close();
  });

  it(`ends at the same state after each of ${KILLS} kills`, async () => {
    const whole = await asItWas(golden);
    const writes = await bringUpToDate(whole);
    const expected = await state(whole);
    expect(writes).toBeGreaterThan(KILLS);
    const dice = rollDice(`upgrade from ${golden.version}`);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const indexedDB = await asItWas(golden);
      // The first and the last write always, the others by chance.
      const dieAt = kill === 0 ? 1 : kill === 1 ? writes : dice.between(1, writes);
      await expect(bringUpToDate(indexedDB, dieAt)).rejects.toThrow();
      await bringUpToDate(indexedDB);
      expect(await state(indexedDB), `killed at write ${dieAt} of ${writes}`).toBe(expected);
    }
  });
});
