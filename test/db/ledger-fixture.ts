/** A fresh in-memory ledger per test, and the folding of the shipped rules. Never evidence for durability. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createFolding } from '../../entrypoints/background/folding';
import { watchWriters } from '../../utils/db/held';
import { Ledger } from '../../utils/db/ledger';

export const folding = createFolding({ zone: 'Asia/Shanghai', dayCut: '00:00' });

export function freshLedger(indexedDB = new IDBFactory()): Ledger {
  return watchWriters(new Ledger('test', { indexedDB, IDBKeyRange }));
}
