/** Owns the page on which CKEditor 5 stands. */
import { InlineEditor } from '@ckeditor/ckeditor5-editor-inline';
import { Essentials } from '@ckeditor/ckeditor5-essentials';
import { Paragraph } from '@ckeditor/ckeditor5-paragraph';
import { sendOnEnter } from '../../editors/stage';

const place = document.createElement('div');
const section = document.createElement('section');
section.dataset.stand = 'ckeditor';
section.append(place);
document.body.append(section);
const editor = await InlineEditor.create(place, { licenseKey: 'GPL', plugins: [Essentials, Paragraph] });

const model = () => {
  const lines = [...(editor.model.document.getRoot()?.getChildren() ?? [])];
  return lines.map((line) => [...line.getChildren()].map(textOf).join('')).join('\n');
};
sendOnEnter(place, model);
window.stands.ckeditor = { field: () => place, model, lock: () => editor.enableReadOnlyMode('lock') };
document.body.dataset.ready = 'yes';

/** A line broken without a new paragraph is one element. */
function textOf(node: { is(kind: '$text'): boolean; data?: string }): string {
  return node.is('$text') ? (node.data ?? '') : '\n';
}
