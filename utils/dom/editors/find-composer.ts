/** The console's input field as an editor, resolved at the moment of acting. */
import type { SiteProfile } from '../../sites/site-profile';
import { locate } from '../locate';
import type { Editor } from './editor';
import { textareaEditor } from './textarea';

/** undefined while the page shows no field, or one of a kind we cannot write to. */
export function findComposer(profile: SiteProfile, root: ParentNode): Editor | undefined {
  const field = locate(profile.composer.field, root);
  if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text')) {
    return textareaEditor(field);
  }
  return undefined;
}
