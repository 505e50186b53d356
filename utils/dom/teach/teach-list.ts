/**
 * From one row a person pointed at to the whole conversation list: what rows are, where they stand, what each part of one
 * is. Owns no page: the same row always teaches the same.
 */
import type { Slots, SlotWay } from '../../core/site-patch';
import { areStacked } from './boxes';
import { chooseSelectors } from './choose';
import { type Feature, featuresOf, identityOf } from './features';
import { leavesOf, partSelectors } from './parts';
import { onlySelectors } from './single';

export interface TaughtList {
  rows: Element[];
  root: Element;
  slots: Slots;
}

const DEEPEST = 12;
/** A row says at least a name and something beside it; a part of one does not. */
const LEAST_LEAVES = 1;

/** undefined: what was pointed at stands in no list of several rows. */
export function teachList(pointed: Element, inUse: (element: Element) => boolean): TaughtList | undefined {
  const rows = rowsLike(pointed, inUse);
  if (!rows) return undefined;
  const [first] = rows;
  if (!first) return undefined;
  const sample = rows.find((row) => row.contains(pointed)) ?? first;
  const root = withItsGroups(commonParent(rows));
  const rootWays = onlySelectors(root);
  const row = chooseSelectors({ positives: rows, place: root });
  const ways =
    row.length > 0
      ? row
      : rootWays.flatMap(({ css }) => (root === first.parentElement ? [`${css} > ${first.localName}`] : []));
  if (ways.length === 0 || rootWays.length === 0) return undefined;
  const slots: Slots = {
    'list.root': rootWays,
    'list.row': ways.map((css) => ({ css })),
    ...partsOfRows(rows, sample),
  };
  return { rows, root, slots };
}

/** The row it stands in, with all its likes: the level at which most elements are alike and stand one under the other. */
function rowsLike(pointed: Element, inUse: (element: Element) => boolean): Element[] | undefined {
  let best: Element[] | undefined;
  let node: Element | null = pointed;
  for (let depth = 0; node?.parentElement && depth < DEEPEST; depth++, node = node.parentElement) {
    if (node === node.ownerDocument.body || inUse(node)) break;
    const alike = likesOf(node);
    if (alike.length < 2 || leavesOf(node).length < LEAST_LEAVES || !areStacked(alike)) continue;
    if (!best || alike.length >= best.length || richer(alike, best)) best = alike;
  }
  return best;
}

/** A row holds several things; a line of one row only one. */
function richer(outer: readonly Element[], inner: readonly Element[]): boolean {
  const count = (rows: readonly Element[]) => Math.max(...rows.map((row) => leavesOf(row).length));
  return count(inner) <= 1 && count(outer) > 1;
}

/** Siblings that are the same kind of thing, and cousins under siblings of the parent: lists may come in groups. */
function likesOf(element: Element): Element[] {
  const parent = element.parentElement;
  if (!parent) return [];
  const alike = isAlike(element);
  const siblings = [...parent.children].filter(alike);
  const grand = parent.parentElement;
  if (!grand) return siblings;
  const parents = [...grand.children].filter(isAlike(parent));
  if (parents.length < 2) return siblings;
  const cousins = parents.flatMap((one) => [...one.children].filter(alike));
  // One in each: the parents are the rows, and this is a part of one.
  return cousins.length === parents.length ? siblings : cousins;
}

function isAlike(element: Element): (other: Element) => boolean {
  const names = identityOf(element).map(({ css }) => css);
  const shape = shapeOf(element);
  return (other) => {
    if (other.localName !== element.localName || other.textContent?.trim() === '') return other === element;
    if (names.length > 0) return names.filter((css) => other.matches(css)).length * 2 > names.length;
    return shapeOf(other) === shape;
  };
}

function shapeOf(element: Element): string {
  return [...element.children]
    .map(({ localName }) => localName)
    .slice(0, 6)
    .join();
}

function commonParent(rows: readonly Element[]): Element {
  let root = (rows[0] as Element).parentElement as Element;
  while (root.parentElement && !rows.every((row) => root.contains(row))) root = root.parentElement;
  return root;
}

/** One group of several: the others may hold rows the next moment. */
function withItsGroups(root: Element): Element {
  const parent = root.parentElement;
  if (!parent || parent === root.ownerDocument.body) return root;
  const names = identityOf(root).map(({ css }) => css);
  const isGroup = (other: Element) =>
    other !== root &&
    other.localName === root.localName &&
    (names.filter((css) => other.matches(css)).length * 2 > names.length || /^[uo]l$/.test(root.localName));
  return [...parent.children].some(isGroup) ? parent : root;
}

const TIME =
  /^(?:\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}[-/.月]\d{1,2}日?|昨天|前天|刚刚|yesterday|now|\d+\s*(?:秒|分钟|小时|天|s|m|h|d|min)(?:前| ago)?)$/i;
const COUNT = /^\d{1,3}\+?$/;

function partsOfRows(rows: readonly Element[], sample: Element): Slots {
  const words = leavesOf(sample).filter(
    (leaf) => !TIME.test(textOf(leaf)) && !COUNT.test(textOf(leaf)) && textOf(leaf).length > 0,
  );
  const [name, ...rest] = words;
  const slots: { -readonly [K in keyof Slots]: Slots[K] } = {};
  const put = (slot: keyof Slots, ways: readonly SlotWay[]) => {
    if (ways.length > 0) slots[slot] = ways;
  };
  if (name) put('list.name', partSelectors(name, sample, rows));
  const last = rest.at(-1);
  if (last) put('list.preview', partSelectors(last, sample, rows));
  put('list.key', keysOf(rows));
  put('list.unread', unreadOf(rows));
  put('list.active', activeOf(rows));
  return slots;
}

const textOf = (element: Element): string => element.textContent?.trim() ?? '';
const NAMES_A_THING =
  /^(?:id|href|data-[\w-]*(?:id|key|uid|uuid|room|user|contact|conversation|session|chat|name|target)[\w-]*)$/;

/** An attribute that every row has and no two alike: what the page itself calls a conversation, or a message. */
export function keysOf(rows: readonly Element[]): SlotWay[] {
  const [first] = rows;
  if (!first || rows.length < 2) return [];
  const found: SlotWay[] = [];
  for (const attribute of first.getAttributeNames().filter((name) => NAMES_A_THING.test(name))) {
    const values = rows.map((row) => row.getAttribute(attribute) ?? '');
    if (values.every(isKey) && new Set(values).size === values.length && !isCounted(values))
      found.push({ css: `[${attribute}]`, attribute });
  }
  // Inside the row it may stand as well, once in each.
  if (found.length > 0) return found.slice(0, 2);
  for (const part of [...first.querySelectorAll('*')].slice(0, 20)) {
    for (const attribute of part.getAttributeNames().filter((name) => NAMES_A_THING.test(name))) {
      const values = rows.map((row) => row.querySelector(`[${attribute}]`)?.getAttribute(attribute) ?? '');
      if (values.every(isKey) && new Set(values).size === values.length && !isCounted(values))
        return [{ css: `[${attribute}]`, attribute }];
    }
  }
  return [];
}

const isKey = (value: string): boolean =>
  value.length >= 1 &&
  value.length <= 200 &&
  !/^:r[\w]*:$|^radix-|^headlessui-/.test(value) &&
  !/^(?:#|javascript:)?$/.test(value);

/** 0, 1, 2 …: the place in the list, which is another buyer's the next moment. */
function isCounted(values: readonly string[]): boolean {
  const numbers = values.map((value) => Number(/(\d+)$/.exec(value)?.[1] ?? Number.NaN));
  const inOrder = numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
  return inOrder && (numbers[0] ?? 2) <= 1;
}

const UNREAD = /unread|badge|count|dot|num|new/i;

/** A small number that some rows have and others have not; by what it is called, else by what stands around it alone. */
function unreadOf(rows: readonly Element[]): SlotWay[] {
  const counts = rows.flatMap((row) =>
    [...row.querySelectorAll('*')].filter((part) => part.childElementCount === 0 && COUNT.test(textOf(part))),
  );
  const missing = (css: string) => rows.filter((other) => !other.querySelector(css)).length;
  for (const part of counts) {
    const [css] = featuresOf(part).filter(({ css, kind }) => kind !== 'tag' && UNREAD.test(css));
    if (css && missing(css.css) > 0) return [{ css: css.css }];
  }
  for (const part of counts) {
    const around = part.parentElement;
    const [own] = identityOf(part);
    const [outer] = around && textOf(around) === textOf(part) ? identityOf(around) : [];
    const css = own?.css ?? (outer && `${outer.css} > ${part.localName}`);
    if (css && missing(css) * 2 >= rows.length) return [{ css }];
  }
  return [];
}

const LIT = /active|select|high-?light|current|chosen|opened|pressed|checked|on$/i;

/** A mark that exactly one row bears. */
function activeOf(rows: readonly Element[]): SlotWay[] {
  const marks = (row: Element): Feature[] =>
    [row, ...row.querySelectorAll(':scope > *')]
      .flatMap((element) => featuresOf(element))
      .filter(({ css, kind }) => kind !== 'tag' && LIT.test(css));
  for (const row of rows) {
    const only = marks(row).filter(
      ({ css }) => rows.filter((other) => other.matches(css) || other.querySelector(css)).length === 1,
    );
    if (only.length > 0) return only.slice(0, 2).map(({ css }) => ({ css }));
  }
  return [];
}
