/** Owns the categories of a list of scripts as a tree with counts. Pure and linear. */
import type { Snippet } from './snippet';
import { categoryPath } from './snippet-conditions';

export interface CategoryNode {
  name: string;
  /** The whole path, `售后/退款`. */
  path: string;
  /** Scripts in it and in what is nested in it. */
  count: number;
  children: CategoryNode[];
}

/** In the order in which the list first names them. */
export function categoryTree(snippets: readonly Snippet[]): CategoryNode[] {
  const top: CategoryNode[] = [];
  const byPath = new Map<string, CategoryNode>();
  // Thousands of scripts share dozens of categories: each is taken apart once.
  const counts = new Map<string, number>();
  for (const { category } of snippets) counts.set(category, (counts.get(category) ?? 0) + 1);
  for (const [category, count] of counts) {
    let siblings = top;
    let path = '';
    for (const name of categoryPath(category)) {
      path = path === '' ? name : `${path}/${name}`;
      let node = byPath.get(path);
      if (!node) {
        node = { name, path, count: 0, children: [] };
        byPath.set(path, node);
        siblings.push(node);
      }
      node.count += count;
      siblings = node.children;
    }
  }
  return top;
}

/** Whether a script stands in the category or in one nested in it. */
export function isInCategory(snippet: Snippet, path: string): boolean {
  const own = categoryPath(snippet.category).join('/');
  return own === path || own.startsWith(`${path}/`);
}

export interface VisibleNode extends Omit<CategoryNode, 'children'> {
  /** From 1. */
  level: number;
  hasChildren: boolean;
  isOpen: boolean;
}

/** What of the tree is on screen, top to bottom. */
export function visibleNodes(tree: readonly CategoryNode[], open: ReadonlySet<string>, level = 1): VisibleNode[] {
  return tree.flatMap(({ children, ...node }) => {
    const isOpen = children.length > 0 && open.has(node.path);
    const self = { ...node, level, hasChildren: children.length > 0, isOpen };
    return isOpen ? [self, ...visibleNodes(children, open, level + 1)] : [self];
  });
}

/** Every category by its path, outer ones before what is nested in them. */
export function allPaths(tree: readonly CategoryNode[]): string[] {
  return tree.flatMap(({ path, children }) => [path, ...allPaths(children)]);
}
