/**
 * Tells list rows apart where the site gives them no id: rows with equal name and picture are followed from reading to
 * reading by what they show. Owns the site's key -> conversation assignment; opened threads confirm or correct it.
 */
import type { ConversationId } from '../core/ids';
import type { ExpectedRow } from '../core/track/resume';
import type { RawRow } from './row-reader';

interface Track {
  id: ConversationId;
  last?: RawRow;
  /** How many rows of its key stood below it at the last reading: new rows come on top. */
  below: number;
  /** The reading in which its row was last there. */
  round: number;
}

/** Look-alikes of one key whom an earlier page may have met. */
const REMEMBERED = 4;

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
  private round = 0;
  /** The keys of the last reading, in order, and what they need: mostly it is the same again. */
  private lastKeys: readonly string[] = [];
  private needed: string[] = [];

  /** `hash` answers undefined while an id is still being computed; then nothing is assigned. `expected`: of earlier pages. */
  constructor(
    private readonly hash: (key: string) => ConversationId | undefined,
    private readonly expected: ReadonlyMap<ConversationId, ExpectedRow> = new Map(),
  ) {}

  /** Keys whose ids the rows will need. */
  needs(rows: readonly RawRow[]): string[] {
    const same = rows.length === this.lastKeys.length && rows.every(({ key }, at) => key === this.lastKeys[at]);
    if (same) return this.needed;
    const counts = new Map<string, number>();
    const needed: string[] = [];
    for (const { key } of rows) {
      const nth = counts.get(key) ?? 0;
      counts.set(key, nth + 1);
      needed.push(nthKey(key, nth));
    }
    // Proven threads have taken names beyond those of the rows: a new row needs the next one, or it would be told late.
    for (const [key, count] of counts) {
      const more = count - (this.tracks.get(key)?.length ?? count);
      for (let nth = count; more > 0 && nth < (this.taken.get(key)?.size ?? 0) + more; nth++)
        needed.push(nthKey(key, nth));
    }
    for (const [key, count] of this.expected.size > 0 ? counts : []) {
      for (let nth = count; nth < REMEMBERED && !this.tracks.has(key); nth++) needed.push(nthKey(key, nth));
    }
    this.lastKeys = rows.map(({ key }) => key);
    this.needed = needed;
    return needed;
  }

  assign(rows: readonly RawRow[]): Assigned[] {
    this.round++;
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
      tracks = this.remembered(key);
      this.tracks.set(key, tracks);
    }
    const only = rows[0];
    if (rows.length === 1 && only && tracks.length <= 1) {
      const track = tracks[0] ?? this.add(key, tracks);
      if (!track) return [];
      track.last = only;
      track.below = 0;
      track.round = this.round;
      return [{ row: only, id: track.id, ambiguous: false }];
    }
    const free = new Set(tracks);
    const left = new Set(rows);
    const assigned: Assigned[] = [];
    const below = (row: RawRow) => rows.length - 1 - rows.indexOf(row);
    const give = (row: RawRow, track: Track, ambiguous: boolean) => {
      free.delete(track);
      left.delete(row);
      track.last = row;
      track.below = below(row);
      track.round = this.round;
      assigned.push({ row, id: track.id, ambiguous });
    };
    while (free.size > 0 && left.size > 0) {
      const { row, track, tied } = likeliest(left, free, this.round - 1, below);
      give(row, track, tied && left.size > 1);
    }
    for (const row of left) {
      const track = this.add(key, tracks);
      if (track) give(row, track, false);
    }
    return assigned;
  }

  /** Buyers of this key whom earlier pages met, as their rows should look now. */
  private remembered(key: string): Track[] {
    const tracks: Track[] = [];
    for (let nth = 0; nth < REMEMBERED; nth++) {
      const id = this.hash(nthKey(key, nth));
      const row = id ? this.expected.get(id) : undefined;
      if (!id || !row) break;
      tracks.push({ id, below: nth, round: 0, last: { key, name: '', active: false, ...row } });
      this.take(key, id);
    }
    return tracks;
  }

  private add(key: string, tracks: Track[]): Track | undefined {
    const id = this.another(key);
    if (!id) return undefined;
    const track: Track = { id, below: 0, round: 0 };
    tracks.push(track);
    this.take(key, id);
    return track;
  }

  private take(key: string, id: ConversationId): void {
    const taken = this.taken.get(key);
    if (taken) taken.add(id);
    else this.taken.set(key, new Set([id]));
  }

  /** The next id that no buyer of this key has, and none that `isMet`; undefined while it is being computed. */
  another(key: string, isMet: (id: ConversationId) => boolean = () => false): ConversationId | undefined {
    const taken = this.taken.get(key);
    for (let nth = 0; ; nth++) {
      const id = this.hash(nthKey(key, nth));
      if (!id || !(taken?.has(id) || isMet(id))) return id;
    }
  }

  /** Whose a row is that shows what it showed at the last reading; changes nothing. */
  idOf(row: RawRow): ConversationId | undefined {
    const tracks = this.tracks.get(row.key) ?? [];
    const same = tracks.filter(({ last }) => last !== undefined && looksSame(last, row));
    return tracks.length === 1 ? tracks[0]?.id : same.length === 1 ? same[0]?.id : undefined;
  }

  /**
   * The id of the active row with this key, as far as the list can tell. A row that left the list while it was lit is taken
   * to be lit still, but not beside one that is there.
   */
  activeId(key: string): ConversationId | undefined {
    const tracks = this.tracks.get(key) ?? [];
    const [lit] = tracks.filter(({ last }) => last?.active).sort((a, b) => b.round - a.round);
    return (lit ?? tracks[0])?.id;
  }

  /** The key a conversation's row goes by; undefined when no row was seen. */
  keyOf(id: ConversationId): string | undefined {
    for (const [key, tracks] of this.tracks) if (tracks.some((track) => track.id === id)) return key;
    return undefined;
  }

  /**
   * A thread proved that the row with `key` that was taken for `listed` (the active one's buyer when left out) is `id`'s.
   * Returns whom it was mistaken for; `swapped`: that buyer's row was taken for `id`'s.
   */
  confirm(
    key: string,
    id: ConversationId,
    listed = this.activeId(key),
  ): { id: ConversationId; swapped: boolean } | undefined {
    const tracks = this.tracks.get(key) ?? [];
    const track = tracks.find((one) => one.id === listed);
    this.take(key, id);
    if (!track || track.id === id) return undefined;
    const mistaken = track.id;
    const other = tracks.find((one) => one.id === id);
    if (other) other.id = mistaken;
    track.id = id;
    return { id: mistaken, swapped: other !== undefined };
  }
}

/**
 * The row and the track that look most alike, first of those seen in the reading `before`, and of equals the one that kept
 * its place; `tied` when another track looks as much like that row and says something else.
 */
function likeliest(
  rows: Iterable<RawRow>,
  tracks: Iterable<Track>,
  before: number,
  below: (row: RawRow) => number,
): { row: RawRow; track: Track; tied: boolean } {
  let best: { row: RawRow; track: Track; looks: number; tied: boolean } | undefined;
  let most = -1;
  for (const row of rows) {
    for (const track of tracks) {
      const looks = likeness(track.last, row) + (track.round === before ? 8 : 0);
      const value = looks + (track.below === below(row) ? KEPT_PLACE : 0);
      const alike = best?.row === row && Math.abs(looks - best.looks) < 1 && !sameWords(best.track.last, track.last);
      if (value > most) {
        best = { row, track, looks, tied: alike };
        most = value;
      } else if (best && alike) best.tied = true;
    }
  }
  return best as { row: RawRow; track: Track; tied: boolean };
}

/** Less than anything a row shows: it only decides between equals. */
const KEPT_PLACE = 0.5;

/** How much a row shows of what it showed: a click moves the light, and the words stay. */
function likeness(last: RawRow | undefined, row: RawRow): number {
  if (!last) return 0;
  const same = (field: 'preview' | 'unread' | 'waiting' | 'active') => Number(last[field] === row[field]);
  return 8 * same('preview') + 4 * same('unread') + 2 * same('waiting') + same('active');
}

function sameWords(a: RawRow | undefined, b: RawRow | undefined): boolean {
  return a !== undefined && b !== undefined && a.preview === b.preview && a.unread === b.unread;
}

function looksSame(a: RawRow, b: RawRow): boolean {
  return a.preview === b.preview && a.unread === b.unread && a.active === b.active && a.waiting === b.waiting;
}
