/** Which row is lit where the list marks none: the one that bears the header's name, if only one does. Owns the last answer. */
import type { SiteProfile } from '../sites/site-profile';
import { readField, workingSelector } from './locate';
import { type RawRow, readRow } from './row-reader';

/** True where the header must tell what the list does not. */
export function isLitByHeader({ list, current }: SiteProfile): boolean {
  return list.active.length === 0 && current.name.length > 0;
}

/** A list may cut a long name short. */
export function bearsName(shown: string, header: string): boolean {
  if (shown === header) return true;
  const [cut, rest] = shown.split(/…|\.\.\.$/);
  return rest !== undefined && cut !== undefined && cut.length >= 4 && header.startsWith(cut);
}

export class HeaderLit {
  private header: string | undefined;
  private held: { rows: readonly RawRow[]; lit: RawRow | undefined; marked: readonly RawRow[] } | undefined;
  private readonly needed: boolean;

  constructor(
    private readonly profile: SiteProfile,
    private readonly document: Document,
  ) {
    this.needed = isLitByHeader(profile);
  }

  /** The header names another one than at the last call. */
  changed(): boolean {
    if (!this.needed) return false;
    const header = readField(this.profile.current.name, this.document);
    const changed = header !== this.header;
    this.header = header;
    return changed;
  }

  /** The rows, one of them lit if the header says so; the same objects for the same answer. */
  light(rows: readonly RawRow[]): readonly RawRow[] {
    if (!this.needed) return rows;
    this.changed();
    const { header } = this;
    const named = header ? rows.filter(({ name }) => bearsName(name, header)) : [];
    const lit = named.length === 1 ? named[0] : undefined;
    if (this.held?.rows === rows && this.held.lit === lit) return this.held.marked;
    const marked = rows.map((row) => (row === lit ? { ...row, active: true } : row));
    this.held = { rows, lit, marked };
    return marked;
  }
}

/** The same, read afresh from the page. */
export function rowByHeader(profile: SiteProfile, root: Element, header: string | undefined): RawRow | undefined {
  const selector = header && workingSelector(profile.list.row, root);
  if (!header || !selector) return undefined;
  const named = [...root.querySelectorAll(selector)].flatMap((element) => {
    // The name alone tells most rows apart: a row whole is many questions, and this runs at every reading.
    const row = bearsName(readField(profile.list.name, element) ?? '', header) && readRow(element, profile);
    return row ? [row] : [];
  });
  const [only] = named;
  return only && named.every(({ key }) => key === only.key) ? { ...only, active: true } : undefined;
}
