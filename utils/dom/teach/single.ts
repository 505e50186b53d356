/** Ways to name one element that stands alone in a page: the list, the thread, the header, the field. */
import { finder } from '@medv/finder';
import type { SlotWay } from '../../sites/taught';
import { chooseSelectors } from './choose';
import { isMadeUp, isState, isUtility, stableName } from './names';

const MOST = 3;
const LONGEST = 200;
const NAMED = /^(?:data-[\w-]+|role|name|placeholder|aria-label|contenteditable)$/;

/** By its id, by what it is, and by the way to it from something with a name. Empty where nothing here has a name. */
export function onlySelectors(element: Element): SlotWay[] {
  const document = element.ownerDocument;
  const found: string[] = [];
  const { id } = element;
  if (id && isKept(id) && document.querySelectorAll(`#${id}`).length === 1) found.push(`#${id}`);
  found.push(...chooseSelectors({ positives: [element], place: document, most: 2 }));
  const path = pathTo(element);
  if (path && !found.includes(path)) found.push(path);
  return found
    .filter((css) => css.length <= LONGEST)
    .slice(0, MOST)
    .map((css) => ({ css }));
}

function isKept(name: string): boolean {
  return stableName(name)?.whole === true && !isMadeUp(name);
}

/** The library's shortest one, from names that stay. It may count children; it is the last way. */
function pathTo(element: Element): string | undefined {
  try {
    const css = finder(element, {
      root: element.ownerDocument.body,
      idName: isKept,
      className: (name) => isKept(name) && !isState(name) && !isUtility(name),
      tagName: () => true,
      attr: (name, value) => NAMED.test(name) && value.length <= 40 && !isMadeUp(value),
      timeoutMs: 200,
      maxNumberOfPathChecks: 2000,
    });
    return element.ownerDocument.querySelector(css) === element ? css : undefined;
  } catch {
    return undefined;
  }
}
