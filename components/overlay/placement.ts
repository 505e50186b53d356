/** Where the panel stands: pure arithmetic on corners, so that a resize or a zoom never loses it. */
import type { OverlayPosition } from './overlay-model';

export interface Size {
  width: number;
  height: number;
}

/** Gap kept to the window's edges, px. */
export const EDGE = 8;
const STEP = 16;
const BIG_STEP = 64;

/** Keeps a panel of `panel` px whole inside a window of `view` px. */
export function clampPosition(position: OverlayPosition, panel: Size, view: Size): OverlayPosition {
  const limit = (value: number, room: number) => Math.round(Math.min(Math.max(EDGE, value), Math.max(EDGE, room)));
  return {
    corner: position.corner,
    x: limit(position.x, view.width - panel.width - EDGE),
    y: limit(position.y, view.height - panel.height - EDGE),
  };
}

/** A panel whose top left stands at `left`,`top` px, told from the corner nearest to it. */
export function positionAt(left: number, top: number, panel: Size, view: Size): OverlayPosition {
  const right = view.width - left - panel.width;
  const bottom = view.height - top - panel.height;
  const vertical = top <= bottom ? 'top' : 'bottom';
  const horizontal = left <= right ? 'left' : 'right';
  return clampPosition(
    { corner: `${vertical}-${horizontal}`, x: Math.min(left, right), y: Math.min(top, bottom) },
    panel,
    view,
  );
}

/** Where an arrow key moves the panel, as [dx, dy] px on the screen; undefined for other keys. */
export function arrowStep(key: string, big: boolean): readonly [number, number] | undefined {
  const step = big ? BIG_STEP : STEP;
  if (key === 'ArrowLeft') return [-step, 0];
  if (key === 'ArrowRight') return [step, 0];
  if (key === 'ArrowUp') return [0, -step];
  if (key === 'ArrowDown') return [0, step];
  return undefined;
}

/** The composer's box, px of the window. */
export interface FieldBox {
  left: number;
  right: number;
  top: number;
  viewWidth: number;
}

/** Less than this is no panel: then it stands where the person put it. */
const LEAST_ROOM = 160;

/** How tall a panel that hangs from above may grow before it would cover the composer; undefined: they do not meet. */
export function roomAbove({ corner, x, y }: OverlayPosition, widthPx: number, field?: FieldBox): number | undefined {
  if (!field || corner.startsWith('bottom')) return undefined;
  const left = corner === 'top-left' ? Math.max(EDGE, x) : field.viewWidth - Math.max(EDGE, x) - widthPx;
  const room = field.top - Math.max(EDGE, y) - EDGE;
  const meets = left < field.right && left + widthPx > field.left;
  return meets && room >= LEAST_ROOM ? room : undefined;
}

/** The CSS of a position. The window may have shrunk since it was stored, hence min(). */
export function placementStyle(position: OverlayPosition, widthPx: number, field?: FieldBox): Record<string, string> {
  const { corner, x, y } = position;
  const room = roomAbove(position, widthPx, field);
  const most = `calc(100vh - ${Math.max(EDGE, y) + EDGE}px)`;
  const [vertical, horizontal] = corner.split('-') as ['top' | 'bottom', 'left' | 'right'];
  return {
    [horizontal]: `max(${EDGE}px, min(${x}px, calc(100vw - ${widthPx + EDGE}px)))`,
    [vertical]: `max(${EDGE}px, min(${y}px, calc(100vh - 120px)))`,
    maxHeight: `max(112px, ${room === undefined ? most : `min(${most}, ${room}px)`})`,
  };
}
