/** Where the palette stands: near the panel, never over the input field or the newest messages. Pure arithmetic. */
import { type Box, overlap } from '../../utils/dom/layout';

export interface Surroundings {
  view: { width: number; height: number };
  /** Never to be covered: the input field, the newest messages. */
  clear: readonly Box[];
  /** Better not to be covered. */
  spare: readonly Box[];
  /** The panel, which the palette belongs to. */
  near: Box | undefined;
}

const EDGE = 8;
const STEP = 24;
/** From roomy to the least that is still usable, px. The first size that fits somewhere is taken. */
const SIZES = [
  { width: 460, height: 480 },
  { width: 420, height: 400 },
  { width: 360, height: 340 },
  { width: 320, height: 260 },
  { width: 280, height: 200 },
] as const;
const COVERED = 1e6;
const SPARED = 4;

/** The place for the palette; where nothing is free, the smallest one over as little as possible. */
export function placePalette(around: Surroundings): Box {
  let least: { box: Box; covered: number } | undefined;
  for (const size of SIZES) {
    const width = Math.min(size.width, around.view.width - 2 * EDGE);
    const height = Math.min(size.height, around.view.height - 2 * EDGE);
    const best = bestOf(around, width, height);
    if (best.covered === 0) return best.box;
    if (!least || best.covered < least.covered) least = best;
  }
  return (least as { box: Box }).box;
}

function bestOf(around: Surroundings, width: number, height: number) {
  let best: { box: Box; covered: number; cost: number } | undefined;
  for (const left of stops(around.view.width - width, edges(around, 'left', 'right', width))) {
    for (const top of stops(around.view.height - height, edges(around, 'top', 'bottom', height))) {
      const box = { left, top, right: left + width, bottom: top + height };
      const covered = sum(around.clear, box);
      const cost = covered * COVERED + sum(around.spare, box) * SPARED + distance(around.near, box) * width;
      if (!best || cost < best.cost) best = { box, covered, cost };
    }
  }
  return best as { box: Box; covered: number };
}

/** A grid, and beside every box that matters: a gap that just fits lies between two grid lines. */
function stops(room: number, beside: readonly number[]): number[] {
  const last = Math.max(EDGE, room - EDGE);
  const all = [...beside.filter((at) => at >= EDGE && at <= last), EDGE, last];
  for (let at = EDGE; at < last; at += STEP) all.push(at);
  return [...new Set(all.map(Math.floor))];
}

function edges(around: Surroundings, low: 'left' | 'top', high: 'right' | 'bottom', length: number): number[] {
  const boxes = [...around.clear, ...(around.near ? [around.near] : [])];
  return boxes.flatMap((box) => [box[low] - length - EDGE, Math.ceil(box[high]) + EDGE]);
}

const sum = (boxes: readonly Box[], box: Box) => boxes.reduce((total, other) => total + overlap(other, box), 0);

function distance(near: Box | undefined, box: Box): number {
  if (!near) return 0;
  const dx = Math.max(0, near.left - box.right, box.left - near.right);
  const dy = Math.max(0, near.top - box.bottom, box.top - near.bottom);
  return dx + dy;
}
