/** Owns the Shopee console's one page object, and this build's class names: hashes from end to end. */
import { openReactPage, typeNatively } from '../kit/react-page';

export const page = openReactPage('shopee', (text) =>
  typeNatively(document.querySelector<HTMLTextAreaElement>('#inputField textarea'), text),
);

/** No part of a class tells what it is for. */
export function hash(name: string): string {
  return `_${page.hashed(name).split('-')[1]}`;
}
