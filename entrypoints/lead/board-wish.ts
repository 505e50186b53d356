/** What the page asks the board's worker for, and what comes back. Shapes only. */
import type { TeamBoard, TeamView } from '../../components/lead/lead-model';
import type { Place } from '../../utils/db/place';
import type { Settings } from '../../utils/settings/settings';
import type { BareLine } from './read-board';

export interface BoardWish {
  settings: Pick<Settings, 'calendar' | 'targets' | 'shift'>;
  view: TeamView;
}

/** A worker has no extension API: the page tells it where the store lies. */
export type PlacedWish = BoardWish & { place: Place };

export type BareBoard = Omit<TeamBoard, 'lines'> & { lines: readonly BareLine[] };

export type BoardNews = { board: BareBoard } | { lost: true };
