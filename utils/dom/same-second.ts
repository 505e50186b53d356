/**
 * Rows whose page prints whole seconds: those of one second are kept in the page's order by a millisecond each. Owns what it
 * gave to which row; a row read again gets the same.
 */
import type { RawMessage } from './message-reader';

const REMEMBERED = 20_000;

export class SameSecond {
  private readonly given = new Map<string, number>();

  constructor(private readonly resolutionMs: number) {}

  /** Sets the times of rows that stand one after another, oldest first. */
  order(rows: readonly RawMessage[]): void {
    if (this.resolutionMs <= 1) return;
    let above: { shown: number; at: number } | undefined;
    for (const row of rows) {
      const { shownAt } = row;
      if (shownAt === undefined) continue;
      const shown = Math.floor(shownAt / this.resolutionMs) * this.resolutionMs;
      // Unique in the thread, and of the same second: enough, whoever's the thread is.
      const name = `${row.key}|${shown}`;
      const held = this.given.get(name);
      const at = held ?? (above?.shown === shown ? above.at + 1 : shown);
      if (held === undefined) this.remember(name, at);
      row.shownAt = at;
      above = { shown, at };
    }
  }

  private remember(name: string, at: number): void {
    this.given.set(name, at);
    if (this.given.size <= REMEMBERED) return;
    const [oldest] = this.given.keys();
    if (oldest !== undefined) this.given.delete(oldest);
  }
}
