import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrowStep,
  clampPosition,
  EDGE,
  placementStyle,
  positionAt,
  roomAbove,
} from '../../../components/overlay/placement';

const panel = { width: 272, height: 400 };
const view = { width: 1200, height: 800 };

describe('room above the composer', () => {
  const field = { left: 260, right: 1040, top: 530, viewWidth: 1280 };
  it.each([
    ['top-right', 16, 72, field, 530 - 72 - EDGE],
    ['top-left', 16, 72, field, 530 - 72 - EDGE],
    // Beside it, below it, too little of it: the panel stands as it was put.
    ['top-left', 16, 72, { ...field, left: 300 }, undefined],
    ['top-right', 16, 72, { ...field, right: 980 }, undefined],
    ['bottom-right', 16, 16, field, undefined],
    ['top-right', 16, 480, field, undefined],
    ['top-right', 16, 72, undefined, undefined],
  ] as const)('%s %i %i', (corner, x, y, box, room) => {
    expect(roomAbove({ corner, x, y }, 272, box)).toBe(room);
    const { maxHeight } = placementStyle({ corner, x, y }, 272, box);
    expect(maxHeight?.includes(`${room}px`)).toBe(room !== undefined);
  });
});

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
