/** What the composer asks of one kind of editor. One file per kind beside this one. */
export interface Editor {
  /** The field's plain text as the person sees it. */
  read(): string;
  /** True when the field accepts text now. */
  isWritable(): boolean;
  /** What the field should hold after `text` is put at the cursor or over the selection. */
  expect(text: string): string;
  /** Offsets of the selection in `read()`'s text; absent where the kind cannot tell. */
  selection?(): readonly [start: number, end: number];
  select?(start: number, end: number): void;
  /** Longest text the field takes; undefined when it does not say. */
  limit?(): number | undefined;
  /** Ways to insert, best first. Each puts `text` at the cursor, synchronously; false when it did nothing. */
  strategies: readonly ((text: string) => boolean)[];
  /** Puts the cursor into the field. Present where the editor hears of a cursor only later: then frames must pass before it acts. */
  enter?(): void;
  /** Sets the whole text back, when an insertion must be taken out again. Not undoable by the person. */
  restore(text: string): void | Promise<void>;
}
