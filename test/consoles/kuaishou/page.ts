/** Owns the 快手 console's one page object and its editor. */
import type Quill from 'quill1';
import { openReactPage } from '../kit/react-page';

export const editor: { quill?: Quill } = {};

export const page = openReactPage('kuaishou', (text) => {
  const { quill } = editor;
  quill?.setText(text, 'user');
  return quill !== undefined;
});
