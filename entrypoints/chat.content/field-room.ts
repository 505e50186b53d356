/** Where the composer stands, so that the panel can end above it. Asks for a box that the browser has anyway: no layout is forced. */
import type { FieldBox } from '../../components/overlay/placement';

/** Beats between two looks: a composer moves when the window does, or when the page puts another one there. */
const EVERY = 5;
/** A page puts its parts in order some time after the window changed. */
const SETTLED_MS = 300;

export interface FieldRoom {
  /** To be called each second. */
  beat(): void;
  /** The panel is about to grow: where the composer stands now. */
  look(): void;
}

export function watchFieldRoom(
  find: () => Element | undefined,
  onBox: (box: FieldBox) => void,
  signal: AbortSignal,
): FieldRoom {
  let last = '';
  let beats = 0;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const seen = new IntersectionObserver((entries) => {
    seen.disconnect();
    const box = entries.at(-1)?.boundingClientRect;
    if (!box || box.width === 0) return;
    const found: FieldBox = {
      left: Math.round(box.left),
      right: Math.round(box.right),
      top: Math.round(box.top),
      viewWidth: window.innerWidth,
    };
    const name = Object.values(found).join(' ');
    if (name !== last) onBox(found);
    last = name;
  });
  const look = () => {
    const field = find();
    if (field && !signal.aborted) seen.observe(field);
  };
  const resized = () => {
    look();
    clearTimeout(settling);
    settling = setTimeout(look, SETTLED_MS);
  };
  signal.addEventListener('abort', () => seen.disconnect());
  window.addEventListener('resize', resized, { passive: true, signal });
  return {
    look,
    beat() {
      if (beats % EVERY === 0) look();
      beats += 1;
    },
  };
}
