/** One row of the message list into plain values, by the site profile. Owns no memory. */
import type { Media, Role } from '../core/facts';
import type { MessageReading } from '../core/readings';
import type { SiteProfile } from '../sites/site-profile';
import { isPresent, readField, type Tally } from './locate';
import { type RawOrder, readOrder } from './orders';
import { parseMonthDay, parseTimeLabel } from './time-labels';

/** A message as the page shows it: order numbers are still plain, and the row may name its buyer. */
export interface RawMessage extends Omit<MessageReading, 'order'> {
  owner?: string;
  /** The writer's name, where only it tells threads apart. */
  from?: string;
  order?: RawOrder;
}

/** Stands where the page gives messages no ids, until the thread has given one. */
export const NO_KEY = '';

/** undefined when the row is no message: it has no key of its own. */
export function readMessage(row: Element, { thread }: SiteProfile, tally?: Tally): RawMessage | undefined {
  const key = thread.key.length === 0 ? NO_KEY : readField(thread.key, row);
  tally?.note('thread.key', key !== undefined);
  if (key === undefined || (key === NO_KEY && thread.key.length > 0)) return undefined;
  const recalled = isPresent(thread.recalled, row);
  const media = hasMediaMark(row, thread) ? mediaOf(row, thread) : 'text';
  const text = media === 'text' || recalled ? (readField(thread.text, row) ?? '') : '';
  const role = (recalled ? withdrawer(row, thread) : undefined) ?? roleOf(row, text, thread);
  tally?.note('thread.roles', role !== 'unknown');
  const message: RawMessage = { key, role, media: recalled ? 'text' : media, text };
  const spoken = role === 'buyer' || role === 'agent';
  if (media === 'text' && role !== 'unknown') tally?.note('thread.text', text !== '');
  if (recalled) message.recalled = true;
  const time = shownAt(row, thread);
  if (time) Object.assign(message, time);
  if (spoken) tally?.note('thread.shownAt', time !== undefined);
  const owner = readField(thread.owner, row);
  if (spoken) tally?.note('thread.owner', owner !== undefined);
  if (owner) message.owner = owner;
  const from = readField(thread.writer ?? [], row);
  if (from) message.from = from;
  if (role === 'system' || role === 'auto') {
    const event = eventOf(row, thread);
    if (event) message.event = event;
  }
  const order = media === 'order-card' ? readOrder(thread.order, row) : undefined;
  if (order) message.order = order;
  return message;
}

const mediaMarks = new WeakMap<SiteProfile['thread'], string>();

/** One question instead of many: most messages are words alone and carry no mark of a card or a picture. */
function hasMediaMark(row: Element, thread: SiteProfile['thread']): boolean {
  let css = mediaMarks.get(thread);
  if (css === undefined) {
    const fields = [thread.orderCard, thread.goodsCard, thread.card, thread.image];
    css = fields.flatMap((field) => field.map((one) => one.css)).join();
    mediaMarks.set(thread, css);
  }
  return css !== '' && (row.matches(css) || row.querySelector(css) !== null);
}

function mediaOf(row: Element, thread: SiteProfile['thread']): Media {
  if (isPresent(thread.orderCard, row)) return 'order-card';
  if (isPresent(thread.goodsCard, row)) return 'goods-card';
  if (isPresent(thread.card, row)) return 'card';
  if (isPresent(thread.image, row)) return 'image';
  return 'text';
}

/** First mark that fits. A mark's words must stand around the message or at its end, not merely inside it. */
function roleOf(row: Element, text: string, thread: SiteProfile['thread']): Role {
  for (const { css, role, textIncludes } of thread.roles) {
    if (!row.matches(css) && !row.querySelector(css)) continue;
    if (!textIncludes || textIncludes.some((words) => saysAround(row, text, words))) return role;
  }
  return 'unknown';
}

function saysAround(row: Element, text: string, words: string): boolean {
  const whole = row.textContent ?? '';
  if (!whole.includes(words)) return false;
  // Nobody types a label in brackets before a message: it is the page's, wherever our text begins.
  const labelled = words.startsWith('[') && text.startsWith(words);
  return text === '' || labelled || text.endsWith(words) || whole.replace(text, '').includes(words);
}

function withdrawer(row: Element, thread: SiteProfile['thread']): Role | undefined {
  const text = row.textContent ?? '';
  return thread.recalledBy.find(({ textIncludes }) => text.includes(textIncludes))?.role;
}

function eventOf(row: Element, thread: SiteProfile['thread']): MessageReading['event'] {
  const text = row.textContent ?? '';
  return thread.events.find(
    ({ css, textIncludes }) =>
      (row.matches(css) || row.querySelector(css)) && textIncludes.some((words) => text.includes(words)),
  )?.event;
}

function shownAt(row: Element, thread: SiteProfile['thread']): { shownAt: number; resolutionMs: number } | undefined {
  if (thread.shownAtFormat === 'none') return undefined;
  const text = readField(thread.shownAt, row);
  if (!text) return undefined;
  const at = timeOf(text, thread.shownAtFormat);
  return at !== undefined && Number.isFinite(at) ? { shownAt: at, resolutionMs: thread.resolutionMs } : undefined;
}

function timeOf(text: string, format: SiteProfile['thread']['shownAtFormat']): number | undefined {
  if (format === 'label') return parseTimeLabel(text);
  if (format === 'month-day') return parseMonthDay(text, Date.now());
  return Number(text) * (format === 'epoch-s' ? 1000 : 1);
}
