/** Where the page names the open conversation beside the thread: what a row of the list says, said once more outside it. */

import type { SlotWay } from '../../core/site-patch';
import type { Field } from '../../sites/site-profile';
import { readField } from '../locate';
import { leavesOf } from './parts';
import { onlySelectors } from './single';

export interface HeaderSight {
  document: Document;
  list: Element;
  thread: Element;
  rows: readonly Element[];
  /** How a row tells its buyer's name. */
  name: Field;
  /** The row that is lit, where one is. */
  lit?: Element;
}

/** Empty: the page does not say, or says it in several places. */
export function teachHeader({ document, list, thread, rows, name, lit }: HeaderSight): SlotWay[] {
  const names = new Set((lit ? [lit] : rows).flatMap((row) => readField(name, row) ?? []));
  const outside = leavesOf(document.body).filter(
    (leaf) => !list.contains(leaf) && !thread.contains(leaf) && names.has(leaf.textContent?.trim() ?? ''),
  );
  const said = new Set(outside.map((leaf) => leaf.textContent?.trim()));
  const [first] = outside;
  return first && said.size === 1 ? onlySelectors(first) : [];
}
