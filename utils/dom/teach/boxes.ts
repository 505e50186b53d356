/** Where elements stand on the screen, while a person teaches: asked rarely, on their click. A page without a layout has none. */

export interface Spot {
  left: number;
  top: number;
  width: number;
  height: number;
}

export function spotOf(element: Element): Spot {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
}

/** One under the other, as rows of a list are; true where nothing has a place. */
export function areStacked(elements: readonly Element[]): boolean {
  const spots = elements.map(spotOf).filter(({ width, height }) => width > 0 && height > 0);
  if (spots.length < 2) return spots.length === elements.length || spots.length === 0;
  return spots.slice(1).every((spot, at) => {
    const above = spots[at] as Spot;
    return Math.abs(spot.top - above.top) >= Math.min(above.height, spot.height) * 0.7;
  });
}
