/**
 * One lesson: what a person has pointed at so far, what follows from it, and what the reader makes of the page with it. Pure
 * over the page as it stands; owns no screen.
 */
import type { SiteId } from '../../core/ids';
import type { SitePatch, SlotName, Slots } from '../../core/site-patch';
import type { SiteProfile } from '../../sites/site-profile';
import { profileOf } from '../../sites/taught-profile';
import { locate } from '../locate';
import { type RawMessage, readMessage } from '../message-reader';
import { type RawRow, readRow } from '../row-reader';
import { lookAtNames } from './features';
import { teachField } from './teach-field';
import { teachHeader } from './teach-header';
import { teachList } from './teach-list';
import { teachThread } from './teach-thread';

export const STEPS = ['row', 'buyer', 'own', 'field'] as const;
export type Step = (typeof STEPS)[number];
export type Pointed = Partial<Record<Step, Element>>;

export type Problem = 'row' | 'one-message' | 'no-thread' | 'sides-alike' | 'field' | 'nobody-open' | 'nothing-read';

/** What the reader makes of the page. */
export interface Sight {
  rows: { element: Element; row: RawRow }[];
  messages: { element: Element; message: RawMessage }[];
  field?: Element;
}

export interface Learned {
  slots: Slots;
  times: SitePatch['times'];
  problems: Partial<Record<Step, Problem>>;
  sight: Sight;
  /** Everything that is needed is known, and it reads. */
  done: boolean;
}

/** @param asked the steps of this lesson: all of them for a page nobody knew, the broken ones of a known console */
export function learn(document: Document, pointed: Pointed, asked: readonly Step[], known?: SiteProfile): Learned {
  lookAtNames(document);
  const problems: Learned['problems'] = {};
  const slots: { -readonly [K in SlotName]?: Slots[K] } = {};
  let times: SitePatch['times'] = known?.thread.shownAtFormat ?? 'none';
  const threadParts = [pointed.buyer, pointed.own].filter((part) => part !== undefined);
  const list = pointed.row && teachList(pointed.row, (element) => threadParts.some((part) => element.contains(part)));
  if (list) Object.assign(slots, list.slots);
  else if (pointed.row) problems.row = 'row';
  const thread = pointed.buyer && pointed.own ? teachThread(pointed.buyer, pointed.own) : undefined;
  if (typeof thread === 'string') problems.own = thread;
  else if (thread) {
    Object.assign(slots, thread.slots);
    if (!known) times = thread.times;
  }
  const field = pointed.field && teachField(pointed.field);
  if (field) slots['composer.field'] = field.ways;
  else if (pointed.field) problems.field = 'field';

  const profile = profileOf(patchWith(slots, times));
  const name = profile.list.name;
  if (list && thread && typeof thread !== 'string') {
    const lit = list.rows.find((row) => locate(profile.list.active, row));
    const ways = teachHeader({
      document,
      list: list.root,
      thread: thread.root,
      rows: list.rows,
      name,
      ...(lit ? { lit } : {}),
    });
    if (ways.length > 0) slots['current.name'] = ways;
    // Whose thread it is must be told by something.
    if (ways.length === 0 && !slots['list.active']) problems.row = 'nobody-open';
  }
  const sight = look(document, profileOf(patchWith(slots, times)));
  const wants = (step: Step) => asked.includes(step);
  if (wants('row') && list && sight.rows.length < 2) problems.row = 'nothing-read';
  const roles = new Set(sight.messages.map(({ message }) => message.role));
  if (wants('own') && thread && typeof thread !== 'string' && !(roles.has('buyer') && roles.has('agent')))
    problems.own = 'nothing-read';
  const done = asked.every((step) => pointed[step] !== undefined) && Object.keys(problems).length === 0;
  return { slots, times, problems, sight, done };
}

/** For looking only: it is never kept. */
function patchWith(slots: Slots, times: SitePatch['times']): SitePatch {
  const site = 'taught' as SiteId;
  return { format: 'sideline-site/1', site, name: '', origin: '', taughtOn: '', times, slots };
}

/** The page through the reader that will read it. */
export function look(document: Document, profile: SiteProfile): Sight {
  const each = (field: SiteProfile['list']['row'], root: Element | undefined): Element[] => {
    const css = root && field.find((way) => root.querySelector(way.css))?.css;
    return css ? [...root.querySelectorAll(css)] : [];
  };
  const rows = each(profile.list.row, locate(profile.list.root, document)).flatMap((element) => {
    const row = readRow(element, profile);
    return row ? [{ element, row }] : [];
  });
  const messages = each(profile.thread.message, locate(profile.thread.list, document)).flatMap((element) => {
    const message = readMessage(element, profile);
    return message ? [{ element, message }] : [];
  });
  const field = locate(profile.composer.field, document);
  return { rows, messages, ...(field ? { field } : {}) };
}
