/** Gives the rows of the list to the conversations they stand for, in order; what did not change is told with the same objects. */
import type { ConversationId } from '../core/ids';
import type { Reassigned, RowReading } from '../core/readings';
import type { HashQueue } from './hash-queue';
import type { RawRow } from './row-reader';
import type { RowTracks } from './row-tracks';

export interface ListDeskPorts {
  hashes: HashQueue;
  /** Undefined where the site names its conversations itself. */
  tracks: RowTracks | undefined;
  mend(mistake: Reassigned): void;
  tell(rows: RowReading[], at: number): void;
}

export class ListDesk {
  private readonly keys = new Map<ConversationId, string>();
  private readonly readings = new WeakMap<RawRow, RowReading>();
  /** What was told last, place by place: most rows stand where they stood and say what they said. */
  private rows: readonly RawRow[] = [];
  private told: readonly RowReading[] = [];

  constructor(private readonly desk: ListDeskPorts) {}

  emit(rows: readonly RawRow[], at: number): void {
    const { hashes, tracks } = this.desk;
    if (tracks) {
      hashes.push(tracks.needs(rows), () => {
        const { rows: assigned, mistakes } = tracks.assign(rows, at);
        for (const mistake of mistakes) this.desk.mend(mistake);
        const told = assigned.map(({ row, id, ambiguous }) => this.readingOf(row, id, ambiguous));
        this.desk.tell(told, at);
      });
      return;
    }
    const changed = rows.filter((row, place) => row !== this.rows[place]);
    hashes.push(
      changed.map(({ key }) => key),
      () => {
        const told = rows.map((row, place) => {
          const same = row === this.rows[place] ? this.told[place] : undefined;
          return same ?? this.readingOf(row, hashes.get(row.key) as ConversationId, false);
        });
        this.rows = rows;
        this.told = told;
        this.desk.tell(told, at);
      },
    );
  }

  /** The site's key of a conversation; undefined when its row was never told. */
  keyOf(id: ConversationId): string | undefined {
    return this.keys.get(id);
  }

  private readingOf(row: RawRow, id: ConversationId, ambiguous: boolean): RowReading {
    const held = this.readings.get(row);
    if (held?.conversationId === id && (held.ambiguous === true) === ambiguous) return held;
    const { key, ...rest } = row;
    this.keys.set(id, key);
    const reading: RowReading = { conversationId: id, ...rest };
    if (ambiguous) reading.ambiguous = true;
    this.readings.set(row, reading);
    return reading;
  }
}
