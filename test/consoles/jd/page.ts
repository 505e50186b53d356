/** Owns the 咚咚 console's one page object. */
import { openReactPage } from '../kit/react-page';

export const page = openReactPage('jd', (text) => {
  const field = document.querySelector<HTMLElement>('.EditorContent');
  if (!field) return false;
  field.textContent = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
});

/** The customer's pin: the row's id without what stands around it. It is unique, and the only name there is. */
export function pinOf(conversationKey: string): string {
  return /^u_(.+)imcustomer/.exec(conversationKey)?.[1] ?? conversationKey;
}
