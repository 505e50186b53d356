/** The palette's place: whole inside the window, and never over the input field or the newest messages. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePalette } from '../../entrypoints/chat.content/palette-place';
import { type Box, overlap } from '../../utils/dom/layout';

const covered = (boxes: readonly Box[], box: Box) => boxes.reduce((sum, other) => sum + overlap(other, box), 0);
const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });

describe('a console as agents have it', () => {
  const clear = [box(264, 760, 1140, 900), box(264, 570, 1140, 730), box(280, 140, 460, 180)];
  const panel = box(1152, 72, 1424, 400);
  it('stands beside the panel, roomy, over nothing that matters', () => {
    const around = { view: { width: 1440, height: 900 }, clear, spare: [panel], near: panel };
    const placed = placePalette(around);
    expect(placed.right - placed.left).toBe(460);
    expect(placed.bottom - placed.top).toBe(480);
    expect(covered([...clear, panel], placed)).toBe(0);
    expect(Math.max(panel.left - placed.right, placed.top - panel.bottom)).toBeLessThanOrEqual(32);
  });

  it('at twice the zoom still covers neither', () => {
    const around = {
      view: { width: 720, height: 450 },
      clear: [box(132, 330, 570, 450), box(132, 215, 570, 315)],
      spare: [],
      near: box(432, 40, 704, 300),
    };
    expect(covered(around.clear, placePalette(around))).toBe(0);
  });
});

it('covers nothing that must stay clear wherever there is room, and stays in the window', () => {
  const size = fc.record({ width: fc.integer({ min: 320, max: 2000 }), height: fc.integer({ min: 240, max: 1400 }) });
  fc.assert(
    fc.property(
      size,
      fc.double({ min: 0.2, max: 0.9, noNaN: true }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      (view, foot, side) => {
        const clear = [box(view.width * side, view.height * foot, view.width, view.height)];
        const placed = placePalette({ view, clear, spare: [], near: undefined });
        expect(placed.left).toBeGreaterThanOrEqual(0);
        expect(placed.top).toBeGreaterThanOrEqual(0);
        expect(placed.right).toBeLessThanOrEqual(view.width);
        expect(placed.bottom).toBeLessThanOrEqual(view.height);
        const above = view.height * foot >= 200 + 24 && view.width >= 296;
        const beside = view.width * side >= 280 + 24 && view.height >= 216;
        if (above || beside) expect(covered(clear, placed)).toBe(0);
      },
    ),
  );
});
