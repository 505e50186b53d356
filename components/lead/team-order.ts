/** Owns the order of the board: by one column, unknown last, and which lines are found by a typed name. */
import type { TeamBoard, TeamLine, TeamView } from './lead-model';

export type TeamColumn =
  | 'agentName'
  | 'siteName'
  | 'receptions'
  | 'turns'
  | 'firstMs'
  | 'averageMs'
  | 'share'
  | 'unanswered'
  | 'coverage';

/** Better when it is more: the weakest come first then. */
const WEAK_IS_LOW: readonly TeamColumn[] = ['share', 'coverage', 'agentName', 'siteName'];

export interface TeamOrder {
  column: TeamColumn;
  down: boolean;
}

/** More than a screen holds, and few enough to draw at once. */
export const SHOWN = 100;

/** The first lines of the board as somebody wants to see it. */
export function boardOf(lines: readonly TeamLine[], { column, find }: TeamView): TeamBoard {
  const ordered = orderTeam(lines, { column, down: !WEAK_IS_LOW.includes(column) }, find);
  return { lines: ordered.slice(0, SHOWN), found: ordered.length, everybody: lines.length };
}

/** Equal ones by name, so that lines do not jump. */
export function orderTeam(lines: readonly TeamLine[], { column, down }: TeamOrder, find: string): TeamLine[] {
  const wanted = find.trim().toLowerCase();
  const sign = down ? -1 : 1;
  const found = wanted === '' ? [...lines] : lines.filter((line) => line.agentName.toLowerCase().includes(wanted));
  return found.sort((a, b) => {
    const [left, right] = [a[column], b[column]];
    if (left === undefined || right === undefined) {
      if (left !== right) return left === undefined ? 1 : -1;
    } else if (left !== right) {
      return (left < right ? -1 : 1) * sign;
    }
    return a.agentName < b.agentName ? -1 : a.agentName > b.agentName ? 1 : a.key < b.key ? -1 : 1;
  });
}
