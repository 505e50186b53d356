/** Owns the 闲鱼 page's one page object, and this build's class names: a word that stays, two dashes, a tail that turns. */
import { openReactPage, typeNatively } from '../kit/react-page';

export const page = openReactPage('goofish', (text) =>
  typeNatively(document.querySelector<HTMLTextAreaElement>('textarea.ant-input'), text),
);

export function tailed(name: string): string {
  return page.hashed(`${name}-`);
}
