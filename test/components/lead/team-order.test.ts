import { describe, expect, it } from 'vitest';
import type { TeamLine } from '../../../components/lead/lead-model';
import { orderTeam } from '../../../components/lead/team-order';
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
