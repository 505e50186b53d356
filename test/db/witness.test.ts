/** A database that lost its rows without an error is noticed; one that was erased on purpose is not. */
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { eraseRecords } from '../../utils/db/erase';
import { countCommit, readMeta } from '../../utils/db/meta';
import { holdLedger, StoreUnavailableError } from '../../utils/db/open';
import { ledgerState } from '../../utils/db/read';
import { compareWitness, keepWitness, WITNESS_KEY } from '../../utils/db/witness';
import { memoryKeyValue } from '../platform/memory-key-value';
import { folding, freshLedger } from './ledger-fixture';

async function witnessed() {
  const store = memoryKeyValue();
  const ledger = freshLedger();
  for (let n = 0; n < 3; n += 1) await countCommit(ledger, 5);
  store.values.set(WITNESS_KEY, await readMeta(ledger, 'commits'));
  return { store, ledger };
}

it('says nothing when database and witness agree, or the witness is behind', async () => {
  const { store, ledger } = await witnessed();
  expect(await compareWitness(ledger, store, 1)).toBeUndefined();
  await countCommit(ledger, 1);
  expect(await compareWitness(ledger, store, 1)).toBeUndefined();
});

it('reports an emptied database once, and goes on in the new one', async () => {
  const { store } = await witnessed();
  const reset = freshLedger();
  expect(await compareWitness(reset, store, 7)).toEqual({ at: 7, lostCommits: 3 });
  expect(await ledgerState(reset)).toEqual({ dataLoss: { at: 7, lostCommits: 3 } });
  expect(await compareWitness(reset, store, 8)).toBeUndefined();
});

it('reports a database that went back in time', async () => {
  const { store, ledger } = await witnessed();
  const commits = await readMeta(ledger, 'commits');
  await ledger.meta.put({ name: 'commits', value: { ...commits, commits: 1 } });
  expect(await compareWitness(ledger, store, 7)).toMatchObject({ lostCommits: 2 });
});

it('an erase on request is no loss', async () => {
  const { store, ledger } = await witnessed();
  await eraseRecords(ledger, {}, folding, 1);
  expect(await compareWitness(ledger, store, 1)).toBeUndefined();
});

it('a witness that cannot be read blocks nothing', async () => {
  const { store, ledger } = await witnessed();
  store.failing.add(WITNESS_KEY);
  expect(await compareWitness(ledger, store, 1)).toBeUndefined();
});

it('writes the newest testimony, at most once a second', async () => {
  const { store, ledger } = await witnessed();
  store.values.clear();
  let now = 10_000;
  const witness = keepWitness(store, () => now);
  witness.committed(ledger);
  await expect.poll(() => store.values.get(WITNESS_KEY)).toMatchObject({ commits: 3 });
  await countCommit(ledger, 1);
  now += 990;
  witness.committed(ledger);
  witness.committed(ledger);
  expect(store.values.get(WITNESS_KEY)).toMatchObject({ commits: 3 });
  await expect.poll(() => store.values.get(WITNESS_KEY)).toMatchObject({ commits: 4 });
  expect(store.writes).toBe(2);
});

it('a store that never opens fails in time, rests longer and longer, and comes back', async () => {
  let now = 0;
  let broken = true;
  const dead = { open: () => ({}) } as unknown as IDBFactory;
  const holder = holdLedger({
    now: () => now,
    timeoutMs: 20,
    create: () => freshLedger(broken ? dead : new IDBFactory()),
  });
  for (const rest of [2_000, 5_000, 60_000]) {
    await expect(holder.use()).rejects.toThrow('open failed');
    now += rest - 1;
    await expect(holder.use()).rejects.toThrow(StoreUnavailableError);
    await expect(holder.use()).rejects.toThrow('resting');
    now += 1;
  }
  broken = false;
  expect(await (await holder.use()).facts.count()).toBe(0);
});
