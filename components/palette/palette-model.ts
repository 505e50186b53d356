/** What the palette is told and what it tells back: plain values and callbacks. It knows no library, no port, no clock. */
import type { SnippetId } from '../../utils/core/ids';
import type { Snippet, Stage } from '../../utils/core/snippet';
import type { VariableValues } from '../../utils/core/snippet-text';

export interface PaletteModel {
  /** lost: the library cannot be read. indexing: titles are there, searching is not yet. */
  state: 'loading' | 'indexing' | 'ready' | 'lost';
  /** Scripts in the library, found or not. */
  total: number;
  query: string;
  /** Best first; all that is drawn. */
  rows: readonly Snippet[];
  /** More would fit than are drawn. */
  capped: boolean;
  stages: readonly Stage[];
  stage?: Stage;
  categories: readonly string[];
  category?: string;
  /** What the page knows of the buyer. */
  values: VariableValues;
}

export interface ChosenScript {
  snippetId: SnippetId;
  /** What the agent typed for variables that the page does not know. */
  values: VariableValues;
}

export interface PaletteCallbacks {
  onQuery(query: string): void;
  /** undefined: all of them. */
  onStage(stage: Stage | undefined): void;
  onCategory(category: string | undefined): void;
  /** One script, or several to stand one after another. */
  onPick(chosen: readonly ChosenScript[], by: 'key' | 'pointer'): void;
  /** The picture of a script as a data address; undefined where there is none. */
  onPicture(id: SnippetId): Promise<string | undefined>;
  onClose(): void;
  /** True for an event that the browser made for a person, not a script. */
  isPersons(event: Event): boolean;
  /** True for a key that belongs to an input method, and for the Enter some of them send just after. */
  isForIme(event: KeyboardEvent): boolean;
}
