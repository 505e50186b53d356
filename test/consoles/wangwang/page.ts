/** Owns the 旺旺 inner page's one page object. */
import { openReactPage } from '../kit/react-page';

export const page = openReactPage('wangwang', (text) => {
  const field = document.querySelector<HTMLElement>('.editBox pre.edit');
  if (!field) return false;
  field.textContent = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
});

/** The list cuts a long name short. */
export function cutName(name: string): string {
  return [...name].length > 8 ? `${[...name].slice(0, 7).join('')}…` : name;
}
