/** Takes what a person points at, and keeps it from the page: while they teach, a click opens and sends nothing. */

const TAKEN = [
  'pointerdown',
  'mousedown',
  'pointerup',
  'mouseup',
  'click',
  'dblclick',
  'auxclick',
  'touchstart',
  'touchend',
];

export interface PointingPorts {
  /** Whether something is asked for now; otherwise the page gets everything. */
  isAsking(): boolean;
  /** Ours: the panel keeps its own clicks. */
  isOurs(element: EventTarget | null): boolean;
  over(element: Element | undefined): void;
  pick(element: Element): void;
  cancel(): void;
}

export function listenPointing(view: Window, ports: PointingPorts, signal: AbortSignal): void {
  const options = { capture: true, signal, passive: false };
  for (const type of TAKEN) {
    view.addEventListener(
      type,
      (event) => {
        if (!event.isTrusted || ports.isOurs(event.target) || !ports.isAsking()) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (type === 'click' && event.target instanceof Element) ports.pick(event.target);
      },
      options,
    );
  }
  view.addEventListener(
    'pointermove',
    (event) => {
      const isTheirs = ports.isAsking() && !ports.isOurs(event.target) && event.target instanceof Element;
      ports.over(isTheirs ? (event.target as Element) : undefined);
    },
    { capture: true, signal, passive: true },
  );
  view.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.key !== 'Escape') return;
      event.stopImmediatePropagation();
      ports.cancel();
    },
    options,
  );
}
