/**
 * What a changed console looks like, for whoever repairs its profile: which selectors resolve, and how the page is built
 * around them. Refuses what was written by or about anyone: no text, no values of attributes, no ids.
 */
import type { Field, SiteProfile } from '../sites/site-profile';
import { isField, locate, workingSelector } from './locate';

const GROUPS = ['list', 'thread', 'current', 'composer', 'order'] as const;
const DEEPEST = 7;
const MOST_CHILDREN = 4;
const MOST_LINES = 150;
/** A class or an attribute's name as builders write them: whatever else stands there may be anything. */
const NAME = /^[A-Za-z_][A-Za-z_-]{1,39}$/;

export interface PageReport {
  sideline: string;
  site: string;
  verifiedOn: string;
  /** Per field: how many elements each of its selectors names. */
  fields: Record<string, number[]>;
  /** The page's own elements around list, thread and input field, by tag, class and attribute name. */
  structure: Record<string, string[]>;
}

export function describePage(profile: SiteProfile, document: Document, version: string): string {
  const listRoot = locate(profile.list.root, document);
  const threadRoot = locate(profile.thread.root, document);
  const report: PageReport = {
    sideline: version,
    site: profile.id,
    verifiedOn: profile.verifiedOn,
    fields: countFields(profile, document),
    structure: {
      page: outline(document.body, 3),
      list: listRoot ? outline(firstOf(profile.list.row, listRoot) ?? listRoot, DEEPEST) : [],
      thread: threadRoot ? outline(firstOf(profile.thread.message, threadRoot) ?? threadRoot, DEEPEST) : [],
      composer: around(
        locate(profile.composer.field, document) ?? document.querySelector('textarea, [contenteditable]'),
      ),
    },
  };
  return JSON.stringify(report, undefined, 1);
}

function countFields(profile: SiteProfile, document: Document): Record<string, number[]> {
  const counts: Record<string, number[]> = {};
  for (const group of GROUPS) {
    for (const [name, field] of Object.entries(profile[group])) {
      if (isField(field) && field.length > 0) {
        counts[`${group}.${name}`] = field.map(({ css }) => document.querySelectorAll(css).length);
      }
    }
  }
  return counts;
}

function firstOf(field: Field, root: Element): Element | undefined {
  const selector = workingSelector(field, root);
  return (selector && root.querySelector(selector)) || undefined;
}

function around(field: Element | null): string[] {
  const path: string[] = [];
  for (let node = field; node && path.length < 6; node = node.parentElement) path.push(describe(node));
  return path;
}

/** One line per element, indented; long rows of alike elements are cut. */
function outline(root: Element, depth: number): string[] {
  const lines: string[] = [];
  const walk = (element: Element, level: number): void => {
    if (lines.length >= MOST_LINES) return;
    lines.push(`${' '.repeat(level)}${describe(element)}`);
    if (level >= depth) return;
    let shown = 0;
    for (const child of element.children) {
      if (/^(?:script|style|svg)$/.test(child.localName)) continue;
      if (++shown > MOST_CHILDREN) {
        lines.push(`${' '.repeat(level + 1)}… ${element.childElementCount - MOST_CHILDREN} more`);
        break;
      }
      walk(child, level + 1);
    }
  };
  walk(root, 0);
  return lines;
}

/** Values are left out whole: an id or a data attribute may be a buyer's. Of an id only that there is one. */
function describe(element: Element): string {
  const classes = [...element.classList].flatMap(safeName).map((name) => `.${name}`);
  const attributes = element.getAttributeNames().flatMap((name) => {
    if (name === 'class' || name === 'style' || name.startsWith('on')) return [];
    return safeName(name).map((safe) => `[${safe}]`);
  });
  const tag = safeName(element.localName)[0] ?? 'element';
  return `${tag}${classes.join('')}${attributes.join('')}${hasText(element) ? ' "…"' : ''}`;
}

/** Hashed tails and numbers go: they change with each build, and a number may be somebody's. */
function safeName(name: string): string[] {
  const stem = name.replace(/\d+/g, '').slice(0, 40);
  return NAME.test(stem) || /^(?:a|b|i|p)$/.test(stem) ? [stem] : [];
}

function hasText(element: Element): boolean {
  return [...element.childNodes].some((node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '');
}
