/** What the page of editors uses of Draft.js, which brings no types of its own. */
declare module 'draft-js' {
  import type { ComponentType } from 'react';

  export class EditorState {
    static createEmpty(): EditorState;
    getCurrentContent(): { getPlainText(delimiter?: string): string };
  }
  export const Editor: ComponentType<{
    editorState: EditorState;
    onChange(state: EditorState): void;
    readOnly?: boolean;
  }>;
}
