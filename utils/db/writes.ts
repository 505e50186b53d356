/**
 * Owns what a transaction has asked to be written and not yet heard of. Requests of one transaction are carried out in the
 * order they are made, so whoever reads after a write sees it; only the end has to wait for all. Each wait in between would
 * cost a turn of the worker.
 */
export class Writes {
  private readonly asked: PromiseLike<unknown>[] = [];

  add(write: PromiseLike<unknown>): void {
    // It is heard of in `done`; until then nobody may call it unhandled.
    write.then(undefined, () => undefined);
    this.asked.push(write);
  }

  /** Rejects with the first write that failed. */
  async done(): Promise<void> {
    await Promise.all(this.asked);
  }
}

/** Leaves a write to the transaction's end where somebody keeps track of it; else to be awaited at once. */
export function atEnd(write: PromiseLike<unknown>, writes: Writes | undefined): PromiseLike<unknown> | undefined {
  if (!writes) return write;
  writes.add(write);
  return undefined;
}
