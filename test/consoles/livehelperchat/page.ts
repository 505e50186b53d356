/** Owns the LiveHelperChat console's one page object. */
import { openReactPage, typeNatively } from '../kit/react-page';

/** Every opened chat has a field; the one that shows takes what is typed. */
export const OPEN_FIELD = '.tab-pane.active textarea[name="ChatMessage"]';

export const page = openReactPage('livehelperchat', (text) =>
  typeNatively(document.querySelector<HTMLTextAreaElement>(OPEN_FIELD), text),
);
