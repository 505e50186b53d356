/** The console's input field as an editor, resolved at the moment of acting. */
import type { SiteProfile } from '../../sites/site-profile';
import { locate } from '../locate';
import type { Editor } from './editor';
import { richEditor } from './rich';
import { isTextField, textareaEditor } from './textarea';

/** undefined while the page shows no field, or one of a kind we cannot write to. */
export function findComposer(profile: SiteProfile, root: ParentNode): Editor | undefined {
  const field = locate(profile.composer.field, root);
  return field && editorOf(field);
}

/** undefined for anything a text may not be written into. */
export function editorOf(field: Element): Editor | undefined {
  if (isTextField(field)) return textareaEditor(field);
  const editable = field.closest('[contenteditable]');
  return editable instanceof (field.ownerDocument.defaultView ?? window).HTMLElement
    ? richEditor(editable as HTMLElement)
    : undefined;
}
