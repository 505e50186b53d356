/** Owns the team added up: by console, shop, group or hour, each under its console's own rule. Figures are never added across rules. */
import type { SiteId } from '../../utils/core/ids';
import { figuresOf } from '../../utils/core/metrics';
import type { DayRow, RuleProfile } from '../../utils/core/turn';

export type TotalsBy = 'site' | 'shop' | 'group' | 'hour';

/** What one person adds on one console. */
export interface TeamPart {
  key: string;
  siteId: SiteId;
  rule: RuleProfile;
  rows: readonly DayRow[];
  /** Of the newest race of groups; undefined: in none. */
  group?: string;
  waiting?: { count: number; since: number };
}

export interface TotalLine {
  key: string;
  siteId: SiteId;
  /** Console's id until it is worded. */
  siteName: string;
  /** Shop or group; undefined where it is not known, and with hours and consoles. */
  name?: string;
  hour?: number;
  people: number;
  /** Buyers who wait now; undefined where it is not known by shop and hour, or nobody does. */
  waitingCount?: number;
  waitingSince?: number;
  receptions: number;
  turns: number;
  averageMs?: number;
  share?: number;
  conversion?: number;
  unanswered: number;
  estimated: boolean;
}

/** Waits are told by console: whose shop or hour they are of, is not. */
const TELLS_WAITS: readonly TotalsBy[] = ['site', 'group'];

/** Consoles in their order; in them groups and shops with most to do first, hours as they go by. `firstHour` begins a day. */
export function totalsOf(parts: readonly TeamPart[], by: TotalsBy, firstHour = 0): TotalLine[] {
  const cells = new Map<
    string,
    { first: TeamPart; cell: string; rows: DayRow[]; members: Set<string>; waits: TeamPart[] }
  >();
  for (const part of parts) {
    for (const [cell, rows] of cellsOf(part, by)) {
      const key = `${part.siteId} ${cell}`;
      const held = cells.get(key) ?? { first: part, cell, rows: [], members: new Set(), waits: [] };
      cells.set(key, held);
      held.rows.push(...rows);
      held.members.add(part.key);
      if (TELLS_WAITS.includes(by) && part.waiting) held.waits.push(part);
    }
  }
  const lines = [...cells].map(([key, { first, cell, rows, members, waits }]): TotalLine => {
    const figures = figuresOf(rows, first.rule);
    return {
      key,
      siteId: first.siteId,
      siteName: first.siteId,
      ...(by === 'hour' ? { hour: Number(cell) } : by !== 'site' && cell !== '' && { name: cell }),
      people: members.size,
      ...(waits.length > 0 && {
        waitingCount: waits.reduce((sum, { waiting }) => sum + (waiting?.count ?? 0), 0),
        waitingSince: Math.min(...waits.map(({ waiting }) => waiting?.since ?? Number.POSITIVE_INFINITY)),
      }),
      receptions: figures.receptions,
      turns: figures.turns,
      ...(figures.averageMs !== undefined && { averageMs: figures.averageMs }),
      ...(figures.unitShare !== undefined && { share: figures.unitShare }),
      ...(figures.conversionRate !== undefined && { conversion: figures.conversionRate }),
      unanswered: figures.unanswered,
      estimated: figures.estimated,
    };
  });
  const sites = [...new Set(parts.map(({ siteId }) => siteId))];
  const late = (line: TotalLine) => ((line.hour ?? 0) - firstHour + 24) % 24;
  return lines.sort(
    (a, b) =>
      sites.indexOf(a.siteId) - sites.indexOf(b.siteId) ||
      (by === 'hour' ? late(a) - late(b) : b.receptions - a.receptions || (a.key < b.key ? -1 : 1)),
  );
}

function cellsOf({ rows, group }: TeamPart, by: TotalsBy): Iterable<[string, readonly DayRow[]]> {
  if (by === 'site') return [['', rows]];
  if (by === 'group') return [[group ?? '', rows]];
  const cells = new Map<string, DayRow[]>();
  for (const row of rows) {
    const cell = by === 'shop' ? row.shopId : String(row.hour);
    const held = cells.get(cell);
    if (held) held.push(row);
    else cells.set(cell, [row]);
  }
  return cells;
}
