/**
 * Keys for the rows of a thread whose page gives them none but prints when each was said: the second, the side, whose thread it
 * is, and a number. A page read anew gives the same keys, whatever part of the thread is painted first. Owns the numbers.
 */
import { NO_KEY, type RawMessage } from './message-reader';

/** One message of one second. */
interface Slot {
  key: string;
  /** The buyer in whose thread it stands; '' where no row has said yet. */
  whose: string;
  /** What it said; undefined once nothing but its withdrawal was seen. */
  said: string | undefined;
  recalled: boolean;
}

const REMEMBERED = 20_000;

export class TimedKeys {
  /** By second and side. */
  private readonly slots = new Map<string, Slot[]>();

  give(rows: readonly RawMessage[]): RawMessage[] {
    return this.place(rows, true);
  }

  /** The same for a look that must change nothing: a row that was not met has no key. */
  peek(rows: readonly RawMessage[]): RawMessage[] {
    return this.place(rows, false);
  }

  private place(rows: readonly RawMessage[], adds: boolean): RawMessage[] {
    const whose = rows.findLast(({ role, from }) => role === 'buyer' && from)?.from ?? '';
    const taken = new Map<RawMessage, Slot>();
    const used = new Set<Slot>();
    const take = (row: RawMessage, fits: (slot: Slot) => boolean) => {
      if (taken.has(row)) return;
      const isOurs = (slot: Slot) => slot.whose === whose || slot.whose === '' || whose === '';
      const slot = this.slots.get(placeOf(row))?.find((one) => !used.has(one) && isOurs(one) && fits(one));
      if (slot) hold(row, slot);
    };
    const hold = (row: RawMessage, slot: Slot) => {
      taken.set(row, slot);
      used.add(slot);
      if (!adds) return;
      slot.whose ||= whose;
      if (row.recalled) slot.recalled = true;
    };
    const spoken = rows.filter(({ recalled }) => !recalled);
    const withdrawn = rows.filter(({ recalled }) => recalled);
    for (const row of spoken) take(row, ({ said }) => said === saidBy(row));
    // Its words are gone: it is the one whose words stand here no longer.
    for (const row of withdrawn) take(row, ({ recalled }) => recalled);
    for (const row of withdrawn) take(row, () => true);
    if (adds) for (const row of rows) if (!taken.has(row)) hold(row, this.add(row, whose));
    return rows.map((row) => withKey(row, taken.get(row)?.key ?? NO_KEY));
  }

  private add(row: RawMessage, whose: string): Slot {
    const place = placeOf(row);
    const slots = this.slots.get(place) ?? [];
    if (slots.length === 0) this.remember(place, slots);
    const stem = `${place}.${markOf(whose)}`;
    const nth = slots.filter(({ key }) => key.startsWith(`${stem}.`)).length;
    const said = row.recalled ? undefined : saidBy(row);
    const slot: Slot = { key: `${stem}.${nth}`, whose, said, recalled: row.recalled === true };
    slots.push(slot);
    return slot;
  }

  private remember(place: string, slots: Slot[]): void {
    this.slots.set(place, slots);
    if (this.slots.size <= REMEMBERED) return;
    const [oldest] = this.slots.keys();
    if (oldest !== undefined) this.slots.delete(oldest);
  }
}

/** Rows of one second are told apart by milliseconds of our own. */
function placeOf({ shownAt, role }: RawMessage): string {
  return `${shownAt === undefined ? '' : Math.floor(shownAt / 1000).toString(36)}.${role}`;
}

function saidBy({ media, text }: RawMessage): string {
  return `${media}|${text}`;
}

/** Tells threads apart in which something was said in the same second; too short to say whose they are. */
function markOf(name: string): string {
  let mark = 0;
  for (const char of name) mark = (mark * 31 + (char.codePointAt(0) ?? 0)) % 4096;
  return mark.toString(36);
}

/** Another object only when the key is another: who told it before knows it again. */
export function withKey(row: RawMessage, key: string): RawMessage {
  if (row.key === NO_KEY) row.key = key;
  return row.key === key ? row : { ...row, key };
}
