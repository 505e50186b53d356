/** Reasons by person and day: own accounts as one in a team, colleagues as told, strangers and own device left out. */
import { expect, it } from 'vitest';
import { REASONS } from '../../utils/core/coach/talk-words';
import { reasonMark } from '../../utils/core/coach/team-reasons';
import { type AgentId, asId, type BusinessDay, type ConversationId, type SiteId } from '../../utils/core/ids';
import { markTheme } from '../../utils/db/coaching';
import { writeMeta } from '../../utils/db/meta';
import { putTeamDays, putTeamDoc, teamDayKey } from '../../utils/db/team';
import { readOwnReasons, readReasons } from '../../utils/db/team-themes';
import type { TeamDay } from '../../utils/db/told-rows';
import { makePack } from '../library/sample-pack';
import { freshLedger } from './ledger-fixture';

const DAY = asId<BusinessDay>('2026-11-22');
const BEFORE = asId<BusinessDay>('2026-11-21');
const siteId = asId<SiteId>('pdd');

async function marked() {
  const ledger = freshLedger();
  const put = (agent: string, chat: string, day: BusinessDay, theme: string) =>
    markTheme(
      ledger,
      {
        ...{ id: `pdd|${chat}|${day}|${theme}`, siteId, day, theme, at: 1 },
        agentId: asId<AgentId>(agent),
        conversationId: asId<ConversationId>(chat),
      },
      true,
    );
  await ledger.agents.bulkPut(
    ['acc1', 'acc2'].map((id, n) => ({ id: asId<AgentId>(id), siteId, name: ['小满', '小满2号'][n] ?? '', seenAt: n })),
  );
  await put('acc1', 'c1', DAY, '破损');
  await put('acc2', 'c2', DAY, '破损');
  await put('acc1', 'c3', BEFORE, '自己写的');
  await put('acc1', 'c4', asId('2026-11-01'), '破损');
  return ledger;
}

function told(member: string, device: string, themes: Record<string, number> | undefined, day = DAY): TeamDay {
  const key = { team: 't1', day, member, device };
  return { ...key, key: teamDayKey(key), rev: 1, rows: [], coverage: {}, receivedAt: 0, ...(themes && { themes }) };
}

it('in no team each account stands alone, within the days asked for', async () => {
  expect(await readReasons(await marked(), BEFORE, DAY)).toEqual([
    { who: '小满', day: BEFORE, theme: '自己写的', count: 1 },
    { who: '小满', day: DAY, theme: '破损', count: 1 },
    { who: '小满2号', day: DAY, theme: '破损', count: 1 },
  ]);
});

it('in a team one person is one, colleagues are as told, strangers and what this device told are left out', async () => {
  const ledger = await marked();
  await writeMeta(ledger, 'team', {
    ...{ team: 't1', teamName: '晨风', member: 'me', memberName: '小满', device: 'd1' },
    ...{ role: 'lead', hosts: [], joinedAt: 0 },
  });
  const devices = (...ids: string[]) => ids.map((id) => ({ id, user: 'U' }));
  const members = [
    { id: 'me', name: '小满', role: 'lead', devices: devices('d1', 'd2') },
    { id: 'ben', name: '阿本', role: 'agent', devices: devices('d1') },
  ];
  const doc = { key: 't1|members', team: 't1', name: 'members', rev: 1, receivedAt: 0 };
  await putTeamDoc(ledger, { ...doc, value: { v: 1, members } });
  await putTeamDays(ledger, [
    told('me', 'd1', { 破损: 9 }),
    told('me', 'd2', { 破损: 1 }),
    told('ben', 'd1', { 异味: 3 }),
    told('ben', 'd9', { 异味: 50 }),
    told('stranger', 'd1', { 异味: 50 }),
  ]);
  expect(await readReasons(ledger, DAY, DAY)).toEqual([
    { who: '小满', day: DAY, theme: '破损', count: 3 },
    { who: '阿本', day: DAY, theme: '异味', count: 3 },
  ]);
  // Taken back there, it is gone here.
  await putTeamDays(ledger, [{ ...told('ben', 'd1', undefined), rev: 2 }]);
  expect((await readReasons(ledger, DAY, DAY)).map(({ who }) => who)).toEqual(['小满']);
});

it("a team's own reason is named by a pack on this computer, also by the one before it; else it has no name", async () => {
  const ledger = await marked();
  await writeMeta(ledger, 'team', {
    ...{ team: 't1', teamName: '晨风', member: 'me', memberName: '小满', device: 'd1' },
    ...{ role: 'lead', hosts: [], joinedAt: 0 },
  });
  const members = [{ id: 'ben', name: '阿本', role: 'agent', devices: [{ id: 'd1', user: 'U' }] }];
  const doc = { key: 't1|members', team: 't1', name: 'members', rev: 1, receivedAt: 0 };
  await putTeamDoc(ledger, { ...doc, value: { v: 1, members } });
  const packOf = (reasons: string[]) => ({ ...makePack([]), coach: { reasons } });
  const stored = { id: makePack([]).id, checksum: '', importedAt: 0, builtIn: false };
  await ledger.packs.put({ ...stored, pack: packOf(['比价']), previous: { pack: packOf(['没拍视频']), checksum: '' } });
  const [now, before, strange] = ['比价', '没拍视频', '别处的'].map(reasonMark);
  await putTeamDays(ledger, [told('ben', 'd1', { [`${now}`]: 3, [`${before}`]: 2, [`${strange}`]: 1, 破损: 1 })]);
  const lines = await readReasons(ledger, DAY, DAY);
  expect(lines.filter(({ who }) => who === '阿本').map(({ theme, count }) => [theme, count])).toEqual([
    ['比价', 3],
    ['没拍视频', 2],
    ['', 1],
    ['破损', 1],
  ]);
});

it('what is told are reasons of our own list and marks of the team\u2019s: a word of somebody never travels', async () => {
  const ledger = await marked();
  const teams = { id: 'x', siteId, day: DAY, theme: '没拍视频', at: 1, mark: reasonMark('没拍视频') };
  await ledger.themes.put({ ...teams, agentId: asId<AgentId>('acc1'), conversationId: asId<ConversationId>('c9') });
  expect(await readOwnReasons(ledger, DAY)).toEqual({ 破损: 2, [reasonMark('没拍视频')]: 1 });
  expect(await readOwnReasons(ledger, BEFORE)).toEqual({});
  expect(new Set(REASONS).size).toBe(REASONS.length);
});
