/** The parts of a row: its words, and selectors that name the same part in other rows. */
import type { SlotWay } from '../../core/site-patch';
import { type Feature, featuresOf, IDENTITY } from './features';

/** A part is known when so many of the rows have it. */
const SHARE = 0.6;

/** Elements whose own text is all that stands in them, in the page's order. */
export function leavesOf(row: Element): Element[] {
  const leaves: Element[] = [];
  const walk = (element: Element): void => {
    if (/^(?:script|style|svg|input|textarea|select|button)$/.test(element.localName)) return;
    if (ownText(element) !== '') leaves.push(element);
    else for (const child of element.children) walk(child);
  };
  walk(row);
  return leaves;
}

function ownText(element: Element): string {
  return [...element.childNodes]
    .filter(({ nodeType }) => nodeType === 3)
    .map(({ nodeValue }) => nodeValue ?? '')
    .join('')
    .trim();
}

/** Ways to find, in any row, what `part` is in `sample`: by a name of its own, by one around it, by its place. */
export function partSelectors(part: Element, sample: Element, rows: readonly Element[]): SlotWay[] {
  const found: string[] = [];
  const inMost = (css: string) => rows.filter((row) => row.querySelector(css)).length >= rows.length * SHARE;
  for (let node: Element | null = part; node && node !== sample; node = node.parentElement) {
    const names: Feature[] = featuresOf(node).filter(({ kind }) => IDENTITY.has(kind));
    for (const { css } of names) if (sample.querySelector(css) === node && inMost(css)) found.push(css);
    // Around the part nothing but the part may be said.
    if (found.length > 0 || node.parentElement?.textContent?.trim() !== part.textContent?.trim()) break;
  }
  if (found.length === 0) {
    const names = featuresOf(part).filter(({ kind }) => IDENTITY.has(kind) || kind === 'tag');
    const around = part.parentElement;
    const outer = around && around !== sample ? featuresOf(around).filter(({ kind }) => IDENTITY.has(kind)) : [];
    for (const { css: inner } of names)
      for (const { css } of outer) {
        const both = `${css} > ${inner}`;
        if (sample.querySelector(both) === part && inMost(both)) found.push(both);
      }
  }
  if (found.length === 0) {
    const path = placeOf(part, sample);
    if (path && sample.querySelector(path) === part && inMost(path)) found.push(path);
  }
  return found.slice(0, 2).map((css) => ({ css }));
}

/** Which child of which child: only where nothing has a name. */
function placeOf(part: Element, sample: Element): string | undefined {
  const steps: string[] = [];
  for (let node: Element = part; node !== sample; ) {
    const parent: Element | null = node.parentElement;
    if (!parent || steps.length > 5) return undefined;
    steps.unshift(`${node.localName}:nth-child(${[...parent.children].indexOf(node) + 1})`);
    node = parent;
  }
  return steps.join(' > ');
}
