/** Moves the panel by pointer or arrow keys from its handle. Measures the panel only when a move starts. */
import { type KeyboardEvent, type PointerEvent, type RefObject, useCallback, useRef, useState } from 'react';
import type { OverlayPosition } from './overlay-model';
import { arrowStep, positionAt, type Size } from './placement';

interface Grip {
  pointerId: number;
  /** From the pointer to the panel's top left, px. */
  dx: number;
  dy: number;
  panel: Size;
}

function viewSize(): Size {
  return { width: document.documentElement.clientWidth, height: window.innerHeight };
}

/** `dragged` is where the panel is now while being dragged; undefined otherwise. */
export function useDrag(panel: RefObject<HTMLElement | null>, onMove: (position: OverlayPosition) => void) {
  const grip = useRef<Grip | undefined>(undefined);
  const [dragged, setDragged] = useState<OverlayPosition>();

  const start = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      if (!panel.current || event.button !== 0) return;
      const box = panel.current.getBoundingClientRect();
      grip.current = {
        pointerId: event.pointerId,
        dx: box.left - event.clientX,
        dy: box.top - event.clientY,
        panel: { width: box.width, height: box.height },
      };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    [panel],
  );
  const move = useCallback((event: PointerEvent<HTMLElement>) => {
    const held = grip.current;
    if (held?.pointerId !== event.pointerId) return;
    setDragged(positionAt(event.clientX + held.dx, event.clientY + held.dy, held.panel, viewSize()));
  }, []);
  const end = useCallback(() => {
    grip.current = undefined;
    if (dragged) onMove(dragged);
    setDragged(undefined);
  }, [dragged, onMove]);
  const key = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const step = arrowStep(event.key, event.shiftKey);
      if (!step || !panel.current) return;
      event.preventDefault();
      const box = panel.current.getBoundingClientRect();
      onMove(positionAt(box.left + step[0], box.top + step[1], box, viewSize()));
    },
    [panel, onMove],
  );
  return {
    dragged,
    handle: { onPointerDown: start, onPointerMove: move, onPointerUp: end, onPointerCancel: end, onKeyDown: key },
  };
}
