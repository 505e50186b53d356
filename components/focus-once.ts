/** Owns moving the focus to what a person has just asked for; as a `ref`, it does so when the element comes, and never again. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
