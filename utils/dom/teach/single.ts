/** Ways to name one element that stands alone in a page: the list, the thread, the header, the field. */
import { finder } from '@medv/finder';
import type { SlotWay } from '../../core/site-patch';
import { chooseSelectors } from './choose';
import { hungIn } from './features';
import { isMadeUp, isState, isUtility, stableName } from './names';

const MOST = 3;
const LONGEST = 200;
/** What a patch may carry. */
const MOST_STEPS = 8;
const DEEPEST = 4;
const NAMED = /^(?:data-[\w-]+|role|name|placeholder|aria-label|contenteditable)$/;

/** By its id, by what it is, and by the way to it from something with a name. Empty where nothing here has a name. */
export function onlySelectors(element: Element): SlotWay[] {
  const document = element.ownerDocument;
  const found: string[] = [];
  const { id } = element;
  if (id && isKept(id, document) && document.querySelectorAll(`#${id}`).length === 1) found.push(`#${id}`);
  found.push(...chooseSelectors({ positives: [element], place: document, most: 2 }));
  const near = found.length === 0 && fromNamed(element);
  if (near) found.push(near);
  const path = pathTo(element);
  if (path && !found.includes(path)) found.push(path);
  return found
    .filter((css) => css.length <= LONGEST)
    .slice(0, MOST)
    .map((css) => ({ css }));
}

function isKept(name: string, document: Document): boolean {
  return stableName(name, hungIn(document))?.whole === true && !isMadeUp(name);
}

/** Child by child from the nearest thing around it that has a name of its own. */
function fromNamed(element: Element): string | undefined {
  const document = element.ownerDocument;
  let path = '';
  for (let node = element, depth = 0; depth < DEEPEST; depth++) {
    const around = node.parentElement;
    if (!around || around === document.body) return undefined;
    const { localName } = node;
    const alike = [...around.children].filter((one) => one.localName === localName);
    path = ` > ${localName}${alike.length > 1 ? `:nth-of-type(${alike.indexOf(node) + 1})` : ''}${path}`;
    const [css] = chooseSelectors({ positives: [around], place: document, most: 1 });
    if (css) return css + path;
    node = around;
  }
  return undefined;
}

/**
 * The library's shortest one, from names that stay. It may count children; it is the last way, and left out where a patch
 * could not carry it.
 */
function pathTo(element: Element): string | undefined {
  const kept = (name: string) => isKept(name, element.ownerDocument);
  try {
    const css = finder(element, {
      root: element.ownerDocument.body,
      idName: kept,
      className: (name) => kept(name) && !isState(name) && !isUtility(name),
      tagName: () => true,
      attr: (name, value) =>
        NAMED.test(name) && value !== '' && value.length <= 40 && CSS.escape(value) === value && !isMadeUp(value),
      timeoutMs: 200,
      maxNumberOfPathChecks: 2000,
    });
    const sound = css.replace(/^html > body(?::nth-of-type\(1\))?/, 'body');
    const steps = sound.split(' > ').length;
    return steps <= MOST_STEPS && element.ownerDocument.querySelector(sound) === element ? sound : undefined;
  } catch {
    return undefined;
  }
}
