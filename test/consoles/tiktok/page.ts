/** Owns the TikTok Shop console's one page object, and this build's class names: hashes from end to end. */
import { openReactPage, typeNatively } from '../kit/react-page';

/** Nobody has said which kind of field the page has: `?field=editable` is the other one. */
export const isEditable = new URLSearchParams(location.search).get('field') === 'editable';

export const page = openReactPage('tiktok', (text) => {
  const field = document.querySelector('[data-field]');
  if (field instanceof HTMLTextAreaElement) return typeNatively(field, text);
  if (!field) return false;
  field.textContent = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return true;
});

/** No part of a class tells what it is for. */
export function hash(name: string): string {
  return `index-module__${page.hashed(name).split('-')[1]}`;
}
