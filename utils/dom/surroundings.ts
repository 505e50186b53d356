/** What the page outside the thread says about the open conversation: the lit row and the header, read afresh. */
import type { SiteProfile } from '../sites/site-profile';
import { isLitByHeader, rowByHeader } from './header-lit';
import { locate, readField } from './locate';
import { type RawRow, readRow } from './row-reader';

export interface Surroundings {
  /** The row that is lit; undefined when none is. */
  active?: RawRow;
  /** The header's name; undefined when the page has none. */
  header?: string;
  /** When the row was seen to light up, epoch ms; undefined where the list does not say. */
  litAt?: number;
  /** Nothing but the header says which row is lit, and the thread may come before it. */
  byHeader?: true;
}

export function readSurroundings(
  profile: SiteProfile,
  document: Document,
  listRoot: Element | undefined,
  /** The lit row, if any, where the list has just been read. */
  read?: { lit: RawRow | undefined; litAt: number | undefined },
): Surroundings {
  const around: Surroundings = {};
  const header = readField(profile.current.name, document);
  if (header !== undefined) around.header = header;
  const byHeader = isLitByHeader(profile);
  const row = read && !byHeader ? read.lit : (read?.lit ?? litNow());
  if (row) around.active = row;
  if (byHeader) around.byHeader = true;
  if (row && !byHeader && read?.litAt !== undefined) around.litAt = read.litAt;
  return around;

  function litNow(): RawRow | undefined {
    return listRoot && (byHeader ? rowByHeader(profile, listRoot, header) : litRow(profile, listRoot));
  }
}

/** The lit row as it is now, not as the last reading had it. */
function litRow(profile: SiteProfile, root: Element): RawRow | undefined {
  const lit = locate(profile.list.active, root);
  const selector = profile.list.row.find(({ css }) => lit?.closest(css))?.css;
  const row = selector && lit?.closest(selector);
  return row ? readRow(row, profile) : undefined;
}
