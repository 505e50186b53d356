/**
 * Owns what a transaction has asked to be written and not yet heard of. Requests of one transaction are carried out in the
 * order they are made, so whoever reads after a write sees it; only the end has to wait for all. Each wait in between would
 * cost a turn of the worker. Written through the tables' core: all that watches writes stands there, and what lies above it
 * is for calls that bring no transaction along.
 */
import Dexie, { type DBCoreTransaction, type Table } from 'dexie';

/** A table that takes such rows. */
type Store<Row> = Pick<Table, 'name' | 'core'> & { put(row: Row): unknown };

export class Writes {
  private readonly trans: DBCoreTransaction;
  private readonly asked: PromiseLike<unknown>[] = [];

  /** Inside the transaction. */
  constructor() {
    this.trans = Dexie.currentTransaction.idbtrans as unknown as DBCoreTransaction;
  }

  put<Row>(table: Store<Row>, rows: readonly Row[]): void {
    if (rows.length > 0) this.ask(table, table.core.mutate({ type: 'put', trans: this.trans, values: rows }));
  }

  remove(table: Store<never>, keys: readonly string[]): void {
    if (keys.length > 0) this.ask(table, table.core.mutate({ type: 'delete', trans: this.trans, keys: [...keys] }));
  }

  private ask({ name }: Pick<Table, 'name'>, answer: ReturnType<Table['core']['mutate']>): void {
    const heard = answer.then(({ numFailures, failures }) => {
      if (numFailures > 0) throw failures[0] ?? new Error(`${name}: ${numFailures} not written`);
    });
    // It is heard of in `done`; until then nobody may call it unhandled.
    heard.then(undefined, () => undefined);
    this.asked.push(heard);
  }

  /** Rejects with the first write that failed. */
  async done(): Promise<void> {
    await Promise.all(this.asked);
  }
}
