/** Owns the order of the board: pinned lines, then by one column, unknown last; and which lines are looked for. */
import type { TeamBoard, TeamLine, TeamView } from './lead-model';

export type TeamColumn =
  | 'agentName'
  | 'siteName'
  | 'receptions'
  | 'turns'
  | 'firstMs'
  | 'averageMs'
  | 'share'
  | 'conversion'
  | 'unanswered'
  | 'longestMs'
  | 'ageMs'
  | 'waitingSince'
  | 'coverage';

/** Better when it is more: the weakest come first then. */
const WEAK_IS_LOW: readonly TeamColumn[] = ['share', 'conversion', 'coverage', 'agentName', 'siteName', 'waitingSince'];

export interface TeamOrder {
  column: TeamColumn;
  down: boolean;
}

/** More than a screen holds, and few enough to draw at once. */
export const SHOWN = 100;
/** As in rankings: under it, figures are not compared. */
const COVERED = 0.8;

/** The first lines of the board as somebody wants to see it. */
export function boardOf(lines: readonly TeamLine[], view: TeamView): TeamBoard {
  const { column, find, site, uncovered, pinned } = view;
  const asked = lines.filter(
    (line) =>
      (site === undefined || line.siteId === site) &&
      (!uncovered || line.coverage === undefined || line.coverage < COVERED),
  );
  const found = orderTeam(asked, { column, down: !WEAK_IS_LOW.includes(column) }, find);
  const isPinned = (line: TeamLine) => pinned.includes(line.key);
  const ordered = [...found.filter(isPinned), ...found.filter((line) => !isPinned(line))];
  const names = new Map(lines.map(({ siteId, siteName }) => [siteId, siteName]));
  return {
    lines: ordered.slice(0, SHOWN),
    found: ordered.length,
    everybody: lines.length,
    sites: [...names].map(([id, name]) => ({ id, name })),
  };
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
