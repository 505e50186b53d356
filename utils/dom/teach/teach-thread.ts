/**
 * From one message of the buyer's and one of the agent's own to the whole thread: where it stands, what a message is, which
 * side it stands on, which part of it is its words. Refuses a page on which the two sides cannot be told apart.
 */

import type { Slots, SlotWay } from '../../core/site-patch';
import type { SiteProfile } from '../../sites/site-profile';
import { chooseSelectors } from './choose';
import { type Feature, featuresOf, identityOf } from './features';
import { leavesOf } from './parts';
import { onlySelectors } from './single';
import { keysOf } from './teach-list';

export interface TaughtThread {
  rows: Element[];
  root: Element;
  times: SiteProfile['thread']['shownAtFormat'];
  slots: Slots;
}

export type ThreadProblem = 'one-message' | 'no-thread' | 'sides-alike';

/** Elements of a row that are looked at for a mark of its side. */
const MOST_PARTS = 30;

export function teachThread(buyer: Element, own: Element): TaughtThread | ThreadProblem {
  const [rowB, rowO] = rowsOf(buyer, own);
  if (!rowB || !rowO || rowB === rowO) return 'one-message';
  let root = rowB.parentElement as Element;
  while (root.parentElement && !root.contains(rowO)) root = root.parentElement;
  const rootWays = onlySelectors(root);
  if (rootWays.length === 0) return 'no-thread';
  const [rowWays, rows] = messagesIn(root, rowB, rowO, rootWays);
  if (rowWays.length === 0) return 'no-thread';
  const words = [bubbleOf(buyer, rowB), bubbleOf(own, rowO)] as const;
  const sides = sidesOf(rows, rowB, rowO, words);
  if (!sides) return 'sides-alike';
  const slots: { -readonly [K in keyof Slots]: Slots[K] } = {
    'thread.root': rootWays,
    'thread.message': rowWays.map((css) => ({ css })),
    'thread.own': sides.own,
    'thread.buyer': sides.buyer,
    'thread.text': wordsOf(buyer, own, rowB, rowO, rows),
  };
  const keys = keysOf(rows);
  if (keys.length > 0) slots['thread.key'] = keys;
  const time = timeOf(rows);
  if (time) slots['thread.shownAt'] = [time.way];
  return { rows, root, times: time?.format ?? 'none', slots };
}

/** The highest element around what was pointed at that holds no other message: messages may stand in groups. */
function rowsOf(buyer: Element, own: Element): [Element?, Element?] {
  let common: Element | null = buyer;
  while (common && !common.contains(own)) common = common.parentElement;
  if (!common || common === buyer || common === own) return [];
  const climb = (from: Element, other: Element): Element => {
    const bubble = identityOf(from).map(({ css }) => css);
    let row = from;
    for (let up = from.parentElement; up && up !== common; up = up.parentElement) {
      const more = bubble.length > 0 && up.querySelectorAll(bubble.join('')).length > 1;
      if (more || up.contains(other)) break;
      row = up;
    }
    return row;
  };
  return [climb(buyer, own), climb(own, buyer)];
}

/** What both are; else what either is; else the children of the thread. */
function messagesIn(root: Element, rowB: Element, rowO: Element, rootWays: readonly SlotWay[]): [string[], Element[]] {
  const all = (css: string) => [...root.querySelectorAll(css)].filter((one) => one.textContent?.trim() !== '');
  // Where a name's own mark is the mark of its hash, the names of its parts begin as it does.
  const named = (...rows: Element[]) =>
    chooseSelectors({ positives: rows, place: root, mayFit: () => true }).filter((css) => {
      const fitting = all(css);
      return !rows.some((row) => fitting.some((one) => one !== row && (one.contains(row) || row.contains(one))));
    });
  const both = named(rowB, rowO);
  if (both.length > 0) {
    const [first = ''] = both;
    const rows = all(first);
    return [both.filter((css) => all(css).length === rows.length), rows];
  }
  const [cssB] = named(rowB);
  const [cssO] = named(rowO);
  if (cssB && cssO) return [[`${cssB}, ${cssO}`], all(`${cssB}, ${cssO}`)];
  if (rowB.parentElement !== root || rowO.parentElement !== root) return [[], []];
  return [
    rootWays.map(({ css }) => `${css} > ${rowB.localName}`),
    [...root.children].filter(({ localName }) => localName === rowB.localName),
  ];
}

/** A mark that the own row bears and the buyer's does not, and the other way round; each row of the thread bears at most one. */
function sidesOf(
  rows: readonly Element[],
  rowB: Element,
  rowO: Element,
  [wordsB, wordsO]: readonly [Element, Element],
): { own: SlotWay[]; buyer: SlotWay[] } | undefined {
  const bears = (row: Element, css: string) => row.matches(css) || row.querySelector(css) !== null;
  const lasts = (row: Element, feature: Feature) => feature.kind !== 'tag' && !namesWhoSpoke(feature, row);
  const marksOf = (row: Element, other: Element): Feature[] =>
    [row, ...row.querySelectorAll('*')]
      .slice(0, MOST_PARTS)
      .flatMap((part) => featuresOf(part))
      .filter(
        (mark, at, list) =>
          lasts(row, mark) && !bears(other, mark.css) && list.findIndex(({ css }) => css === mark.css) === at,
      );
  const owns = marksOf(rowO, rowB);
  const buyers = marksOf(rowB, rowO);
  // A picture has no words: where two marks tell as many rows, the one that does not stand on the words is better.
  const doubt = ({ css, kind }: Feature, words: Element) =>
    (kind === 'state' ? 1 : 0) + (words.matches(css) || words.querySelector(css) ? 0.5 : 0);
  let best: { own: Feature; buyer: Feature; told: number } | undefined;
  for (const own of owns) {
    for (const buyer of buyers) {
      let told = 0;
      let both = 0;
      for (const row of rows) {
        const [isOwn, isBuyer] = [bears(row, own.css), bears(row, buyer.css)];
        if (isOwn && isBuyer) both++;
        else if (isOwn || isBuyer) told++;
      }
      const score = told - both * 3 - doubt(own, wordsO) - doubt(buyer, wordsB);
      if (!best || score > best.told) best = { own, buyer, told: score };
    }
  }
  if (best && best.told > 0) return { own: [{ css: best.own.css }], buyer: [{ css: best.buyer.css }] };
  // Only one side is marked: the other is what every message is.
  const [own] = owns.filter(({ kind }) => kind !== 'state');
  const restB = identityOf(rowB).find((mark) => lasts(rowB, mark))?.css;
  if (own && restB) return { own: [{ css: own.css }], buyer: [{ css: restB }] };
  return undefined;
}

/** Its value is a name that the row shows: the next buyer has another, and so has the next agent. */
function namesWhoSpoke({ css }: Feature, row: Element): boolean {
  const value = /^\[[\w-]+="(.+)"\]$/.exec(css)?.[1];
  return value !== undefined && leavesOf(row).some((leaf) => leaf.textContent?.trim() === value);
}

/** The words: the nearest thing around what was pointed at that both have by the same name; else the whole row. */
function wordsOf(buyer: Element, own: Element, rowB: Element, rowO: Element, rows: readonly Element[]): SlotWay[] {
  const found: string[] = [];
  for (let node: Element | null = bubbleOf(buyer, rowB); node && node !== rowB; node = node.parentElement) {
    for (const { css } of identityOf(node)) {
      const inB: Element | null = rowB.querySelector(css);
      const inO: Element | null = rowO.querySelector(css);
      if (inB === node && inO && (inO.contains(own) || own.contains(inO)) && saidIn(rows, css)) found.push(css);
    }
    if (found.length > 0) break;
  }
  if (found.length === 0) {
    const each = [bubbleOf(buyer, rowB), bubbleOf(own, rowO)].map((bubble) => identityOf(bubble)[0]?.css);
    if (each[0] && each[1]) found.push(`${each[0]}, ${each[1]}`);
  }
  return (
    found.length > 0
      ? found.slice(0, 2)
      : identityOf(rowB)
          .slice(0, 1)
          .map(({ css }) => css)
  ).map((css) => ({ css }));
}

/** Pointed at a row as a whole: the longest words in it are meant. */
function bubbleOf(pointed: Element, row: Element): Element {
  if (pointed !== row && pointed.contains(row) === false) return pointed;
  const length = (element: Element) => element.textContent?.trim().length ?? 0;
  return leavesOf(row).reduce((best, leaf) => (length(leaf) > length(best) ? leaf : best), leavesOf(row)[0] ?? row);
}

function saidIn(rows: readonly Element[], css: string): boolean {
  return rows.filter((row) => row.querySelector(css)).length * 2 > rows.length;
}

const EPOCH = /^(\d{10}|\d{13})$/;

/** A time that most messages carry to the second, whatever zone it is drawn in. What is drawn may be any zone's. */
function timeOf(rows: readonly Element[]): { way: SlotWay; format: TaughtThread['times'] } | undefined {
  const [sample] = rows.slice(-1);
  if (!sample) return undefined;
  const inMost = (css: string, attribute: string) =>
    rows.filter((row) => {
      const part = row.matches(css) ? row : row.querySelector(css);
      return formatOf(part?.getAttribute(attribute) ?? '') !== undefined;
    }).length >=
    rows.length * 0.8;
  for (const part of [sample, ...sample.querySelectorAll('*')]) {
    for (const attribute of part
      .getAttributeNames()
      .filter((name) => /^(?:data-[\w-]*(?:time|stamp|date|ts|at)[\w-]*|datetime)$/.test(name))) {
      const format = formatOf(part.getAttribute(attribute) ?? '');
      if (format && inMost(`[${attribute}]`, attribute)) return { way: { css: `[${attribute}]`, attribute }, format };
    }
  }
  return undefined;
}

function formatOf(text: string): TaughtThread['times'] | undefined {
  const [, digits] = EPOCH.exec(text.trim()) ?? [];
  if (!digits) return undefined;
  return digits.length === 13 ? 'epoch-ms' : 'epoch-s';
}
