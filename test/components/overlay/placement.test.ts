import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrowStep, clampPosition, EDGE, placementStyle, positionAt } from '../../../components/overlay/placement';

const panel = { width: 272, height: 400 };
const view = { width: 1200, height: 800 };

describe('position of the panel', () => {
  it.each([
    [10, 10, 'top-left', 10, 10],
    [900, 10, 'top-right', 28, 10],
    [900, 390, 'bottom-right', 28, 10],
    [10, 390, 'bottom-left', 10, 10],
    [-500, -500, 'top-left', EDGE, EDGE],
    [5000, 5000, 'bottom-right', EDGE, EDGE],
  ])('at %i,%i is told from %s', (left, top, corner, x, y) =>
    expect(positionAt(left, top, panel, view)).toEqual({ corner, x, y }),
  );

  it('never leaves the window, whatever was stored and however small the window', () => {
    const size = fc.record({ width: fc.integer({ min: 300, max: 4000 }), height: fc.integer({ min: 420, max: 3000 }) });
    const place = fc.record({
      corner: fc.constantFrom('top-left', 'top-right', 'bottom-left', 'bottom-right'),
      x: fc.integer({ min: -9000, max: 9000 }),
      y: fc.integer({ min: -9000, max: 9000 }),
    });
    fc.assert(
      fc.property(size, place, (window, stored) => {
        const { x, y } = clampPosition(stored, panel, window);
        expect(x).toBeGreaterThanOrEqual(EDGE);
        expect(y).toBeGreaterThanOrEqual(EDGE);
        expect(x + panel.width).toBeLessThanOrEqual(Math.max(window.width - EDGE, panel.width + EDGE));
        expect(y + panel.height).toBeLessThanOrEqual(Math.max(window.height - EDGE, panel.height + EDGE));
      }),
    );
  });

  it('moves by small and by big steps, and only for arrows', () => {
    expect(arrowStep('ArrowLeft', false)).toEqual([-16, 0]);
    expect(arrowStep('ArrowDown', true)).toEqual([0, 64]);
    expect(arrowStep('Enter', false)).toBeUndefined();
  });

  it('writes the two sides of its corner', () => {
    const style = placementStyle({ corner: 'bottom-left', x: 20, y: 30 }, 272);
    expect(Object.keys(style).sort()).toEqual(['bottom', 'left', 'maxHeight']);
  });
});
