/** The only place that asks the page for geometry, once per mount or resize: each question makes the browser lay out. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Boxes of the elements that are on the page and not empty. */
export function measure(elements: readonly (Element | undefined)[]): Box[] {
  return elements.flatMap((element) => {
    if (!element?.isConnected) return [];
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return right > left && bottom > top ? [{ left, top, right, bottom }] : [];
  });
}

/** Area that `a` and `b` share, px². */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}
