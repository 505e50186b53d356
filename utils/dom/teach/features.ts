/** Simple selectors by which an element may be known again, best first. Reads attributes only. */
import { type Hung, hungOn, isMadeUp, isState, isUtility, meantNames, quoted, stableName } from './names';

export type FeatureKind = 'role' | 'data' | 'class' | 'prefix' | 'state' | 'style' | 'tag';
export interface Feature {
  css: string;
  kind: FeatureKind;
}

/** What an element is; the others say how it is now, or how it looks. */
export const IDENTITY: ReadonlySet<FeatureKind> = new Set<FeatureKind>(['role', 'data', 'class', 'prefix']);

const STATED = ['aria-selected', 'aria-current', 'aria-checked', 'aria-pressed', 'aria-expanded'];
/** Attributes whose value is a word of a short list. */
const WORDED = /^(?:data-[\w-]*(?:type|role|side|direction|sender|from|kind|who|author|status|self|owner)[\w-]*|dir)$/;
const SIDES =
  /(?:^|;)\s*(justify-content|align-items|align-self|text-align|direction|float|flex-direction)\s*:\s*([a-z-]+)/g;
const MOST_ATTRIBUTES = 24;

/** As the page stood when it was last looked at whole. */
const looks = new WeakMap<Document, Hung[]>();

/** How this page's names bear hashes: asked of all of them, for one alone may look like a word. */
export function lookAtNames(document: Document): void {
  looks.set(document, hungOn([...document.querySelectorAll('[class]')].flatMap(({ classList }) => [...classList])));
}

export function hungIn(document: Document): readonly Hung[] {
  if (!looks.has(document)) lookAtNames(document);
  return looks.get(document) ?? [];
}

export function featuresOf(element: Element): Feature[] {
  const found: Feature[] = [];
  const role = element.getAttribute('role');
  if (role && /^[a-z]{3,20}$/.test(role)) found.push({ css: `[role=${quoted(role)}]`, kind: 'role' });
  for (const name of element.getAttributeNames().slice(0, MOST_ATTRIBUTES)) {
    if (!/^[a-z][a-z-]{1,40}$/.test(name)) continue;
    const value = element.getAttribute(name) ?? '';
    if (STATED.includes(name) && value !== 'false') found.push({ css: `[${name}=${quoted(value)}]`, kind: 'state' });
    else if (WORDED.test(name) && /^[A-Za-z][\w-]{0,24}$/.test(value) && !isMadeUp(value))
      found.push({ css: `[${name}=${quoted(value)}]`, kind: 'data' });
    // The framework's own marks are drawn anew with each build.
    if (/^data-(?!v-|reactid|emotion|styled|rbd|radix|state)/.test(name) && !isMadeUp(name))
      found.push({ css: `[${name}]`, kind: isState(name) ? 'state' : 'data' });
  }
  for (const name of meantNames(element.classList)) {
    if (isUtility(name)) {
      if (/^(?:justify|items|self|text|float|flex)-|^(?:start|end|left|right)$/.test(name))
        found.push({ css: `.${name}`, kind: 'style' });
      continue;
    }
    const stable = stableName(name, hungIn(element.ownerDocument));
    if (!stable) continue;
    const css = stable.whole ? `.${stable.name}` : `[class*=${quoted(stable.name)}]`;
    found.push({ css, kind: isState(stable.name) ? 'state' : stable.whole ? 'class' : 'prefix' });
  }
  for (const [, property, value] of (element.getAttribute('style') ?? '').matchAll(SIDES))
    found.push({ css: `[style*=${quoted(`${property}: ${value}`)}]`, kind: 'style' });
  found.push({ css: element.localName, kind: 'tag' });
  return dedupe(found);
}

/** Features of one that another has as well. */
export function shared(a: Element, b: Element): Feature[] {
  return featuresOf(a).filter(({ css }) => b.matches(css));
}

export function identityOf(element: Element): Feature[] {
  return featuresOf(element).filter(({ kind }) => IDENTITY.has(kind));
}

function dedupe(features: Feature[]): Feature[] {
  return features.filter(({ css }, at) => features.findIndex((one) => one.css === css) === at);
}
