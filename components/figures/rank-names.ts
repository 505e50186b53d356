/** What somebody is called in a ranking that may hide names. My own is never hidden. */
import type { Translate } from '../text';

/** @param index place in the list, from 0, so that nobody is two people */
export function shownName(
  row: { own: boolean; name: string },
  isPrivate: boolean,
  index: number,
  t: Translate,
): string {
  return isPrivate && !row.own ? t('rankSomebody', index + 1) : row.name;
}
