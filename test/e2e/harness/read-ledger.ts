/** Reads what the extension stored, from outside its code: the raw contents of its databases, through one of its pages. */
import type { Fact } from '../../../utils/core/facts';
import type { DayRow } from '../../../utils/core/turn';

/** Store name to rows. */
export type Dump = Record<string, unknown[]>;

export interface Ledger {
  facts: Fact[];
  rows: DayRow[];
  stores: Dump;
}

/** To be run in an extension page: every row of every store of every database of this origin. */
export const DUMP_EXPRESSION = `(async () => {
  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const dump = {};
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name));
    const names = [...database.objectStoreNames];
    if (names.length > 0) {
      // One transaction: a moment of the ledger, not a walk through several.
      const transaction = database.transaction(names, 'readonly');
      const rows = await Promise.all(names.map((store) => asked(transaction.objectStore(store).getAll())));
      names.forEach((store, index) => { dump[store] = rows[index]; });
    }
    database.close();
  }
  return dump;
})()`;

export function toLedger(stores: Dump): Ledger {
  return {
    facts: (stores.facts ?? []) as Fact[],
    rows: (stores.rows ?? []) as DayRow[],
    stores,
  };
}
