/** What the page asks the board's worker for, and what comes back. Shapes only. */
import type { TeamBoard, TeamView } from '../../components/lead/lead-model';
import type { Place } from '../../utils/db/place';
import type { TeamSeats } from '../../utils/db/team-seats';
import type { Settings } from '../../utils/settings/settings';

export interface BoardWish {
  settings: Pick<Settings, 'calendar' | 'targets' | 'shift'>;
  view: TeamView;
}

/** A worker has no extension API: the page tells it where the store lies. */
export type PlacedWish = BoardWish & { place: Place };

/** Without words: consoles are named by their ids. */
export interface BoardTold {
  board: TeamBoard;
  /** What the team's browsers told beside their numbers. */
  seats: TeamSeats;
}

export type BoardNews = BoardTold | { lost: true };
