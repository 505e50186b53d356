/** What the import of a file is told and answers, step by step. Shapes only: files are read by the page. */
import type { RowCode } from '../../../utils/core/pack-codes';
import type { SnippetField } from '../../../utils/core/pack-diff';
import type { Snippet } from '../../../utils/core/snippet';
import type { PackOutcome, PackPlan, PackRefusal } from '../lead-model';

export type SheetColumn = Exclude<SnippetField, 'picture'> | 'id' | 'ignore';

/** As `utils/library/sheets` has it. */
export interface SheetMappingShape {
  firstRow: number;
  columns: SheetColumn[];
  sheetIsCategory: boolean;
  own: boolean;
}

/** One sheet of the file, with what its columns are taken for. */
export interface SheetView {
  name: string;
  rows: readonly (readonly string[])[];
  sheetCount: number;
  mapping: SheetMappingShape;
}

/** Row and column from 1; column 0 is the whole row. */
export interface SheetTrouble {
  row: number;
  column: number;
  code: RowCode;
  dropped: boolean;
}

export type FileReading =
  | { kind: 'pack'; plan: PackPlan }
  | { kind: 'sheets'; sheets: SheetView[] }
  | { kind: 'refused'; refusal: PackRefusal };

/** Where the scripts of a sheet go. `replace`: what the sheet does not have goes; else it is added to what is there. */
export type SheetTarget = { kind: 'new'; title: string } | { kind: 'existing'; packId: string; replace: boolean };

export interface ImportSeams {
  /** Reads and compares; changes nothing. Files chosen together go in together. */
  onRead(files: readonly File[]): Promise<FileReading>;
  /** What a sheet gives under its mapping; quick enough for every change of a column. */
  onMap(sheet: SheetView): { snippets: readonly Snippet[]; troubles: readonly SheetTrouble[] };
  onPlan(sheets: readonly SheetView[], target: SheetTarget): Promise<PackPlan>;
  /** Accepts a signing key under a name. */
  onTrust(key: string, name: string): Promise<boolean>;
  /** All parts or none. */
  onPut(plan: PackPlan): Promise<PackOutcome>;
}
