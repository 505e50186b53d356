/**
 * Tells list rows apart where the site gives them no id: rows with equal name and picture are followed from reading to
 * reading by what they show. Owns the site's key -> conversation assignment; opened threads confirm or correct it.
 */
import type { ConversationId } from '../core/ids';
import type { Reassigned } from '../core/readings';
import type { ExpectedRow } from '../core/track/resume';
import { looksSame, matchRows, type PlacedRow, type SeenRow, sameWords } from './match-rows';
import type { RawRow } from './row-reader';

interface Track extends SeenRow {
  id: ConversationId;
  /** Since when its row may be another's (epoch ms of the reading), and how its own was before. */
  guess?: { at: number; before: PlacedRow | undefined };
}

/** Look-alikes of one key whom an earlier page may have met. */
const REMEMBERED = 4;

export interface Assigned {
  row: RawRow;
  id: ConversationId;
  ambiguous: boolean;
}

export interface Assignment {
  rows: Assigned[];
  /** What earlier readings got wrong, as this one shows. */
  mistakes: Reassigned[];
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

  /** `at`: the reading's moment, epoch ms. */
  assign(rows: readonly RawRow[], at: number): Assignment {
    this.round++;
    const byKey = new Map<string, PlacedRow[]>();
    rows.forEach((row, place) => {
      const since = row.waitedMs === undefined ? undefined : at - row.waitedMs;
      const placed = { row, above: rows[place - 1]?.key, under: rows[place + 1]?.key, since };
      const same = byKey.get(row.key);
      if (same) same.push(placed);
      else byKey.set(row.key, [placed]);
    });
    const mistakes: Reassigned[] = [];
    return { rows: [...byKey].flatMap(([key, same]) => this.assignSame(key, same, at, mistakes)), mistakes };
  }

  private assignSame(key: string, rows: PlacedRow[], at: number, mistakes: Reassigned[]): Assigned[] {
    let tracks = this.tracks.get(key);
    if (!tracks) {
      tracks = this.remembered(key);
      this.tracks.set(key, tracks);
    }
    const [[only], [track]] = [rows, tracks];
    const alone = only && track && rows.length + tracks.length === 2;
    // Mostly nobody looks alike, and nobody was away.
    if (alone && track.last && !this.isBackChanged(track, only)) {
      [track.last, track.place, track.round] = [only, 0, this.round];
      return [{ row: only.row, id: track.id, ambiguous: false }];
    }
    const left = new Set(rows);
    const given: [Track, boolean][] = [];
    const give = (placed: PlacedRow, track: Track, guess: boolean, tied: boolean) => {
      left.delete(placed);
      const earlier = guess || !track.last ? this.earlierGuess(key, placed, track) : undefined;
      if (earlier) mistakes.push(takeBack(track, earlier));
      else if (guess) track.guess ??= { at, before: track.last };
      track.last = placed;
      track.place = rows.indexOf(placed);
      track.round = this.round;
      given.push([track, tied]);
    };
    if (alone) give(only, track, this.isBackChanged(track, only), false);
    else for (const { row, seen, guess, tied } of matchRows(rows, tracks, this.round - 1)) give(row, seen, guess, tied);
    for (const placed of left) {
      const track = this.add(key, tracks);
      if (track) give(placed, track, false, false);
    }
    return given.map(([{ last, id }, ambiguous]) => ({ row: (last as PlacedRow).row, id, ambiguous }));
  }

  /** Somebody's row that was away comes back with other words, or somebody new who looks like them. */
  private isBackChanged({ round, last }: Track, placed: PlacedRow): boolean {
    return round !== this.round - 1 && !sameWords(last, placed);
  }

  /** Whom `placed` shows as they were before another's row was taken for theirs, and `track` never was. */
  private earlierGuess(key: string, placed: PlacedRow, track: Track): Track | undefined {
    if (!placed.row.preview || sameWords(track.last, placed)) return undefined;
    const others = (this.tracks.get(key) ?? []).filter((one) => one !== track && sameWords(one.guess?.before, placed));
    const [one] = others;
    return others.length === 1 && one?.last && !sameWords(one.last, placed) ? one : undefined;
  }

  /** Buyers of this key whom earlier pages met, as their rows should look now. */
  private remembered(key: string): Track[] {
    const tracks: Track[] = [];
    for (let nth = 0; nth < REMEMBERED; nth++) {
      const id = this.hash(nthKey(key, nth));
      const row = id ? this.expected.get(id) : undefined;
      if (!id || !row) break;
      const last = {
        row: { key, name: '', active: false, ...row },
        above: undefined,
        under: undefined,
        since: undefined,
      };
      tracks.push({ id, place: -nth, round: 0, last });
      this.take(key, id);
    }
    return tracks;
  }

  private add(key: string, tracks: Track[]): Track | undefined {
    const id = this.another(key);
    if (!id) return undefined;
    const track: Track = { id, place: 0, round: 0 };
    tracks.push(track);
    this.take(key, id);
    return track;
  }

  private take(key: string, id: ConversationId): void {
    this.taken.set(key, (this.taken.get(key) ?? new Set<ConversationId>()).add(id));
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
    const same = tracks.filter(({ last }) => last !== undefined && looksSame(last.row, row));
    return tracks.length === 1 ? tracks[0]?.id : same.length === 1 ? same[0]?.id : undefined;
  }

  /**
   * The id of the active row with this key, as far as the list can tell. A row that left the list while it was lit is taken
   * to be lit still, but not beside one that is there.
   */
  activeId(key: string): ConversationId | undefined {
    const tracks = this.tracks.get(key) ?? [];
    const [lit] = tracks.filter(({ last }) => last?.row.active).sort((a, b) => b.round - a.round);
    return (lit ?? tracks[0])?.id;
  }

  /** The key a conversation's row goes by; undefined when no row was seen. */
  keyOf(id: ConversationId): string | undefined {
    for (const [key, tracks] of this.tracks) if (tracks.some((track) => track.id === id)) return key;
    return undefined;
  }

  /**
   * A thread proved that the row with `key` that was taken for `listed` (the active one's buyer when left out) is `id`'s.
   * Returns whom it was mistaken for, and since when.
   */
  confirm(key: string, id: ConversationId, listed = this.activeId(key)): Reassigned | undefined {
    const tracks = this.tracks.get(key) ?? [];
    const track = tracks.find((one) => one.id === listed);
    this.take(key, id);
    if (!track) return undefined;
    const { guess } = track;
    delete track.guess;
    if (track.id === id) return undefined;
    const other = tracks.find((one) => one.id === id);
    if (other) return { ...exchange(track, other), ...sinceOf(guess) };
    const from = track.id;
    track.id = id;
    // Whom it was taken for had left the list, and may come back.
    if (guess?.before) tracks.push({ id: from, place: 0, round: 0, last: guess.before });
    return { from, to: id, swapped: false, ...sinceOf(guess) };
  }
}

/** The row that `wrong` was followed to is taken for `track`'s instead, whose name it gets; `track` is where `wrong` is found again. */
function takeBack(track: Track, wrong: Track): Reassigned {
  const [from, to] = [wrong.id, track.id];
  const guess = { at: wrong.guess?.at ?? 0, before: track.last };
  wrong.id = to;
  track.id = from;
  wrong.guess = guess;
  delete track.guess;
  return { from, to, swapped: false, since: guess.at };
}

/** Each gets the other's name: from its guess on, or always, what was told of one was the other's. */
function exchange(one: Track, other: Track): Reassigned {
  const [from, to] = [one.id, other.id];
  one.id = to;
  other.id = from;
  const backSince = other.guess === undefined ? {} : { backSince: other.guess.at };
  const mistaken = { from, to, swapped: true, ...sinceOf(one.guess), ...backSince };
  delete one.guess;
  delete other.guess;
  return mistaken;
}

function sinceOf(guess: Track['guess']): Pick<Reassigned, 'since'> {
  return guess === undefined ? {} : { since: guess.at };
}
