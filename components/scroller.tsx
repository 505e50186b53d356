/** A table that may be wider than the window: scrolled by keyboard too, and a stop for Tab only where there is something to scroll. */
import { type HTMLAttributes, type ReactNode, useEffect, useRef, useState } from 'react';

interface ScrollerProps extends HTMLAttributes<HTMLElement> {
  /** Names the region. */
  label: string;
  children: ReactNode;
}

export function Scroller({ label, children, ...rest }: ScrollerProps) {
  const room = useRef<HTMLElement>(null);
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    const look = () => setCut(element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight);
    look();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(look);
    for (const each of [element, ...element.children]) observer.observe(each);
    return () => observer.disconnect();
  }, []);
  return (
    <section ref={room} className="scroller" aria-label={label} tabIndex={isCut ? 0 : undefined} {...rest}>
      {children}
    </section>
  );
}
