/**
 * Tells list rows apart where the site gives them no id: rows with equal name and picture are followed from reading to
 * reading by what they show. Owns the site's key -> conversation assignment; opened threads confirm or correct it.
 */
import type { ConversationId } from '../core/ids';
import type { RawRow } from './row-reader';

interface Track {
  id: ConversationId;
  last?: RawRow;
}

export interface Assigned {
  row: RawRow;
  id: ConversationId;
  ambiguous: boolean;
}

/** The name under which the nth buyer of one key is hashed. */
export function nthKey(key: string, nth: number): string {
  return nth === 0 ? key : `${key}\u0001#${nth + 1}`;
}

export class RowTracks {
  private readonly tracks = new Map<string, Track[]>();
  private readonly taken = new Map<string, Set<ConversationId>>();

  /** `hash` answers undefined while an id is still being computed; then nothing is assigned. */
  constructor(private readonly hash: (key: string) => ConversationId | undefined) {}

  /** Keys whose ids the rows will need. */
  needs(rows: readonly RawRow[]): string[] {
    const counts = new Map<string, number>();
    const needed: string[] = [];
    for (const { key } of rows) {
      const nth = counts.get(key) ?? 0;
      counts.set(key, nth + 1);
      needed.push(nthKey(key, nth));
    }
    return needed;
  }

  assign(rows: readonly RawRow[]): Assigned[] {
    const byKey = new Map<string, RawRow[]>();
    for (const row of rows) {
      const same = byKey.get(row.key);
      if (same) same.push(row);
      else byKey.set(row.key, [row]);
    }
    return [...byKey].flatMap(([key, same]) => this.assignSame(key, same));
  }

  private assignSame(key: string, rows: RawRow[]): Assigned[] {
    let tracks = this.tracks.get(key);
    if (!tracks) {
      tracks = [];
      this.tracks.set(key, tracks);
    }
    const only = rows[0];
    if (rows.length === 1 && only && tracks.length <= 1) {
      const track = tracks[0] ?? this.add(key, tracks);
      if (!track) return [];
      track.last = only;
      return [{ row: only, id: track.id, ambiguous: false }];
    }
    const free = new Set(tracks);
    const assigned: Assigned[] = [];
    const give = (row: RawRow, track: Track, ambiguous: boolean) => {
      free.delete(track);
      track.last = row;
      assigned.push({ row, id: track.id, ambiguous });
    };
    const left = rows.filter((row) => {
      const same = [...free].find(({ last }) => last !== undefined && looksSame(last, row));
      if (same) give(row, same, false);
      return !same;
    });
    const several = left.length > 1 && free.size > 1;
    for (const row of left) {
      const likely = [...free].find(({ last }) => last?.active === true && row.active) ?? [...free][0];
      const track = likely ?? this.add(key, tracks);
      if (track) give(row, track, several);
    }
    return assigned;
  }

  private add(key: string, tracks: Track[]): Track | undefined {
    const id = this.another(key);
    if (!id) return undefined;
    const track: Track = { id };
    tracks.push(track);
    this.take(key, id);
    return track;
  }

  private take(key: string, id: ConversationId): void {
    const taken = this.taken.get(key);
    if (taken) taken.add(id);
    else this.taken.set(key, new Set([id]));
  }

  /** The next id that no buyer of this key has; undefined while it is being computed. */
  another(key: string): ConversationId | undefined {
    const taken = this.taken.get(key);
    for (let nth = 0; ; nth++) {
      const id = this.hash(nthKey(key, nth));
      if (!id || !taken?.has(id)) return id;
    }
  }

  /** Whose a row is that shows what it showed at the last reading; changes nothing. */
  idOf(row: RawRow): ConversationId | undefined {
    const tracks = this.tracks.get(row.key) ?? [];
    const same = tracks.filter(({ last }) => last !== undefined && looksSame(last, row));
    return tracks.length === 1 ? tracks[0]?.id : same.length === 1 ? same[0]?.id : undefined;
  }

  /** The id of the active row with this key, as far as the list can tell. */
  activeId(key: string): ConversationId | undefined {
    const tracks = this.tracks.get(key) ?? [];
    return (tracks.find(({ last }) => last?.active) ?? tracks[0])?.id;
  }

  /** The key a conversation's row goes by; undefined when no row was seen. */
  keyOf(id: ConversationId): string | undefined {
    for (const [key, tracks] of this.tracks) if (tracks.some((track) => track.id === id)) return key;
    return undefined;
  }

  /** The open thread proved that the active row with `key` is `id`. Returns the id it was mistaken for. */
  confirm(key: string, id: ConversationId): ConversationId | undefined {
    const tracks = this.tracks.get(key) ?? [];
    const track = tracks.find(({ last }) => last?.active) ?? tracks[0];
    this.take(key, id);
    if (!track || track.id === id) return undefined;
    const mistaken = track.id;
    const other = tracks.find((one) => one.id === id);
    if (other) other.id = mistaken;
    track.id = id;
    return mistaken;
  }
}

function looksSame(a: RawRow, b: RawRow): boolean {
  return a.preview === b.preview && a.unread === b.unread && a.active === b.active && a.waiting === b.waiting;
}
