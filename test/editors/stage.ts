/** Owns the stage on which every editor stands: one place each, its model, and how often anything was sent. */

export interface Stand {
  /** The element a person types into. */
  field(): HTMLElement;
  /** The framework's own text, whatever the field shows. */
  model(): string;
  /** Takes no more typing. */
  lock(): void;
}

declare global {
  interface Window {
    stands: Record<string, Stand>;
    sent: string[];
    broken: Record<string, string>;
  }
}

window.stands = {};
window.sent = [];
window.broken = {};

/** Each editor gets a place of its own; one that cannot start says why and disturbs nobody. */
export function stand(name: string, make: (place: HTMLElement) => Stand): void {
  const place = document.createElement('section');
  place.dataset.stand = name;
  document.body.append(place);
  try {
    window.stands[name] = make(place);
  } catch (error) {
    window.broken[name] = String(error);
  }
}

/** Enter sends on every console. */
export function sendOnEnter(field: HTMLElement, text: () => string): void {
  field.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      window.sent.push(text());
    },
    true,
  );
}
