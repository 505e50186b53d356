/** What somebody is called in a ranking that may hide names. My own is never hidden. */
import type { Translate } from '../text';
import type { RankRow } from './rank-model';

export function shownName(row: RankRow, isPrivate: boolean, index: number, t: Translate): string {
  return isPrivate && !row.own ? t('rankSomebody', index + 1) : row.name;
}
