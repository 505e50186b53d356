/** Owns moving the focus to what a person has just asked for; as a `ref`, it does so when the element comes, and never again. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}

/** The same where the answer comes later: only while nothing else has the focus, for by then the person may be elsewhere. */
export function focusIfIdle(element: HTMLElement | null): void {
  if (document.activeElement === null || document.activeElement === document.body) element?.focus();
}
