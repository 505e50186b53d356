import { describe, expect, it } from 'vitest';
import type { TeamLine } from '../../../components/lead/lead-model';
import { boardOf, orderTeam } from '../../../components/lead/team-order';
import { type AgentId, asId, type SiteId } from '../../../utils/core/ids';

const line = (agentName: string, averageMs?: number): TeamLine => ({
  key: agentName,
  siteId: asId<SiteId>('pdd'),
  agentId: asId<AgentId>(agentName),
  agentName,
  siteName: '拼多多',
  own: false,
  opens: true,
  receptions: 1,
  turns: 1,
  unanswered: 0,
  estimated: false,
  ...(averageMs !== undefined && { averageMs }),
});
const names = (lines: TeamLine[]) => lines.map(({ agentName }) => agentName).join('');

describe('the order of the board', () => {
  const team = [line('丙'), line('乙', 9), line('甲', 9), line('Ann', 3)];
  it('is by the column, unknown last both ways, equal ones by name', () => {
    expect(names(orderTeam(team, { column: 'averageMs', down: false }, ''))).toBe('Ann乙甲丙');
    expect(names(orderTeam(team, { column: 'averageMs', down: true }, ''))).toBe('乙甲Ann丙');
  });
  it('finds by any part of a name', () => {
    expect(names(orderTeam(team, { column: 'agentName', down: false }, ' aN '))).toBe('Ann');
    expect(names(orderTeam(team, { column: 'agentName', down: false }, '丁'))).toBe('');
  });
});

describe('what of the team is shown', () => {
  const feige = asId<SiteId>('feige');
  const team: TeamLine[] = [
    { ...line('甲'), unanswered: 3, coverage: 0.9 },
    { ...line('乙'), unanswered: 1, coverage: 0.79, siteId: feige, siteName: 'feige' },
    { ...line('丙'), unanswered: 0 },
  ];
  const view = { column: 'unanswered' as const, find: '', uncovered: false, pinned: [] as string[] };
  it('has pinned lines on top, whatever the order, and only among those who are looked for', () => {
    expect(names([...boardOf(team, view).lines])).toBe('甲乙丙');
    expect(names([...boardOf(team, { ...view, pinned: ['丙', 'gone'] }).lines])).toBe('丙甲乙');
    expect(names([...boardOf(team, { ...view, pinned: ['丙'], find: '乙' }).lines])).toBe('乙');
  });
  it('is one console only, or who is watched too little; unknown is too little', () => {
    expect(names([...boardOf(team, { ...view, site: feige }).lines])).toBe('乙');
    const board = boardOf(team, { ...view, uncovered: true });
    expect(names([...board.lines])).toBe('乙丙');
    expect([board.found, board.everybody]).toEqual([2, 3]);
    expect(board.sites.map(({ id }) => id)).toEqual(['pdd', 'feige']);
  });
});
