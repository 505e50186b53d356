/** Owns what coaching keeps: due items, notes on buyers, reasons, lessons. Refuses to grow without end; keeps no buyer's words. */
import type { Due } from '../core/coach/due';
import type { BuyerNote, BuyerPast, Lesson, ThemeMark } from '../core/coach/kept';
import { isStale } from '../core/coach/reminders';
import type { BusinessDay, ConversationId, ShopId, SiteId } from '../core/ids';
import type { Ledger } from './ledger';

/** Open items of one site a tab is told of; nobody works through more. */
const MOST_OPEN = 300;
/** What is over is let go of after this. */
const KEPT_MS = 30 * 86_400_000;

const isOver = ({ state }: Due) => state === 'done' || state === 'dismissed';

/** The items still to be kept or looked at, soonest first. */
export async function openDues(ledger: Ledger, siteId: SiteId, now: number): Promise<Due[]> {
  const found = await ledger.dues
    .where('[siteId+state]')
    .anyOf([
      [siteId, 'open'],
      [siteId, 'offered'],
    ])
    .toArray();
  // What was taken on goes before what is only on offer, and the newer before what nobody touched for weeks.
  const first = (due: Due) => (due.state === 'open' ? 1 : 0);
  const told = found
    .filter((due) => !isStale(due, now))
    .sort((a, b) => first(b) - first(a) || b.dueAt - a.dueAt)
    .slice(0, MOST_OPEN);
  return told.sort((a, b) => a.dueAt - b.dueAt);
}

/** Puts one. What is over stays over, and what somebody took on is not on offer again, whoever still holds an older copy. */
export function keepDue(ledger: Ledger, due: Due): Promise<void> {
  return ledger.transaction('rw', ledger.dues, async () => {
    const before = await ledger.dues.get(due.id);
    if (before && due.state === 'offered' && before.state !== 'offered') return;
    if (before && isOver(before) && !isOver(due)) return;
    const reminded = (before?.reminded ?? 0) | due.reminded;
    // A tab does not know of a note that was written on a page of ours; taking one away is said with an empty one.
    const note = due.note ?? before?.note;
    await ledger.dues.put({ ...due, reminded, ...(note !== undefined && { note }) });
  });
}

export async function keepBuyer(ledger: Ledger, note: BuyerNote): Promise<void> {
  if (note.note === '' && note.tags.length === 0) await ledger.buyers.delete(note.id);
  else await ledger.buyers.put(note);
}

/** Adds to what is known of one finding. */
export function addLesson(ledger: Ledger, more: Lesson): Promise<void> {
  return ledger.transaction('rw', ledger.lessons, async () => {
    const before = (await ledger.lessons.get(more.id)) ?? { id: more.id, shown: 0, taken: 0, refused: 0 };
    await ledger.lessons.put({
      id: more.id,
      shown: before.shown + more.shown,
      taken: before.taken + more.taken,
      refused: before.refused + more.refused,
    });
  });
}

export async function markTheme(ledger: Ledger, mark: ThemeMark, on: boolean): Promise<void> {
  if (on) await ledger.themes.put(mark);
  else await ledger.themes.delete(mark.id);
}

export async function readBuyer(
  ledger: Ledger,
  asked: { siteId: SiteId; shopId: ShopId; conversationId: ConversationId; noteId: string; day: BusinessDay },
): Promise<BuyerPast> {
  const { siteId, shopId, conversationId, noteId, day } = asked;
  const [note, facts, themes] = await Promise.all([
    ledger.buyers.get(noteId),
    ledger.facts
      .where('[conversationId+at]')
      .between([conversationId, 0], [conversationId, Number.MAX_SAFE_INTEGER])
      .filter((fact) => fact.siteId === siteId && fact.shopId === shopId)
      .toArray(),
    ledger.themes.where('id').startsWith(`${siteId}|${conversationId}|`).toArray(),
  ]);
  const days = new Set<BusinessDay>();
  const orders = new Set<string>();
  for (const fact of facts) {
    if (fact.kind === 'message' && fact.role === 'buyer') days.add(fact.day);
    if (fact.kind === 'order') orders.add(fact.orderKey);
  }
  days.delete(day);
  const lastDay = [...days].sort().at(-1);
  const theme = themes
    .filter((mark) => mark.day !== day)
    .sort((a, b) => a.at - b.at)
    .at(-1)?.theme;
  const today = themes.filter((mark) => mark.day === day).map((mark) => mark.theme);
  return {
    visits: days.size,
    orders: orders.size,
    today,
    ...(note && { note }),
    ...(lastDay !== undefined && { lastDay }),
    ...(theme !== undefined && { theme }),
  };
}

/** Lets go of what is over for long, of what nobody took up in time, and of reasons older than `oldestDay`. */
export async function retainCoaching(ledger: Ledger, oldestDay: BusinessDay, now: number): Promise<void> {
  await ledger.dues
    .where('dueAt')
    .below(now)
    .filter((due) => isStale(due, now) || (due.state !== 'open' && due.dueAt < now - KEPT_MS))
    .delete();
  await ledger.themes.where('day').below(oldestDay).delete();
}

/** How often each reason was put on a conversation, by day and reason; no text. */
export async function countThemes(
  ledger: Ledger,
  from: BusinessDay,
  to: BusinessDay,
): Promise<{ day: BusinessDay; theme: string; count: number }[]> {
  const counts = new Map<string, { day: BusinessDay; theme: string; count: number }>();
  for (const { day, theme } of await ledger.themes.where('day').between(from, to, true, true).toArray()) {
    const key = `${day}|${theme}`;
    const row = counts.get(key) ?? { day, theme, count: 0 };
    row.count += 1;
    counts.set(key, row);
  }
  return [...counts.values()].sort((a, b) => a.day.localeCompare(b.day) || b.count - a.count);
}

const SHOWN_MS = 14 * 86_400_000;

/** Everything open, the reasons of the last two weeks, and how each hint was taken, for a page of ours. */
export async function readCoaching(ledger: Ledger, now: number) {
  const from = new Date(now - SHOWN_MS).toISOString().slice(0, 10) as BusinessDay;
  const [dues, themes, lessons] = await Promise.all([
    ledger.dues
      .orderBy('dueAt')
      .filter(({ state }) => state === 'open')
      .limit(MOST_OPEN)
      .toArray(),
    countThemes(ledger, from, '9999-12-31' as BusinessDay),
    ledger.lessons.where('id').startsWith('hint:').toArray(),
  ]);
  return { dues, themes, lessons };
}
